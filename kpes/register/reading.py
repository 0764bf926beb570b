"""What the files of the register hold, each read once: their records, and whether they are as kpes wrote them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property

from kpes.findings import Finding
from kpes.messages import message
from kpes.model import Event
from kpes.records import Records
from kpes.register.digests import altered_record, unsealed_record
from kpes.shapes import records
from kpes.shapes.reading import read_events
from kpes.shapes.records import foreign_line
from kpes.source import Place
from kpes.storage import sha256_of

SIGNATURES = "data/signatures"
_NOT_A_FILE = message(
    "This is a link or a folder, not a file of its own, so it is not read. Restore the file, from git for instance."
)

_MISNAMED = message("This file is not read, and its signatures count for nobody: the register's files end in .yaml.")


class Files:
    """What the files of the register hold, ``data`` by the ids that name them, in the order of the alphabet.

    ``odd`` are the ids under whose names something stands that is no file of its own, and is not read, ``misnamed``
    the names of files that may hold records, and are not read either, because they do not end as kpes names its own.
    """

    def __init__(self, data: Mapping[str, bytes], odd: Iterable[str] = (), misnamed: Iterable[str] = ()):
        self.data = data
        self.odd = odd
        self.misnamed = misnamed

    def records(self) -> tuple[Records, list[Finding]]:
        """All records, those for ids that are no partner's too, and what is wrong with the files.

        A record that says that it is another partner's is not among them: it counts for nobody.
        """
        own = {id: tuple(event for event in events if is_own(event, id)) for id, (events, _) in self._read.items()}
        wrong = [Finding(Place(file_of(id)), "K518", _NOT_A_FILE) for id in self.odd]
        wrong += [Finding(Place(f"{SIGNATURES}/{name}"), "K519", _MISNAMED) for name in self.misnamed]
        wrong += [finding for _, of_file in self._read.values() for finding in of_file]
        return {id: events for id, events in own.items() if events}, wrong

    def misfiled(self) -> dict[str, Event]:
        """The ids in whose file a record says that it is another partner's, each with the first such record."""
        return {
            id: next(event for event in events if not is_own(event, id))
            for id, (events, _) in self._read.items()
            if not all(is_own(event, id) for event in events)
        }

    @cached_property
    def _read(self) -> dict[str, tuple[tuple[Event, ...], list[Finding]]]:
        return {id: events_in(data, id) for id, data in self.data.items()}

    def sha256(self) -> str:
        """The SHA-256 of what ``LC_ALL=C; sha256sum data/signatures/*.yaml`` prints; empty where there is no file."""
        files = sorted((os.fsencode(file_of(id)), data) for id, data in self.data.items())
        return sha256_of(b"".join(_sum(name, data) for name, data in files)) if files else ""

    def hand_edited(self) -> dict[str, int]:
        """The ids whose file is not laid out as kpes writes it, each with the line from which on it is not."""
        return _told((id, foreign_line(data)) for id, data in self.data.items())

    def altered(self) -> dict[str, int]:
        """The ids in whose file something was changed, each with the line of the first record that tells."""
        return _told((id, altered_record(data)) for id, data in self.data.items())

    def unsealed(self) -> dict[str, int]:
        """The ids in whose file a record bears no digest as kpes writes it, each with the first such record's line."""
        starts = {id: [event.place.line for event in events] for id, (events, _) in self._read.items() if events}
        return _told((id, unsealed_record(self.data[id], lines)) for id, lines in starts.items())

    def misfiled_lines(self) -> dict[str, int]:
        """The same, each with the line of that record."""
        return {id: event.place.line for id, event in self.misfiled().items()}

    def unfit(self) -> tuple[str, ...]:
        """The files that do not hold what kpes recorded, relative to the project, in the order of the alphabet."""
        return tuple(map(file_of, sorted({*self.altered(), *self.misfiled()})))

    def doubtful(self) -> set[str]:
        """The ids in whose file something was changed, or may have been."""
        return {*self.altered(), *self.unsealed()}


def _told(lines: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    return {id: line for id, line in lines if line is not None}


def events_in(data: bytes, partner: str) -> tuple[tuple[Event, ...], list[Finding]]:
    """The events in a partner's file, and what is wrong with it."""
    file = file_of(partner)
    if events := records.read(data, file):
        return events, []
    events, log = read_events(data, file)
    return events or (), list(log)


def _sum(name: bytes, data: bytes) -> bytes:
    """A line of sha256sum, which marks names that it has to escape."""
    escaped = name.replace(b"\\", b"\\\\").replace(b"\n", b"\\n")
    return (b"\\" if escaped != name else b"") + sha256_of(data).encode() + b"  " + escaped + b"\n"


def is_own(event: Event, partner: str) -> bool:
    """Whether an event in the file of ``partner`` does not say that it is another's."""
    return event.partner in ("", partner)


def file_of(partner: str) -> str:
    """The partner's file, relative to the project."""
    return f"{SIGNATURES}/{partner}.yaml"
