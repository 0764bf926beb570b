"""The shares in a list are more than the whole.

Shares of costs, votes or contributions are parts of one whole, and when one of them is changed another has to give way.
Together they make no more than 100 %. A list is looked at where its words, or those before it, speak of shares, parts
or contributions; limits („do 30%”) are not added up.

Wrong:

    paragraphs:
      - text:
          - 'Udziały w kosztach wynoszą:'
          - labels: 1)
            items: [Gmina – 60%;, Fundacja – 30%;, Spółdzielnia – 20%.]

Right:

    paragraphs:
      - text:
          - 'Udziały w kosztach wynoszą:'
          - labels: 1)
            items: [Gmina – 60%;, Fundacja – 30%;, Spółdzielnia – 10%.]
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kpes.messages import message
from kpes.model import ItemList, Part, Text
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import runs

CODE = "K233"

_SHARE = r"(?<![\w.,/–-])([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s?(?:%|proc(?:\.|ent\w?)|per\s?cent|Prozent|pour\scent)"
_OF_A_WHOLE = r"(?i)\b(?:udział|wkład|podzia[łl]|częś|głos|share|contribut|votes|anteil|beitr|stimm|quote|apport|voix)"
_LIMIT = (
    r"(?i)\b(?:do|niż|najmniej|najwyżej|ponad|powyżej|poniżej|min|maks|up\sto|than|least|most|bis|mindestens|höchstens"
    r"|plus|moins)\.?\s$"
)


def check(data: Data) -> Findings:
    """Each list of shares that are more than the whole, at the last of them."""
    for parts in runs(data.printed) if data.printed else ():
        for before, listed in _announced(parts):
            shares = [share for item in listed.items if (share := _share(item.text))]
            said = f"{before} {listed.items[0].text.value}"
            different = len({share.text.value[share.start : share.end] for share in shares}) > 1
            total = sum(_value(share) for share in shares)
            if different and total > 100 and len(shares) == len(listed.items) and re.search(_OF_A_WHOLE, said):
                yield (
                    shares[-1],
                    message("The shares in this list make {total}%, more than the whole. Correct them.", total=total),
                )


def _announced(parts: Iterable[Part], before: str = "") -> Iterator[tuple[str, ItemList]]:
    """Each list, with the words before it."""
    for part in parts:
        if isinstance(part, ItemList):
            yield before, part
            for item in part.items:
                yield from _announced(item.parts, item.text.value)
        before = part.value if isinstance(part, Text) else ""


def _share(text: Text) -> Words | None:
    """The only share that an item gives, if it gives one."""
    shares = list(re.finditer(_SHARE, text.value)) if any(map(str.isdecimal, text.value)) else []
    if len(shares) != 1 or re.search(_LIMIT, text.value[max(0, shares[0].start() - 15) : shares[0].start()]):
        return None
    return Words(text, *shares[0].span(1))


def _value(share: Words) -> Decimal:
    return Decimal(share.text.value[share.start : share.end].replace(",", "."))
