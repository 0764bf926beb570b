"""A file that was recorded as evidence is not the same any more.

Its digest is not the recorded one. Somebody changed or replaced it after the signature was recorded, and it
proves nothing until the original is back.

Wrong:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
    $ echo "inny skan" > data/evidence/a/scan.pdf

Right:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
"""

from kpes.messages import message
from kpes.rules.register import evidence_of
from kpes.rules.rule import Data, Findings

CODE = "K508"

def check(data: Data) -> Findings:
    """Each named file of another digest than the recorded one."""
    for _, place, kept in evidence_of(data):
        if data.evidence.get(kept.file) not in (None, kept.sha256):
            said = message(
                "The evidence {file} was changed after it was recorded. Put the original back.", file=kept.file
            )
            yield place, said
