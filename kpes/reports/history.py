"""What was recorded, in the order in which it was: for people, for a pipe, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TextIO

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, message
from kpes.model import POWER_OF_ATTORNEY, Event, Evidence, Signed
from kpes.records import Records
from kpes.reports.wording import METHODS

_EVENTS = {"signed": message("signed"), "revoked": message("withdrawn")}


class Entry(NamedTuple):
    """An event with the id of the partner that it was recorded for."""

    partner: str
    event: Event

    @property
    def kind(self) -> str:
        """The event as the register calls it."""
        return "signed" if isinstance(self.event, Signed) else "revoked"


def entries(records: Records) -> list[Entry]:
    """All that was recorded, by the moment of recording; at the same moment by partner, and as in its file."""
    found = [Entry(partner, event) for partner in sorted(records) for event in records[partner]]
    return sorted(found, key=lambda entry: entry.event.recorded_at)


def as_json(history: Iterable[Entry]) -> str:
    """The events with the register's own keys, each with its partner's id."""
    import json

    events = [{"partner": entry.partner, "event": entry.kind, **_values(entry.event)} for entry in history]
    return json.dumps({"events": events}, ensure_ascii=False, indent=2) + "\n"


def _values(event: Event) -> dict[str, object]:
    if not isinstance(event, Signed):
        return {key: getattr(event, key) for key in ("representative", "fingerprint", "reason", "recorded_at")}
    return {
        "representative": event.representative,
        "signed_on": event.signed_on.isoformat(),
        "place": event.signed_in,
        "method": event.method,
        "fingerprint": event.fingerprint,
        "evidence": [kept.record() for kept in event.evidence],
        "recorded_at": event.recorded_at,
        "note": event.note,
    }


def as_lines(history: Iterable[Entry], t: Catalogue) -> str:
    """A line an event, in columns, for a pipe: nothing is cut, wrapped or coloured."""
    header = [
        t(message("Recorded")),
        t(message("Id")),
        t(message("What")),
        t(message("Who")),
        t(message("Date")),
        t(message("How")),
        t(message("Edition")),
        t(message("Besides")),
    ]
    rows = [header, *(_row(entry, t) for entry in history)]
    if len(rows) == 1:
        return t(_NOTHING) + "\n"
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in rows)


_NOTHING = message("Nothing has been recorded.")


def _row(entry: Entry, t: Catalogue) -> list[str]:
    event = entry.event
    signed = isinstance(event, Signed)
    return [
        event.recorded_at,
        entry.partner,
        t(_EVENTS[entry.kind]),
        event.representative,
        event.signed_on.isoformat() if signed else "",
        t(METHODS[event.method]) if signed else "",
        short(event.fingerprint),
        "; ".join(_besides(event, t)),
    ]


def _besides(event: Event, t: Catalogue) -> list[str]:
    """What else was recorded: the place, evidence, a note, a reason."""
    if not isinstance(event, Signed):
        return [t(message("reason: {reason}", reason=event.reason))]
    said = [t(message("place: {place}", place=event.signed_in))] if event.signed_in else []
    said += [t(_kept(kept)) for kept in event.evidence]
    return [*said, t(message("note: {note}", note=event.note))] if event.note else said


def _kept(kept: Evidence) -> Message:
    if kept.kind == POWER_OF_ATTORNEY:
        return message("power of attorney: {file}", file=kept.file)
    return message("evidence: {file}", file=kept.file)


def draw(history: Sequence[Entry], names: Mapping[str, str], t: Catalogue, stream: TextIO) -> None:
    """The events on a terminal, each under the moment of its recording and the partner's name."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    if not history:
        console.print(t(_NOTHING), markup=False)
    for entry in history:
        event = entry.event
        moment = event.recorded_at.replace("T", " ").replace("Z", " UTC")
        heading = Text(f"{moment}  ", style="dim").append(entry.partner, style="bold not dim")
        if name := names.get(entry.partner):
            heading.append(f"  {name}", style="not dim")
        console.print(heading)
        said = Text(t(_EVENTS[entry.kind]), style="green" if entry.kind == "signed" else "magenta")
        edition = t(message("edition {edition}", edition=short(event.fingerprint)))
        details = [event.representative, edition]
        if isinstance(event, Signed):
            details[1:1] = [event.signed_on.isoformat(), t(METHODS[event.method])]
        said.append(f": {', '.join(details)}", style="default")
        for line in (said, *map(Text, _besides(event, t))):
            console.print(Padding(line, (0, 0, 0, 4)))
