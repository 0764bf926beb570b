"""What the files of the register hold, each read once: their records, and whether they are as kpes wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kpes.findings import Finding
from kpes.model import Event
from kpes.reader import collector_paused, read_events
from kpes.records import Records
from kpes.register import swift
from kpes.register.layout import altered_record, foreign_line, has_unsealed

SIGNATURES = "data/signatures"


class Files(NamedTuple):
    """What the files of the register hold, by the ids that name them, in the order of the alphabet."""

    data: Mapping[str, bytes]

    def records(self) -> tuple[Records, list[Finding]]:
        """All records, those for ids that are no partner's too, and what is wrong with the files."""
        records: Records = {}
        findings: list[Finding] = []
        with collector_paused():
            for partner, data in self.data.items():
                events, wrong = events_in(data, partner)
                findings += wrong
                if events:
                    records[partner] = events
        return records, findings

    def hand_edited(self) -> dict[str, int]:
        """The ids whose file is not laid out as kpes writes it, each with the line from which on it is not."""
        lines = {id: foreign_line(data) for id, data in self.data.items()}
        return {id: line for id, line in lines.items() if line is not None}

    def altered(self) -> dict[str, int]:
        """The ids in whose file something was changed, each with the line of the first record that tells."""
        lines = {id: altered_record(data) for id, data in self.data.items()}
        return {id: line for id, line in lines.items() if line is not None}

    def unsealed(self) -> tuple[str, ...]:
        """The ids in whose file a record bears no digest."""
        return tuple(id for id, data in self.data.items() if has_unsealed(data))


def events_in(data: bytes, partner: str) -> tuple[tuple[Event, ...], list[Finding]]:
    """The events in a partner's file, and what is wrong with it."""
    file = file_of(partner)
    if events := swift.read(data, file):
        return events, []
    events, log = read_events(data, file)
    return events or (), list(log)


def file_of(partner: str) -> str:
    """The partner's file, relative to the project."""
    return f"{SIGNATURES}/{partner}.yaml"
