"""The table of those to whom something was drafted, for a spreadsheet, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kpes.messages import Catalogue, message
from kpes.reports.standings import state_of
from kpes.status import Standing
from kpes.tables import writing

COLUMNS = (
    message("id"), message("name"), message("e-mail"), message("state"), message("who is to sign"),
    message("signatures needed"), message("by when"), message("file"), message("drafted on"),
)  # fmt: skip
"""What stands above the columns."""


def row(standing: Standing, file: str, due: date | None, days: Sequence[str], t: Catalogue) -> list[str]:
    """The row of a partner, whose draft is in ``file``; ``days`` are those on which something was drafted to it."""
    partner, awaited = standing.partner, standing.awaited
    assert awaited, "only who is awaited is reminded"
    return [
        partner.id.value, partner.name.value, partner.email.value if partner.email else "", t(state_of(standing)),
        "; ".join(one.name.value for one in awaited.people), str(awaited.needed), due.isoformat() if due else "",
        file, ", ".join(days),
    ]  # fmt: skip


def as_csv(rows: Iterable[list[str]], t: Catalogue) -> str:
    """The table; for those who read Polish as Excel in Poland opens it."""
    table = [list(map(t, COLUMNS)), *rows]
    return "\ufeff" + writing.as_csv(table, ";") if t.language == "pl" else writing.as_csv(table)
