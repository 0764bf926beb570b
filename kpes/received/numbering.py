"""The labels that a word processor draws before paragraphs, as it counts them.

Source: ECMA-376, part 1, 17.9, and for what it leaves open, what Word and LibreOffice do: lists of one abstract
definition count together, and an override of the start restarts its level once, where its list first comes to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kpes.language import roman
from kpes.messages import Message, message
from kpes.ooxml import qualified
from kpes.received.elements import value
from kpes.received.package import Element
from kpes.received.signs import drawn
from kpes.received.written import Numbered

LEVELS = 9
_LONGEST = 200
"""Characters of the pattern of a label; Word takes 255, and no label of an agreement comes near."""
_LARGEST, _MOST_IN_ROMAN = 32_767, 3_999
"""The largest number that Word counts to, and the largest that Roman numerals write without strokes above."""
_DECIMALS = ("decimalZero", "none")
"""What stays as it is where a label wants all its numbers in decimals: Word's own lists say “Section 1.01”."""
_PLACE = re.compile("%([1-9])")


class Uncertain(Exception):
    """A label that is not known for certain, and why."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


class Level(NamedTuple):
    """One level of a list: where it starts, how it writes its number, and what stands around that.

    ``restart`` is the level (from 1) from which on its number begins anew, None for each above it, 0 for none.
    ``look`` and ``indents`` are the properties of its label's letters, and of its paragraphs.
    """

    start: int
    format: str
    pattern: str
    style: str
    restart: int | None
    in_decimals: bool
    is_picture: bool
    look: Element | None
    indents: Element | None


class List(NamedTuple):
    """A list: its levels, those of them that start anew where it first comes to them, and what it counts with."""

    levels: Mapping[int, Level]
    overrides: Mapping[int, int]
    counted_with: str


class Numbering:
    """All lists of a file, and how far each has been counted."""

    def __init__(self, root: Element | None, lists_of_styles: Mapping[str, str]):
        """``root`` is the numbering part, if there is one; ``lists_of_styles`` are the lists of numbering styles."""
        self._abstract, self._nums = (_once(root, name, id) for name, id in _DEFINED)
        self._lists_of_styles = lists_of_styles
        self._known: dict[str, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._deepest: dict[str, int] = {}
        self._passed_over: set[tuple[str, int]] = set()
        """Levels, by what they are counted with, that were not there when a deeper one was."""
        self._places: dict[str, int] = {}

    def list_of(self, id: str) -> List | None:
        """The list of this id; None where the file does not define it."""
        if id not in self._known:
            self._known[id] = self._read(id)
        return self._known[id]

    def level_of(self, id: str, style: str, named: int) -> int | None:
        """The level of a list that is bound to a paragraph style of this id, which ``named`` a level itself.

        Raises Uncertain where that is another one: some programs take the one level, some the other.
        """
        found = self.list_of(id)
        at = next((at for at, level in found.levels.items() if level.style == style), None) if found else None
        if at is not None and at != named:
            raise Uncertain(message("a style of another level than its list gives it, of which programs differ"))
        return at

    def count(self, id: str, at: int) -> Numbered | None:
        """Counts one paragraph further, and gives its label; None where none is drawn. Raises Uncertain."""
        found = self.list_of(id)
        if found is None or at not in found.levels:
            raise Uncertain(message("a numbered list that the file does not define"))
        counts = self._counts.setdefault(found.counted_with, [None] * LEVELS)
        if at in found.overrides and (id, at) not in self._begun:
            self._restart(id, at, found)
            counts[at] = None
        before = counts[at]
        counts_itself = found.levels[at].format != "bullet"
        if counts_itself and before is None and (found.counted_with, at) in self._passed_over:
            raise Uncertain(message("a number behind one of a deeper level, of which programs count one or none"))
        self._deepest[id] = max(at, self._deepest.get(id, 0))
        counts[at] = found.overrides.get(at, found.levels[at].start) if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or at < restart:
                counts[deeper] = None
                self._passed_over.discard((found.counted_with, deeper))
        self._passed_over |= {(found.counted_with, above) for above in range(at) if counts[above] is None}
        label = self._label(found, at, counts)
        own = f"{found.counted_with} {id}" if 0 in found.overrides else found.counted_with
        return Numbered(label, self._places.setdefault(own, len(self._places)), at) if label else None

    def _restart(self, id: str, at: int, found: List) -> None:
        """Notes that a list begins anew at a level. Where a deeper level of it came before, or where it begins there
        with another number than the first, programs differ."""
        self._begun.add((id, at))
        self._passed_over.discard((found.counted_with, at))
        if at < self._deepest.get(id, 0) or (at and found.overrides[at] != found.levels[at].start):
            raise Uncertain(message("a number that begins anew, of which programs differ where it begins"))

    def _label(self, found: List, at: int, counts: list[int | None]) -> str:
        level = found.levels[at]
        if level.is_picture:
            raise Uncertain(message("a bullet that is a picture"))
        if len(level.pattern) > _LONGEST:
            raise Uncertain(message("a label that is longer than any"))
        places = _PLACE.findall(level.pattern)
        if places and (level.format == "bullet" or len({*places}) < len(places)):
            raise Uncertain(
                message("a bullet with a number, or a number twice in a label, which programs draw in different ways")
            )

        def number(place: re.Match[str]) -> str:
            asked = int(place[1]) - 1
            if asked not in found.levels or asked > at:
                raise Uncertain(message("a label with the number of a level that the list does not have"))
            one = found.levels[asked]
            counted = counts[asked]
            if one.format == "none" and asked < at:
                raise Uncertain(message("a label with the number of a level that has none"))
            if counted is None:
                counted = found.overrides.get(asked, one.start)
                if counted != one.start:
                    raise Uncertain(message("a number that begins anew, of which programs differ where it begins"))
            return _written(counted, "decimal" if level.in_decimals and one.format not in _DECIMALS else one.format)

        pattern = level.pattern if level.format == "bullet" else _PLACE.sub(number, level.pattern)
        label = drawn(pattern, _font(level.look))
        if label is None:
            raise Uncertain(message("a bullet from a font of signs"))
        return " ".join(label.split())

    # The part that defines them

    def _read(self, id: str) -> List | None:
        num = self._nums.get(id)
        abstract = None if num is None else self._definition(num)
        if num is None or abstract is None:
            return None
        levels = {at: _level(one) for at, one in _once(abstract, "lvl", "ilvl").items()}
        overrides: dict[int, int] = {}
        for override in num.iterchildren(qualified("lvlOverride")):
            at = _whole(value(override, "ilvl"), 0)
            for level in override.iterchildren(qualified("lvl")):
                levels[value(override, "ilvl")] = _level(level)
            for start in override.iterchildren(qualified("startOverride")):
                overrides[at] = _whole(value(start), 0)
        known = {_whole(at, -1): level for at, level in levels.items() if _whole(at, -1) in range(LEVELS)}
        return List(known, overrides, value(abstract, "abstractNumId"))

    def _definition(self, num: Element) -> Element | None:
        """The abstract definition of a list; one may lead to that of a numbering style."""
        seen: set[str] = set()
        while True:
            id = _child(num, "abstractNumId") or ""
            abstract = self._abstract.get(id)
            style = None if abstract is None else _child(abstract, "numStyleLink")
            if abstract is None or style is None:
                return abstract
            following = self._nums.get(self._lists_of_styles.get(style, ""))
            if following is None or id in seen:
                return None
            seen.add(id)
            num = following


_DEFINED = (("abstractNum", "abstractNumId"), ("num", "numId"))


def _once(root: Element | None, name: str, id: str) -> dict[str, Element]:
    """The children of a name by their ids; of an id that is there twice none, since programs differ which counts."""
    children = [] if root is None else list(root.iterchildren(qualified(name)))
    times = Counter(value(one, id) for one in children)
    return {value(one, id): one for one in children if times[value(one, id)] == 1}


def _level(element: Element) -> Level:
    formats = element.findall(qualified("numFmt"))
    return Level(
        start=_whole(_child(element, "start"), 0),
        format=value(formats[0]) if formats else "" if _child(element, "numFmt", deep=True) is not None else "decimal",
        pattern=_child(element, "lvlText") or "",
        style=_child(element, "pStyle") or "",
        restart=_whole(restart, 0) if (restart := _child(element, "lvlRestart")) is not None else None,
        in_decimals=_child(element, "isLgl") not in (None, "0", "false", "off"),
        is_picture=_child(element, "lvlPicBulletId") is not None,
        look=element.find(qualified("rPr")),
        indents=element.find(qualified("pPr")),
    )


def _child(element: Element, name: str, deep: bool = False) -> str | None:
    """The value of a child of this name; None where there is none."""
    found = element.find(f".//{qualified(name)}" if deep else qualified(name))
    return None if found is None else value(found)


def _whole(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,9}", written) else otherwise


def _font(look: Element | None) -> str:
    fonts = None if look is None else look.find(qualified("rFonts"))
    return "" if fonts is None else value(fonts, "ascii") or value(fonts, "hAnsi")


# Numbers


def _written(number: int, format: str) -> str:
    """A number as Word writes it in a format; letters behind z are aa, bb, cc."""
    if number <= _LARGEST:
        if format == "decimal":
            return str(number)
        if format == "decimalZero":
            return f"{number:02}"
        if format == "none":
            return ""
        if format in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_IN_ROMAN:
            return roman(number) if format == "upperRoman" else roman(number).lower()
        if format in ("lowerLetter", "upperLetter") and 0 < number <= 30 * 26:
            times, letter = divmod(number - 1, 26)
            letters = chr(ord("a") + letter) * (times + 1)
            return letters.upper() if format == "upperLetter" else letters
    raise Uncertain(message("a number in a format that kpes does not know: {format}", format=format or "?"))
