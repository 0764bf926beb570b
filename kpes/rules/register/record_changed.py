"""A record of the register was changed after kpes wrote it.

Each record ends with the SHA-256 of all that stands above it in its file. It does not fit any more, or is gone while
a record above still bears one, so somebody changed this record or one before it. Restore the file, from git for
instance; a mistake is withdrawn with kpes revoke, so that the trace remains. Until then nothing is added to the
file, and kpes gives no day on which the agreement was concluded.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ sed -i 's/handwritten/qualified/' data/signatures/a.yaml

Right:

    $ kpes sign a --by "Anna Nowak"
    $ kpes revoke a --reason "podpis był elektroniczny"
    $ kpes sign a --by "Anna Nowak" --method qualified
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K513"

_SAID = message(
    "This record, or one above it, was changed after kpes wrote it. Restore the file, from git for instance."
)


def check(data: Data) -> Findings:
    """The first record of each file whose digest does not fit."""
    return ((data.files.place_of(id, line), _SAID) for id, line in data.files.altered.items())
