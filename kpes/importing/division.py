"""Where chapters and paragraphs begin in a file, and which of its lines are their headings.

Which labels name paragraphs the file tells: „§ 1” or “Article 1” where it has such, else those of its outermost list.
A chapter holds paragraphs and nothing else. Where a file has it otherwise, the line stays as text, in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from string import ascii_lowercase
from typing import NamedTuple

from kpes.importing.entries import Entry, Piece
from kpes.importing.lists import Listing, Lists
from kpes.importing.marked import bold_until
from kpes.importing.typed_labels import Kind, Shape
from kpes.received.written import Run

_MOST_HEADING_LINES = 3
_OF_PARTIES = re.compile(
    r"(?i)siedzib|\bKRS\b|\bNIP\b|reprezentowan|\bzwan\w+ dalej|represented|registered|hereinafter|vertreten|représent"
)


@dataclass(slots=True, eq=False)
class Unit:
    """A chapter or a paragraph: the line with its label, the lines of its heading, and what is in it."""

    entry: Entry
    heading: list[Entry] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    is_chapter: bool = False

    def dissolved(self) -> Iterator[Piece]:
        """All its lines, as they are."""
        yield self.entry
        yield from (one for one in self.heading if one.line.number != self.entry.line.number)
        yield from (
            one for one in self.pieces if not isinstance(one, Entry) or one.line.number != self.entry.line.number
        )

    @property
    def is_empty(self) -> bool:
        """Whether it has no text."""
        return not self.pieces


class Divided(NamedTuple):
    """The pieces in front of the first unit, and the units, chapters before their paragraphs."""

    front: list[Piece]
    units: list[Unit]


def divide(pieces: Sequence[Piece], language: str, looks: bool) -> Divided:
    """Some pieces, divided. ``looks`` says that lines of the file differ in how they look."""
    chapter, paragraph = _levels(pieces)
    if not paragraph:
        return _by_the_outermost_list(pieces, language)
    front: list[Piece] = []
    units: list[Unit] = []
    last: dict[str, Shape] = {}
    for piece in pieces:
        name = _name(piece)
        if isinstance(piece, Entry) and name in {chapter, paragraph} - {""} and _begins(piece, last.get(name)):
            assert piece.shape
            last[name] = piece.shape
            units.append(_unit(piece, name == chapter, looks))
        else:
            (units[-1].pieces if units else front).append(piece)
    for unit in units:
        _take_heading(unit, looks)
    return _settled(front, units)


def _levels(pieces: Sequence[Piece]) -> tuple[str, str]:
    """What names chapters and paragraphs in these pieces („rozdział”, „§”, „#.”); empty where there are none."""
    named = [
        (name, one.shape, one.is_styled)
        for one in pieces
        if isinstance(one, Entry) and one.shape and (name := _name(one)) and _begins(one, None)
    ]
    counts = Counter(name for name, *_ in named)
    sure = {name for name, shape, is_styled in named if shape.is_first or (is_styled and shape.kind == "paragraph")}
    kinds = {name: shape.kind for name, shape, _ in named}
    likely = [name for name in counts if name in sure or counts[name] > 1]

    def most(kind: Kind, but: str = "") -> str:
        of_kind = [name for name in likely if kinds[name] == kind and name != but]
        return max(of_kind, key=lambda name: counts[name], default="")

    paragraph = most("paragraph") or most("item") or most("chapter")
    outer = most("paragraph", paragraph)
    return most("chapter", paragraph) or (outer if outer and named[0][0] == outer else ""), paragraph


def _name(piece: Piece) -> str:
    """What the label of a piece calls its unit: a word, or signs around a number that stands alone or in a heading."""
    shape = piece.shape if isinstance(piece, Entry) else None
    if not isinstance(piece, Entry) or not shape or shape.kind == "attachment":
        return ""
    is_heading = piece.is_styled or not (piece.words or piece.line.numbered)
    return shape.word or (f"{shape.before}#{shape.after}" if shape.number and is_heading and not shape.above else "")


def _begins(entry: Entry, last: Shape | None) -> bool:
    """Whether a unit begins with a line, and it is no sentence that names one: „§ 5 Regulaminu stosuje się …”."""
    shape = entry.shape
    assert shape
    if not entry.words or entry.line.numbered or entry.stands_out:
        return True
    if entry.words[0].islower() or (shape.word == "art." and shape.after != "."):
        return False
    return last is None or shape.is_first or _value(shape) - _value(last) in (0, 1)


def _value(shape: Shape) -> int:
    """The number in a label, without letters behind it; nothing where it has none."""
    return int(shape.number.rstrip(ascii_lowercase)) if shape.number[:1].isdigit() else 0


def _unit(entry: Entry, is_chapter: bool, looks: bool) -> Unit:
    """A unit that begins with this line; what stands behind its label is its heading, or else its text.

    In a text without looks all of it is the heading: there a paragraph has a line for its label and heading.
    """
    if not entry.words:
        return Unit(entry, is_chapter=is_chapter)
    rest = entry.rest
    may_be = not rest.shape or not rest.shape.number
    is_sure = is_chapter or entry.is_styled or entry.is_block
    is_heading = is_sure or (may_be and (rest.stands_out or rest.is_short or not looks))
    return Unit(entry, [rest] if is_heading else [], [] if is_heading else [rest], is_chapter)


def _take_heading(unit: Unit, looks: bool) -> None:
    """Take the lines of a heading from what is in a unit: those that look like one, as far as text is left behind."""
    if unit.entry.is_block or (not unit.is_chapter and unit.entry.words):
        return
    left = 0 if unit.is_chapter else 1
    most = _MOST_HEADING_LINES if looks else 1
    while len(unit.pieces) > left and len(unit.heading) < most:
        one = unit.pieces[0]
        if not isinstance(one, Entry) or not _may_head(one, unit, looks):
            return
        unit.heading.append(one)
        unit.pieces.pop(0)


def _may_head(piece: Piece, unit: Unit, looks: bool) -> bool:
    """Whether a line may be a heading of a unit: centred where its label is, standing out, or short."""
    if not isinstance(piece, Entry) or piece.shape:
        return False
    if not looks:
        return piece.is_short
    label, line = unit.entry.line, piece.line
    if label.look.align == "center" and line.look.align != "center":
        return False
    return piece.stands_out and (piece.is_styled or not piece.words.endswith((".", ";", ",")))


def _settled(front: list[Piece], units: list[Unit]) -> Divided:
    """The units that an agreement can have; lines of others go to the text before them.

    A label alone is no paragraph, and what holds something else than paragraphs no chapter.
    """
    whole: list[Unit] = []
    for unit in units:
        if unit.is_empty and not unit.heading and not unit.is_chapter:
            (whole[-1].pieces if whole else front).extend(unit.dissolved())
        else:
            whole.append(unit)
    kept: list[Unit] = []
    are_chapters = bool(whole) and _is_sound(whole, 0)
    for at, unit in enumerate(whole):
        if unit.is_chapter and not (are_chapters and _is_sound(whole, at)):
            (kept[-1].pieces if kept else front).extend(unit.dissolved())
        else:
            kept.append(unit)
    return Divided(front, kept)


def _is_sound(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit is a chapter with paragraphs and nothing else."""
    return units[at].is_chapter and not units[at].pieces and at + 1 < len(units) and not units[at + 1].is_chapter


def _by_the_outermost_list(pieces: Sequence[Piece], language: str) -> Divided:
    """The items of the outermost list as paragraphs, but for one that lists the parties."""
    listings = [part for part in Lists(pieces, language).build().parts if isinstance(part, Listing)]
    top = max((one for one in listings if one.counter and not _names(one)), key=_weight, default=None)
    if top is None or len(top.points) < 2:
        return Divided(list(pieces), [])
    alike = [one for one in listings if one.is_alike(top.shape)]
    heads = [point.entry for one in dropwhile(_names, alike) for point in one.points if point.entry]
    front: list[Piece] = []
    units: list[Unit] = []
    waiting = iter([*heads, None])
    head = next(waiting)
    for piece in pieces:
        if piece is head:
            units.append(Unit(head))
            head = next(waiting)
        else:
            (units[-1].pieces if units else front).append(piece)
    if any(unit.entry.is_block and not _is_headed(unit) for unit in units):
        return Divided(list(pieces), [])
    for unit in units:
        _take_words(unit)
    return Divided(front, units)


def _names(listed: Listing) -> bool:
    """Whether most items of a list describe parties."""
    said = [point.entry.words for point in listed.points if point.entry]
    return 2 * sum(bool(_OF_PARTIES.search(words)) for words in said) > len(said)


def _weight(listed: Listing) -> int:
    """How much stands in a list."""
    return sum(1 + len(point.parts) for point in listed.points)


def _is_headed(unit: Unit) -> bool:
    """Whether the words of an item look like the heading of what stands below them."""
    rest = unit.entry.rest
    return bool(unit.pieces) and not rest.shape and (unit.entry.is_styled or rest.stands_out or rest.is_short)


def _take_words(unit: Unit) -> None:
    """Make the words of an item its heading where they look like one, or begin with one in bold; else its text."""
    rest = unit.entry.rest
    end = bold_until(rest.line, rest.start)
    head = rest.line.words[rest.start : end].strip()
    if _is_headed(unit):
        unit.heading.append(rest)
    elif head.endswith((".", ":")) and len(head) < len(rest.words) and not rest.shape:
        unit.heading.append(Entry(rest.line._replace(runs=(Run(head),))))
        unit.pieces.insert(0, Entry(rest.line, start=end))
    else:
        unit.pieces.insert(0, rest)
