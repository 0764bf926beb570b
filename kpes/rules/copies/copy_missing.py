"""A copy that kpes wrote is not there any more.

SHA256SUMS still names it, so a partner would go without a copy, and “sha256sum -c” fails for the others.

Wrong:

    $ kpes render
    $ rm out/copies/2-b.docx

Right:

    $ kpes render
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.source import Place

CODE = "K403"

_SAID = message("This copy is missing. Write it anew: kpes render")


def check(data: Data) -> Findings:
    """Each file that SHA256SUMS names and the folder does not hold."""
    return ((Place(f"{data.copies.place}/{name}"), _SAID) for name in data.copies.missing)
