"""What was recorded, in the order in which it was, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from kpes.fingerprint import short
from kpes.messages import Catalogue, message
from kpes.model import POWER_OF_ATTORNEY, Event, Signed
from kpes.register.reading import Records
from kpes.reports.report import Report
from kpes.reports.standings import METHODS, told_of
from kpes.reports.terminal import console_of

Entry = tuple[str, Event]
"""An event behind the id of the partner that it was recorded for."""

_EVENTS = {"signed": message("signed"), "revoked": message("withdrawn")}
_KINDS = {"": message("evidence: {file}"), POWER_OF_ATTORNEY: message("power of attorney: {file}")}


def entries(records: Records) -> list[Entry]:
    """All that was recorded, by the moment of recording; at the same moment by partner, and as in its file."""
    found = [(partner, event) for partner in sorted(records) for event in records[partner]]
    return sorted(found, key=lambda entry: entry[1].recorded_at)


def kind_of(event: Event) -> str:
    """The event as the register calls it."""
    return "signed" if isinstance(event, Signed) else "revoked"


@dataclass(frozen=True)
class History(Report):
    """The events, oldest first; ``names`` are those of the partners, by their id."""

    entries: Sequence[Entry]
    names: Mapping[str, str]

    columns = (
        message("Recorded"), message("Id"), message("What"), message("Who"),
        message("Date"), message("How"), message("Edition"), message("Besides"),
    )  # fmt: skip
    picture = "history.draw"
    keys = ("recorded_at", "partner", "event", "representative", "signed_on", "method", "fingerprint", "reason", "note")

    def notes(self) -> list[str]:
        return [] if self.entries else [self.t(message("Nothing has been recorded."))]

    def rows(self) -> list[list[str]]:
        return [
            [event.recorded_at, id, *_told(event, self.t), short(event.fingerprint), "; ".join(_besides(event, self.t))]
            for id, event in self.entries
        ]

    def records(self) -> Iterator[Sequence[object]]:
        for partner, event in self.entries:
            told = told_of(event)
            yield (event.recorded_at, partner, kind_of(event), *(told.get(key) or "" for key in self.keys[3:]))

    def data(self) -> Mapping[str, object]:
        """The events with the register's own keys, each with its partner's id."""
        return {"events": [{"partner": id, "event": kind_of(event), **told_of(event)} for id, event in self.entries]}


def _told(event: Event, t: Catalogue) -> list[str]:
    """What happened, who signed, and when and how, which of a withdrawal is empty."""
    day, how = (event.signed_on.isoformat(), t(METHODS[event.method])) if isinstance(event, Signed) else ("", "")
    return [t(_EVENTS[kind_of(event)]), event.representative, day, how]


def _besides(event: Event, t: Catalogue) -> list[str]:
    """What else was recorded: the place, evidence, a note, a reason."""
    if not isinstance(event, Signed):
        return [t(message("reason: {reason}", reason=event.reason))]
    said = [t(message("place: {place}", place=event.signed_in))] if event.signed_in else []
    said += [t(_KINDS[kept.kind]._replace(values={"file": kept.file})) for kept in event.evidence]
    return [*said, t(message("note: {note}", note=event.note))] if event.note else said


def draw(report: History, stream: TextIO) -> None:
    """The events, each under the moment of its recording and the partner's name."""
    from rich.padding import Padding
    from rich.text import Text

    t, console = report.t, console_of(stream)
    for note in report.notes():
        console.print(note, markup=False)
    for partner, event in report.entries:
        moment = event.recorded_at.replace("T", " ").replace("Z", " UTC")
        heading = Text(f"{moment}  ", style="dim").append(partner, style="bold not dim")
        if name := report.names.get(partner):
            heading.append(f"  {name}", style="not dim")
        console.print(heading)
        what, *details = _told(event, t)
        details.append(t(message("edition {edition}", edition=short(event.fingerprint))))
        said = Text(what, style="green" if isinstance(event, Signed) else "magenta")
        said.append(f": {', '.join(filter(None, details))}", style="default")
        for line in (said, *map(Text, _besides(event, t))):
            console.print(Padding(line, (0, 0, 0, 4)))
