"""The units and the texts of an agreement in plain data, in the order of the document, each where it can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kpes.importing.found import Data

Key = Any
"""A number, or the name of a key."""
Holder = Any
"""A list, or a group of keys: what holds a text or a unit by its key."""


class Spot(NamedTuple):
    """A text or a unit: it is ``holder[key]``.

    ``unit`` is the number of the innermost unit that it stands in, counted from 0 in the order of `layout.drawing`, or
    that it is; None outside of all, and in a table, where no reference is short.
    """

    holder: Holder
    key: Key
    unit: int | None = None
    is_unit: bool = False

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder[self.key]

    def put(self, value: object) -> None:
        """Have something else stand there."""
        self.holder[self.key] = value


def spots(agreement: Data) -> Iterator[Spot]:
    """All units, and all texts but labels; each unit before the texts in it."""
    counted = _Counted()
    yield from _parts(agreement, "parties", counted, None)
    if isinstance(agreement.get("preamble"), dict):
        yield from _texts(agreement["preamble"], ("heading",), None)
        yield from _parts(agreement["preamble"], "text", counted, None)
    yield from _texts(agreement, ("resolution",), None)
    for at, chapter in enumerate(agreement.get("chapters", ())):
        unit = counted.next
        yield Spot(agreement["chapters"], at, unit, is_unit=True)
        yield from _texts(chapter, ("heading",), unit)
        yield from _paragraphs(chapter, counted)
    yield from _paragraphs(agreement, counted)
    for at, attachment in enumerate(agreement.get("attachments", ())):
        unit = counted.next
        yield Spot(agreement["attachments"], at, unit, is_unit=True)
        yield from _texts(attachment, ("title",), None)
        yield from _parts(attachment, "text", counted, unit)


class _Counted:
    """Counts units."""

    def __init__(self) -> None:
        self._count = -1

    @property
    def next(self) -> int:
        self._count += 1
        return self._count


def _texts(holder: Holder, keys: tuple[str, ...], unit: int | None) -> Iterator[Spot]:
    yield from (Spot(holder, key, unit) for key in keys if isinstance(holder.get(key), str))


def _paragraphs(holder: Holder, counted: _Counted) -> Iterator[Spot]:
    for at, paragraph in enumerate(holder.get("paragraphs", ())):
        unit = counted.next
        yield Spot(holder["paragraphs"], at, unit, is_unit=True)
        yield from _texts(paragraph, ("heading",), unit)
        yield from _parts(paragraph, "text", counted, unit)


def _parts(holder: Holder, key: Key, counted: _Counted, unit: int | None) -> Iterator[Spot]:
    """What stands in a text: words, or a list of parts."""
    part = holder[key] if isinstance(holder, list) else holder.get(key)
    if isinstance(part, str):
        yield Spot(holder, key, unit)
    elif isinstance(part, list):
        for at in range(len(part)):
            yield from _parts(part, at, counted, unit)
    elif isinstance(part, dict) and "table" in part:
        yield from _cells(part["table"])
    elif isinstance(part, dict) and "items" in part:
        yield from _items(part, counted)


def _items(listed: Data, counted: _Counted) -> Iterator[Spot]:
    for at, item in enumerate(listed["items"]):
        unit = counted.next
        yield Spot(listed["items"], at, unit, is_unit=True)
        if isinstance(item, str):
            yield Spot(listed["items"], at, unit)
            continue
        yield from _parts(item, "text", counted, unit)
        if "items" in item:
            yield from _items(item, counted)


def _cells(table: Data) -> Iterator[Spot]:
    for row in (table.get("columns", []), *table["rows"]):
        yield from (Spot(row, at) for at in range(len(row)) if isinstance(row[at], str))
