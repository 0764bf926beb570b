"""The units and the texts of an agreement in plain data, in the order of the document, each where it can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
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
    numbers = count()
    yield from _parts(agreement, "parties", numbers, None)
    if isinstance(agreement.get("preamble"), dict):
        yield from _text(agreement["preamble"], "heading", None)
        yield from _parts(agreement["preamble"], "text", numbers, None)
    yield from _text(agreement, "resolution", None)
    for key in ("chapters", "paragraphs", "attachments"):
        yield from _units(agreement, key, numbers)


def _units(holder: Holder, key: Key, numbers: Iterator[int]) -> Iterator[Spot]:
    """The units under a key, each before its texts, and these before the units in it."""
    for at, one in enumerate(holder.get(key, ())):
        unit = next(numbers)
        yield Spot(holder[key], at, unit, is_unit=True)
        if isinstance(one, str):
            yield Spot(holder[key], at, unit)
            continue
        yield from _text(one, "heading", unit)
        yield from _text(one, "title", None)
        yield from _parts(one, "text", numbers, unit)
        for inner in ("paragraphs", "items"):
            yield from _units(one, inner, numbers)


def _text(holder: Holder, key: Key, unit: int | None) -> Iterator[Spot]:
    if isinstance(holder.get(key), str):
        yield Spot(holder, key, unit)


def _parts(holder: Holder, key: Key, numbers: Iterator[int], unit: int | None) -> Iterator[Spot]:
    """What stands in a text: words, or a list of parts."""
    part = holder[key] if isinstance(holder, list) else holder.get(key)
    if isinstance(part, str):
        yield Spot(holder, key, unit)
    elif isinstance(part, list):
        for at in range(len(part)):
            yield from _parts(part, at, numbers, unit)
    elif isinstance(part, dict) and "table" in part:
        for row in (part["table"].get("columns", []), *part["table"]["rows"]):
            yield from (Spot(row, at) for at in range(len(row)) if isinstance(row[at], str))
    elif isinstance(part, dict):
        yield from _units(part, "items", numbers)
