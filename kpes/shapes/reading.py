"""The files of data, read strictly: what does not fit their shape is a finding with its place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from kpes.findings import Log, TooMany
from kpes.model import Agreement, Event, Partner, Partners
from kpes.shapes.table import group, records
from kpes.source import Node, parse

T = TypeVar("T")


def read_agreement(data: bytes, file: str) -> tuple[Agreement | None, Log]:
    """The agreement in ``data`` and the log of what is wrong; no agreement where anything is."""
    return _read(data, file, group(Agreement).read)


def read_partners(data: bytes, file: str) -> tuple[tuple[Partner, ...] | None, Log]:
    """The partners in ``data``, in their order, and the log of what is wrong; none where anything is."""
    listed, log = _read(data, file, group(Partners).read)
    return listed.partners if listed else None, log


def read_events(data: bytes, file: str) -> tuple[tuple[Event, ...] | None, Log]:
    """The events in ``data`` and the log of what is wrong; none where anything is."""
    return _read(data, file, records().read)


def _read(data: bytes, file: str, read: Callable[[Node, Log], T | None]) -> tuple[T | None, Log]:
    root, problems = parse(data, file)
    log = Log(problems, root)
    result = None
    if root is not None:
        with suppress(TooMany):
            result = read(root, log)
    return (None if len(log) else result), log
