"""“XXXXX” stands where no copies are spoken of.

kpes puts the number of copies wherever “XXXXX” stands, with its numeral in the case that „w …
egzemplarzach” asks for. A blank for a street, an amount or a date would be filled with that number, and
nobody would see it before the copies are printed. Write what belongs there.

Wrong:

    paragraphs:
      - text: Partnerzy wpłacą po XXXXX zł.

Right:

    paragraphs:
      - text: Partnerzy wpłacą po 100 zł. Porozumienie sporządzono w XXXXX egzemplarzach.
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.rules.text import held

CODE = "K207"

_SAID = message(
    "No copies are spoken of here, but “XXXXX” becomes the number of copies. Write what belongs here instead."
)


def check(data: Data) -> Findings:
    """Each place for the copy count beside which no copies are spoken of."""
    return ((words, _SAID) for words, of_copies in held(data) if not of_copies)
