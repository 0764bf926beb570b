"""A file that was recorded as evidence is not there.

The register names it with its digest, but whoever has to show the signature later has nothing in hand. Put
it back where the register says, from a backup for instance.

Wrong:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
    $ rm data/evidence/a/scan.pdf

Right:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
"""

from kpes.messages import message
from kpes.rules.register import evidence_of
from kpes.rules.rule import Data, Findings

CODE = "K507"

def check(data: Data) -> Findings:
    """Each named file that is not there."""
    for _, place, kept in evidence_of(data):
        if data.evidence.get(kept.file) is None:
            yield place, message("The evidence {file} is missing. Put it back.", file=kept.file)
