"""How the records of the register are laid out: written, told from what others write, and read without YAML.

A file holds records one below the other. A key that holds groups has them below it, each as a dash and its keys::

    - event: signed
      representative: Anna Nowak
      evidence:
        - file: data/evidence/a/scan.pdf
          sha256: 0123…
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from kpes.model import EVENT, Event
from kpes.shapes.kinds import Group, Listed, Unfit, Worded
from kpes.shapes.table import record_groups
from kpes.source import Place, dump

_LARGEST = 2**20
"""Bytes; far below what is too much for `kpes.source`."""
_DEEPER = " " * 6
"""Before the keys of what stands in a list."""
_place = tuple.__new__


class _Line(NamedTuple):
    """A line of a record up to its value: one of ``words``, or a list of ``items`` below it."""

    name: str
    start: str
    optional: bool
    words: Worded[Any] | None
    items: Group[Any] | None


@cache
def _lines(record: Group[Any], indent: str = "  ") -> list[_Line]:
    lines: list[_Line] = []
    for name, entry in record.entries.items():
        start, key = indent if lines else f"{indent[:-2]}- ", _written_key(name)
        if isinstance(entry.kind, Listed) and isinstance(entry.kind.item, Group):
            lines.append(_Line(name, f"{start}{key}:", entry.optional, None, entry.kind.item))
        elif isinstance(entry.kind, Worded):
            lines.append(_Line(name, f"{start}{key}: ", entry.optional, entry.kind, None))
    return lines


def _written_key(name: str) -> str:
    """A key as YAML has it: some have quotes, without which they would be no words to every reader, such as “on”."""
    return dump({name: 1}).partition(":")[0]


def written(event: Event) -> str:
    """A record as kpes writes it, without its digest."""
    ((tag, record),) = ((tag, record) for tag, record in record_groups().items() if record.of is type(event))
    return dump([{EVENT.name: tag, **record.written(event)}])


def foreign_line(data: bytes) -> int | None:
    """The first line (from 1) of a register file that kpes did not write as it stands; None where it wrote all."""
    line, following = _written_lines()
    lines = data.decode("utf-8", "replace").split("\n")
    before = ""
    for number, one in enumerate(lines[:-1], 1):
        found = line.fullmatch(one)
        if not found or found.lastgroup not in following[before]:
            return number
        before = found.lastgroup or ""
    return len(lines) if lines[-1] else None


@cache
def _written_lines() -> tuple[re.Pattern[str], dict[str, set[str]]]:
    """What matches a line that kpes writes, a group a key or kind of event; and what may stand below each.

    That no key is missing at the end of a record is the reader's to see.
    """
    records = record_groups()
    patterns: dict[str, str] = {}
    following: defaultdict[str, set[str]] = defaultdict(set)
    starts = {tag.replace("-", "_") for tag in records}

    def add(lines: Sequence[_Line], below: set[str]) -> set[str]:
        """Adds these lines, below whose last stands one of ``below``; gives those that may stand first."""
        for name, start, optional, words, items in reversed(lines):
            patterns[name] = start + (words.layout.written if words else "")
            inner = _lines(items, _DEEPER) if items else []
            following[name] |= add(inner, {inner[0].name, *below}) if inner else below
            below = {name, *(below if optional else ())}
        return below

    for tag, record in records.items():
        event, *lines = _lines(record)
        following[""] |= add([event._replace(name=tag.replace("-", "_")), *lines], starts)
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())), following


def read(data: bytes, file: str) -> tuple[Event, ...] | None:
    """The events in ``data`` as `kpes.shapes.table` gives them, many times as fast; None where that has to look.

    Only the plainest is understood: see `kpes.shapes.kinds.Layout`.
    """
    if len(data) > _LARGEST:
        return None
    events: list[Event] = []
    line, at = 1, 0
    records = _matching()
    try:
        text = data.decode()
        while at < len(text):
            for record, match in records:
                if found := match(text, at):
                    events.append(_made(record, found.groups(), file, line))
                    break
            else:
                return None
            line, at = line + text.count("\n", at, found.end()), found.end()
    except (ValueError, Unfit):  # no UTF-8, no such day, or keys that do not go together
        return None
    return tuple(events) or None


@cache
def _matching() -> list[tuple[Group[Any], Callable[[str, int], re.Match[str] | None]]]:
    """What matches each kind of record."""
    return [(record, _plain(record).match) for record in record_groups().values()]


@cache
def _plain(record: Group[Any], indent: str = "  ") -> re.Pattern[str]:
    """What matches plain keys, a group each; compiled when a register is read, since that takes a while."""
    return re.compile("".join(_plain_lines(record, indent, "(")))


def _plain_lines(record: Group[Any], indent: str, begin: str) -> Iterator[str]:
    """What matches the lines of a group; ``begin`` opens the groups that hold their values."""
    for _, start, optional, words, items in _lines(record, indent):
        if words:
            lines = f"{start}{begin}{words.layout.plain})\n"
        elif items:
            lines = f"{start}\n{begin}(?:{''.join(_plain_lines(items, _DEEPER, '(?:'))})+)"
        yield f"(?:{lines})?" if optional else lines


@cache
def _fits(record: Group[Any], names: tuple[str, ...]) -> bool:
    return record.fits(names)


def _made(record: Group[Any], said: tuple[str | None, ...], file: str, line: int) -> Any:
    """The value of a group that starts in this line, of what was said by each of its keys."""
    values: dict[str, object] = {}
    places: dict[str, Place] = {}
    start = Place(file, line, 3)
    for value, (name, begin, _, words, items) in zip(said, _lines(record), strict=True):
        if not value:
            continue
        if words:
            value = value[1:-1] if value[0] == "'" else value
            values[name] = value if words.layout.sure else words.of(value)
            if record.tells_places:
                places[name] = _place(Place, (file, line, len(begin) + 1))
            line += 1
        elif items:
            values[name] = tuple(_made(items, one, file, line) for one in _plain(items, _DEEPER).findall(value))
            places[name] = _place(Place, (file, line + 1, 5))
            line += 1 + value.count("\n")
    if not _fits(record, tuple(values)):
        raise ValueError
    return record.made(values, start, places)
