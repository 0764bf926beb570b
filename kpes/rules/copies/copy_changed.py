"""A copy is not what kpes wrote.

All copies are the same bytes, so that every partner holds the same agreement. One that was opened and
saved, or edited, is no longer sure to say what the others say. Move it elsewhere and write it anew.

Wrong:

    $ kpes render
    $ echo x >> out/copies/1-a.docx

Right:

    $ kpes render
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.source import Place

CODE = "K402"

_SAID = message("This copy was changed after kpes wrote it. Move it elsewhere, then: kpes render")


def check(data: Data) -> Findings:
    """Each copy whose digest is not the one in SHA256SUMS."""
    return ((Place(f"{data.copies.place}/{name}"), _SAID) for name in data.copies.changed)
