"""A total is not the sum of what it is the total of.

Somebody changed one amount and not the other, and each side may rely on the one that suits it. In a table the row that
begins with „Razem”, “Total”, „Summe” or the like is held against the rows above it, column by column; in a list the
amounts that are introduced by „w tym:” are together no more than the one before them.

Wrong:

    paragraphs:
      - text:
          - 'Budżet:'
          - table:
              columns: [Partner, Wkład]
              rows: [[Lider, '120 000,00 zł'], [Fundacja, '40 000,00 zł'], [Razem, '150 000,00 zł']]

Right:

    paragraphs:
      - text:
          - 'Budżet:'
          - table:
              columns: [Partner, Wkład]
              rows: [[Lider, '120 000,00 zł'], [Fundacja, '40 000,00 zł'], [Razem, '160 000,00 zł']]
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kpes.messages import message
from kpes.model import ItemList, Table, Text
from kpes.rules.amounts import Row, amounts, columns, has_total, said
from kpes.rules.rule import Data, Findings
from kpes.rules.text import announced, runs

CODE = "K246"

_PARTS = r"(?i)\b(?:w\stym|z\s(?:tego|czego|której)|of\swhich|including|davon|darunter|dont|soit)\b[^.;]{0,40}:?$"


def check(data: Data) -> Findings:
    """Each total of a column that is not its sum, and each list of amounts that is more than the one before it."""
    if not data.printed:
        return
    language = data.printed.language
    for parts in runs(data.printed):
        for before, part in announced(parts):
            if isinstance(part, Table):
                yield from _in_table(part, language)
            elif before and re.search(_PARTS, before.value):
                yield from _in_list(before, part, language)


def _in_table(table: Table, language: str) -> Findings:
    for rows in columns(table, language) if has_total(table) else ():
        for total, sums in _totals(rows):
            yield (
                total.cell,
                message(
                    "The rows above make {sum}, and this total is {total}. Correct whichever is wrong.",
                    sum=said(sums[0], language),
                    total=total.cell.value,
                ),
            )


def _in_list(before: Text, listed: ItemList, language: str) -> Findings:
    whole = [value for _, value in amounts(before, language)]
    parts = [list(amounts(item.text, language)) for item in listed.items]
    if len(whole) == 1 and all(len(one) == 1 for one in parts):
        total = sum((value for ((_, value),) in parts), Decimal())
        if total > whole[0]:
            yield (
                parts[-1][0][0],
                message(
                    "These amounts make {sum}, more than the {total} that they are parts of. Correct them.",
                    sum=said(total, language),
                    total=said(whole[0], language),
                ),
            )


def _totals(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Decimal]]]:
    """Each total that none of the sums above it gives, with these: a table may have totals of its parts."""
    for at, total in enumerate(rows):
        above = rows[:at]
        if not total.is_total or total.amount is None or any(row.amount is None and not row.is_empty for row in above):
            continue
        last = max((place for place, row in enumerate(above) if row.is_total), default=-1)
        kinds = [
            [row for row in above[last + 1 :] if not row.is_part],
            [row for row in above if not row.is_total and not row.is_part],
            [row for row in above if row.is_total],
            [row for row in above[last + 1 :] if row.is_part],
            [row for row in above if row.is_part],
            above[last + 1 :],
        ]
        counted = [[row.amount for row in kind if row.amount is not None] for kind in kinds]
        sums = [sum(values, Decimal()) for values in counted if len(values) > 1]
        if sums and all(abs(one - total.amount) > _rounding(total, at) for one in sums):
            yield total, sums


def _rounding(total: Row, count: int) -> Decimal:
    """By how much shares in per cent may miss their sum, each of them rounded."""
    if not total.cell.value.endswith("%"):
        return Decimal()
    assert total.amount is not None, "a total has an amount"
    return Decimal(count) / 2 * Decimal(1).scaleb(int(total.amount.as_tuple().exponent))
