"""The copy count stands in the agreement more than once.

Once is enough, and a second place may be left over from moving the sentence. Each place takes the same
number, in the same grammatical case, so that a sentence of another shape would read wrong.

Wrong:

    paragraphs:
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.
      - text: Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla każdego z Partnerów.

Right:

    paragraphs:
      - text: Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla każdego z Partnerów.
"""

from itertools import islice

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.rules.text import held

CODE = "K206"

_SAID = message("The copy count was given before. Give it once, and remove it here.")


def check(data: Data) -> Findings:
    """Each place for the count of the copies but the first."""
    counted = (words for words, of_copies in held(data) if of_copies)
    return ((words, _SAID) for words in islice(counted, 1, None))
