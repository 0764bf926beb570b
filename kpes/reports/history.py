"""What was recorded, in the order in which it was, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, message
from kpes.model import EVENTS, POWER_OF_ATTORNEY, Declined, Event, EventName, HandedOver, Revoked, Signed, who
from kpes.register.reading import Records
from kpes.reports.report import Report
from kpes.reports.standings import told_of
from kpes.reports.terminal import console_of
from kpes.reports.words import METHODS, RECORDED

Entry = tuple[str, Event]
"""An event behind the id of the partner that it was recorded for."""

_WITHDRAWN = {
    "": message("withdrawn"),
    "declined": message("withdrawn: declined to sign"),
    "handed-over": message("withdrawn: got its copy"),
}
_STYLES = {"signed": "green", "revoked": "magenta", "declined": "red", "handed-over": "cyan"}
_KINDS = {"": message("evidence: {file}"), POWER_OF_ATTORNEY: message("power of attorney: {file}")}


def entries(records: Records) -> list[Entry]:
    """All that was recorded, by the moment of recording; at the same moment by partner, and as in its file."""
    found = [(partner, event) for partner in sorted(records) for event in records[partner]]
    return sorted(found, key=lambda entry: entry[1].recorded_at)


def kind_of(event: Event) -> EventName:
    """The event as the register calls it."""
    return EVENTS[type(event)]


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
    keys = (
        "recorded_at", "partner", "event", "representative", "signed_on", "method", "fingerprint", "reason", "note",
        "of", "on", "by", "to",
    )  # fmt: skip

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
    """What happened, who did it, and when and how, as far as the event says."""
    if isinstance(event, Revoked):
        return [t(_WITHDRAWN[event.of]), event.representative, "", ""]
    if isinstance(event, Signed):
        return [t(RECORDED["signed"]), event.representative, event.signed_on.isoformat(), t(METHODS[event.method])]
    what = RECORDED["declined" if isinstance(event, Declined) else "handed-over"]
    return [t(what), who(event), event.on.isoformat(), ""]


def _besides(event: Event, t: Catalogue) -> list[str]:
    """What else was recorded: the place, evidence, a note, a reason."""
    said: list[Message] = []
    if isinstance(event, Signed):
        said += [message("place: {place}", place=event.signed_in)] if event.signed_in else []
        said += [_KINDS[kept.kind]._replace(values={"file": kept.file}) for kept in event.evidence]
    if isinstance(event, Signed | HandedOver):
        said += [message("note: {note}", note=event.note)] if event.note else []
    else:
        said += [message("reason: {reason}", reason=event.reason)] if event.reason else []
    return list(map(t, said))


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
        said = Text(what, style=_STYLES[kind_of(event)])
        said.append(f": {', '.join(filter(None, details))}", style="default")
        for line in (said, *map(Text, _besides(event, t))):
            console.print(Padding(line, (0, 0, 0, 4)))
