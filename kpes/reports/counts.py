"""How many partners are where, without a name: what may be shown to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from kpes.messages import Message, message
from kpes.reports.standings import Standings
from kpes.status import Standing, StandingName, Status

Where = StandingName | Literal["form"]
NAMES: Mapping[Where, Message] = {
    "signed": message("signed"),
    "form": message("signed, form not met"),
    "partial": message("signed in part"),
    "stale": message("signed another text"),
    "unsigned": message("not signed"),
    "declined": message("declined to sign"),
}
SIGNS: Mapping[Where, str] = {
    "signed": "●", "form": "◍", "partial": "◐", "stale": "≠", "unsigned": "○", "declined": "✗",
}  # fmt: skip


def counts_of(status: Status) -> list[tuple[Where, Message, int]]:
    """How many partners are where, none counted twice, and nothing of what nobody is."""
    where = list(map(where_of, status.standings))
    return [(key, name, where.count(key)) for key, name in NAMES.items() if key in where]


def where_of(standing: Standing) -> Where:
    """Where a partner is, as it is counted."""
    return "form" if standing.formless else standing.name


@dataclass(frozen=True)
class Counts(Standings):
    """The state of the agreement in numbers alone."""

    columns: ClassVar[Sequence[Message]] = (message("State"), message("Partners"))
    keys: ClassVar[Sequence[str]] = ("standing", "partners")
    picture = "report.draw_lines"

    def notes(self) -> list[str]:
        return [self.t(said) for said in self.said(named=False)]

    def rows(self) -> list[list[str]]:
        return [[self.t(name), str(count)] for _, name, count in counts_of(self.status)]

    def sheet(self) -> list[list[str]]:
        return [list(map(self.t, self.columns)), *self.rows()]

    def records(self) -> Iterator[Sequence[object]]:
        return ((key, count) for key, _, count in counts_of(self.status))

    def data(self) -> Mapping[str, object]:
        whole = dict(super().data())
        del whole["partners"]
        return {**whole, "standings": {key: count for key, _, count in counts_of(self.status)}}
