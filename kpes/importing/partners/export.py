"""The signatory list as a table, which brings in the same list again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpes.errors import KpesError
from kpes.importing.partners import matching
from kpes.importing.partners.columns import BASES, COLUMNS, KEYS, MOST_PEOPLE
from kpes.messages import Catalogue, message
from kpes.model import Partner
from kpes.paths import PARTNERS
from kpes.tables import writing


def written(partners: Sequence[Partner], ending: str, t: Catalogue) -> bytes:
    """The table in the format that the ending of a file tells; the columns are named in the language of ``t``."""
    people = max((len(one.representatives) for one in partners), default=1)
    if people > MOST_PEOPLE:
        name = next(one.name.value for one in partners if len(one.representatives) > MOST_PEOPLE)
        raise KpesError(
            message("“{name}” has more representatives than a table has columns for ({most}).", name=name,
                    most=MOST_PEOPLE),
            message("Edit {file} itself.", file=PARTNERS),
        )  # fmt: skip
    columns = list(_columns(max(1, people)))
    rows = [[t(COLUMNS.names[column]) for column in columns]]
    for partner in partners:
        cells = _cells(partner, t)
        rows.append([cells.get(column, "") for column in columns])
    if ending == ".csv":
        return writing.as_csv(rows, ";").encode("utf-8-sig")
    if ending == ".xlsx":
        return writing.as_xlsx(rows, t(message("Partners")))
    raise KpesError(
        message("A table is written as .csv or .xlsx, which the name of the file tells."),
        message("Give it such a name, for example: {name}", name="partners.xlsx"),
    )


def _columns(people: int) -> Iterator[str]:
    for key in KEYS:
        if key == "representatives":
            for number in range(1, people + 1):
                yield from (f"representative {number}", f"function {number}", f"basis {number}")
        else:
            yield key


def _cells(partner: Partner, t: Catalogue) -> dict[str, str]:
    """What a partner has, by column."""
    cells = {key: matching.text_of(partner, key) for key in KEYS if key != "representatives"}
    if partner.signatures_required == 1:
        del cells["signatures_required"]
    for number, one in enumerate(matching.people_of(partner), 1):
        cells[f"representative {number}"] = one.name
        cells[f"function {number}"] = one.function
        cells[f"basis {number}"] = t(BASES[one.basis]) if one.basis else ""
    return cells
