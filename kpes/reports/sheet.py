"""The table of all signatures for a spreadsheet, in the reader's language; `kpes sign --batch` reads it back."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.fingerprint import short
from kpes.messages import message
from kpes.reports import report as reports
from kpes.reports.standings import Standings
from kpes.reports.words import METHODS, STATES
from kpes.status import Standing, meets
from kpes.tables import writing

COLUMNS = (
    message("id"), message("name"), message("state"), message("by"), message("on"), message("place"),
    message("method"), message("note"), message("form"), message("edition"), message("copy since"), message("e-mail"),
)  # fmt: skip
"""What stands above the columns."""


def rows(report: Standings) -> list[list[str]]:
    """The table: a row for each signature, and one for each partner of whom something is awaited, or who declined."""
    return [list(map(report.t, COLUMNS)), *(row for standing in report.shown for row in _rows(standing, report))]


def _rows(standing: Standing, report: Standings) -> Iterator[list[str]]:
    """The rows of a partner: one for each signature, and one where something is awaited, or was declined."""
    t, partner, copy = report.t, standing.partner, standing.copy
    first = [partner.id.value, partner.name.value]
    last = [copy.on.isoformat() if copy else "", partner.email.value if partner.email else ""]
    for signed in (*standing.counted, *standing.outdated):
        today = signed.fingerprint == report.status.fingerprint
        met = message("met") if meets(signed, report.status.form) else message("not met")
        cells = [
            t(message("signed") if today else STATES["stale"]), signed.representative, signed.signed_on.isoformat(),
            signed.signed_in, t(METHODS[signed.method]), signed.note, t(met), short(signed.fingerprint),
        ]  # fmt: skip
        yield [*first, *cells, *last]
    if decline := standing.decline:
        edition = short(decline.fingerprint)
        cells = [t(STATES["declined"]), decline.by, decline.on.isoformat(), "", "", decline.reason, "", edition]
        yield [*first, *cells, *last]
    elif standing.awaited:
        people = [one.name.value for one in standing.awaited.people]
        awaited = people[0] if len(people) == 1 else ""
        yield [*first, t(STATES["unsigned"]), awaited, "", "", "", "", "", "", *last]


def as_csv(report: Standings) -> str:
    """A line a partner for programs; for those who read Polish the table as Excel in Poland opens it."""
    if report.t.language != "pl":
        return reports.as_csv(report)
    return "\ufeff" + writing.as_csv(report.sheet(), ";")
