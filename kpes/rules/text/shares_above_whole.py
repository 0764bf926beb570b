"""The shares in a list or in a column of a table are more than the whole.

Shares of costs, votes or contributions are parts of one whole, and when one of them is changed another has to give way.
Together they make no more than 100 %. A list is looked at where its words, or those before it, speak of shares, parts
or contributions, a column where its heading does; limits („do 30%”) are not added up. Several wholes may stand one
behind the other, if each of them is whole.

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
from kpes.model import ItemList, Table, Text
from kpes.rules.amounts import columns, said
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import announced, runs

CODE = "K233"

_SHARE = r"(?<![\w.,/–-])([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s?(?:%|proc(?:\.|ent\w?)|per\s?cent|Prozent|pour\scent)"
_OF_A_WHOLE = r"(?i)\b(?:udział|wkład|podzia[łl]|częś|głos|share|contribut|votes|anteil|beitr|stimm|quote|apport|voix)"
_LIMIT = (
    r"(?i)\b(?:do|niż|najmniej|najwyżej|ponad|powyżej|poniżej|min|maks|up\sto|than|least|most|bis|mindestens|höchstens"
    r"|plus|moins)\.?\s$"
)



def check(data: Data) -> Findings:
    """Each list and each column of shares that are more than the whole, at the last of them."""
    if not data.printed:
        return
    language = data.printed.language
    for parts in runs(data.printed):
        for before, part in announced(parts):
            found = _of_list(before, part) if isinstance(part, ItemList) else _of_table(before, part, language)
            for shares in found:
                total = sum((_value(share) for share in shares), Decimal())
                different = len({share.text.value[share.start : share.end] for share in shares}) > 1
                if different and total > 100 and not _are_wholes(map(_value, shares)):
                    yield (
                        shares[-1],
                        message(
                            "These shares make {total}%, more than the whole. Correct them.",
                            total=said(total, language),
                        ),
                    )


def _of_list(before: Text | None, listed: ItemList) -> Iterator[list[Words]]:
    """The shares of a list, if each of its items gives one."""
    shares = [share for item in listed.items if (share := _share(item.text))]
    spoken = f"{before.value if before else ''} {listed.items[0].text.value}"
    if len(shares) == len(listed.items) and re.search(_OF_A_WHOLE, spoken):
        yield shares


def _of_table(before: Text | None, table: Table, language: str) -> Iterator[list[Words]]:
    """The shares of each column that has nothing else; rows of totals, and what they are made of, are left out."""
    headings = [heading.value for heading in table.columns] or [before.value if before else ""] * len(table.rows[0])
    spoken = [re.search(_OF_A_WHOLE, heading) for heading in headings]
    for heading, rows in zip(headings, columns(table, language) if any(spoken) else (), strict=False):
        counted = [row for row in rows if not (row.is_total or row.is_part or row.is_empty)]
        in_percent = all("%" in row.cell.value for row in counted) or "%" in heading
        if in_percent and all(row.amount is not None for row in counted) and re.search(_OF_A_WHOLE, heading):
            found = (re.match(r"[0-9]+(?:[.,][0-9]+)?", row.cell.value) for row in counted)
            yield [Words(row.cell, *one.span()) for row, one in zip(counted, found, strict=True) if one]


def _are_wholes(shares: Iterable[Decimal]) -> bool:
    """Whether shares are those of several wholes, one behind the other."""
    total = Decimal()
    for share in shares:
        total = share if total == 100 else total + share
    return total == 100


def _share(text: Text) -> Words | None:
    """The only share that an item gives, if it gives one."""
    shares = list(re.finditer(_SHARE, text.value)) if any(map(str.isdecimal, text.value)) else []
    if len(shares) != 1 or re.search(_LIMIT, text.value[max(0, shares[0].start() - 15) : shares[0].start()]):
        return None
    return Words(text, *shares[0].span(1))


def _value(share: Words) -> Decimal:
    return Decimal(share.text.value[share.start : share.end].replace(",", "."))
