"""A file of the register is not laid out as kpes writes it.

Somebody edited it by hand. The register is evidence only as long as kpes alone writes it: a mistake is
withdrawn with a reason, so that the trace remains. Restore the file, and use kpes revoke and kpes sign.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ echo "# podpisano na spotkaniu" >> data/signatures/a.yaml

Right:

    $ kpes sign a --by "Anna Nowak" --note "podpisano na spotkaniu"
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K511"

_SAID = message("kpes did not write this line as it stands. Restore the file, and record with kpes alone.")


def check(data: Data) -> Findings:
    """Each file that reads well but is not as kpes writes it, at the first line that differs."""
    return ((data.files.place_of(id, line), _SAID) for id, line in data.files.hand_edited().items())
