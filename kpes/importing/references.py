"""Typed references that become ids: „§ 5 ust. 2” is `{rada}` where that prints the very same words.

What a reference prints is asked of `layout.references` for every unit, so nothing here knows how references are
written. What leads nowhere, to several units, or would be printed otherwise, stays as it was typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import NamedTuple

from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.reading_back import laid_out
from kpes.importing.units import Spot, spots
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, reference
from kpes.layout.words import as_printed
from kpes.model import DATE, Text
from kpes.rules.references import Reference, References, noun_of_numbers
from kpes.source import Place

_LONGEST = 60
"""Characters of a reference."""
_WORDS_OF_ID = 4
_NOWHERE = Place("")
_NAMES_IN_BRACES = re.compile(r"\{[^{}]*\}")


class Referred(NamedTuple):
    """The agreement with ids in the place of so many references; and those that stay as they were typed."""

    agreement: Data
    references: int = 0
    left: tuple[str, ...] = ()


def refer(agreement: Data, partners: list[Data]) -> Referred:
    """The agreement with an id in the place of each typed reference that it can take the place of."""
    made = deepcopy(agreement)
    found = list(spots(made))
    layout = laid_out(made, partners)
    style = layout.agreement.paragraph_labels
    texts = (spot.value for spot in found if not spot.is_unit)
    if style.counter == "1" and not style.before.strip() and (noun := noun_of_numbers(texts, layout.language.code)):
        made["paragraph_unit"] = noun
        layout = laid_out(made, partners)
    names = _Names(layout, [spot for spot in found if spot.is_unit])
    meant = _Meant(layout)
    written = layout.agreement
    styles = (written.chapter_labels if written.chapters else None, written.attachment_labels)
    references = References(
        written.language, written.title.value, written.paragraph_labels, tuple(filter(None, styles))
    )
    count, left = 0, []
    for spot in found:
        if spot.is_unit:
            continue
        typed: str = spot.value
        within = layout.units[spot.unit] if spot.unit is not None else None
        said = _Text(typed, within)
        for one in references.anywhere(typed):
            if one.start < said.end or references.elsewhere(typed, one):
                continue
            target = meant.by(said, one, references)
            if target is None:
                left.append(typed[one.start : one.end])
            else:
                said.found.append(target)
        if said.found and (replaced := said.replaced(names)):
            spot.put(replaced)
            count += len(said.found)
        else:
            left += [typed[one.start : one.end] for one in said.found]
    names.write()
    if not count:
        made.pop("paragraph_unit", None)
    return Referred(made, count, tuple(left))


class _Target(NamedTuple):
    """A reference from ``start`` to before ``end``, and the number of the unit that it leads to."""

    start: int
    end: int
    unit: int


class _Text:
    """A text of the unit ``within``, and what it refers to."""

    def __init__(self, typed: str, within: Unit | None):
        self.typed, self.within = typed, within
        self.found: list[_Target] = []

    @property
    def end(self) -> int:
        """Where the last one ends."""
        return self.found[-1].end if self.found else 0

    def replaced(self, names: _Names) -> str | None:
        """The text with names in the place of the references; None where it would be printed otherwise."""
        pieces, at = [], 0
        for one in self.found:
            pieces += [self.typed[at : one.start], f"{{{names.of(one.unit)}}}"]
            at = one.end
        replaced = "".join([*pieces, self.typed[at:]])
        same = names.in_print(replaced, self.within) == names.in_print(self.typed, self.within)
        return replaced if same else None


class _Meant:
    """What references print, by the place from which they are made: in full, short from within a unit or a chapter."""

    def __init__(self, layout: Layout):
        self._units, self._language = layout.units, layout.language.code

    @cached_property
    def _said(self) -> Mapping[int, Mapping[str, set[int]]]:
        """By the id of the unit from within which they are short (0: in full), the units that words lead to."""
        said: defaultdict[int, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, unit in enumerate(self._units):
            for begins in (False, True):
                said[0][reference(unit, None, self._language, begins)].add(number)
                if unit.chapter:
                    alone = reference(unit, unit.chapter._replace(chapter=unit.chapter), self._language, begins)
                    said[id(unit.chapter)][alone].add(number)
                for outer in unit.chain()[:-1]:
                    said[id(outer)][reference(unit, outer, self._language, begins)].add(number)
        return said

    def by(self, text: _Text, found: Reference, references: References) -> _Target | None:
        """What a reference in a text leads to: the longest that stands there and leads to one unit alone."""
        typed = text.typed
        around = text.within.chain() if text.within else []
        outer = [0, *map(id, around), *(id(one.chapter) for one in around[:1] if one.chapter)]
        for end in range(min(len(typed), found.start + _LONGEST), found.end - 1, -1):
            if typed[end - 1 : end + 1].isalnum() and end < len(typed):
                continue
            words = typed[found.start : end]
            units = {number for one in outer for number in self._said.get(one, {}).get(words, ())}
            units = {number for number in units if words in self._from(number, text.within)}
            if units and not references.goes_on(typed, end):
                return _Target(found.start, end, units.pop()) if len(units) == 1 else None
        return None

    def _from(self, number: int, within: Unit | None) -> tuple[str, ...]:
        unit = self._units[number]
        return tuple(reference(unit, within, self._language, begins) for begins in (False, True))


class _Names:
    """The names of units in braces: those that they have, and those that they get."""

    def __init__(self, layout: Layout, units: list[Spot]):
        assert len(units) == len(layout.units), "both walk the same units"
        self._layout, self._spots = layout, units
        self._made: dict[int, str] = {}
        self._units = {unit.name.value: number for number, unit in enumerate(layout.units) if unit.name}
        self._taken = {DATE[1:-1], *layout.named}

    def of(self, number: int) -> str:
        """The name of the unit of this number, from its heading or its first words."""
        unit = self._layout.units[number]
        if unit.name:
            return unit.name.value
        if number not in self._made:
            words = _NAMES_IN_BRACES.sub("", _words_of(self._spots[number].value))
            first = re.match(r"\W*[^,.;:()–]*", words)
            name = id_from(" ".join((first[0] if first else words).split()[:_WORDS_OF_ID]), self._taken, unit.kind)
            self._made[number], self._units[name] = name, number
            self._taken.add(name)
        return self._made[number]

    def in_print(self, typed: str, within: Unit | None) -> str:
        """A text as it will be printed."""
        layout = self._layout

        def value_of(name: str, begins: bool) -> str | None:
            if name in self._units:
                return reference(layout.units[self._units[name]], within, layout.language.code, begins)
            words = layout.words(Text(f"{{{name}}}", _NOWHERE), within).value
            return words if words != f"{{{name}}}" else None

        return as_printed(Text(typed, _NOWHERE), value_of, layout.copies).value

    def write(self) -> None:
        """Give the units their names in the data."""
        for number, name in self._made.items():
            spot = self._spots[number]
            value = spot.value if isinstance(spot.value, dict) else {"text": spot.value}
            spot.put({"id": name, **value})


def _words_of(unit: object) -> str:
    """What a unit says first: its heading, or else the first of its words."""
    if isinstance(unit, list):
        return next(filter(None, map(_words_of, unit)), "")
    if isinstance(unit, dict):
        return next(filter(None, (_words_of(unit.get(key)) for key in ("heading", "title", "text"))), "")
    return unit if isinstance(unit, str) else ""
