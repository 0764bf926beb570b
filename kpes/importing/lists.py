"""Lines to lists: which line goes on in which list, which begins one, and where text behind items belongs.

The number decides first, since it opens a list or goes on in one that is open; then the word processor's own list;
indents decide between readings that these leave open. Nothing is ever moved: whatever is decided, the words and labels
stay in their order, and only the depth at which they stand is a matter of judgement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kpes.importing.entries import Entry, Piece
from kpes.importing.typed_labels import Shape, style_of
from kpes.layout.labels import counter, labels
from kpes.model import DEEPEST_LISTS, LabelStyle, Text
from kpes.source import Place

_NOWHERE = Place("")
_NO_STYLE = ("-", LabelStyle("-", "", ""))


@dataclass(slots=True, eq=False)
class Point:
    """An item of a list, and the parts behind its words; or what is not in a list, and has no entry."""

    entry: Entry | None = None
    parts: list[Piece | Listing] = field(default_factory=list)
    last: Listing | None = None

    def append(self, part: Piece | Listing) -> None:
        """Put a part behind the others. The ``last`` list is the one that a further item may go on in."""
        self.parts.append(part)
        self.last = part if isinstance(part, Listing) else self.last


@dataclass(slots=True, eq=False)
class Listing:
    """A list: what its labels look like, what counts in them, and how far it has counted."""

    shape: Shape
    counter: str
    language: str
    numbered: tuple[int, int] | None
    indent: int
    points: list[Point] = field(default_factory=list)
    position: int = 0
    goes_on: bool = False

    def style(self, above: int) -> tuple[str, LabelStyle]:
        """How its labels are made, and the example that shows it, where so many numbers stand above them."""
        return style_of(self.shape, self.counter, min(self.shape.above, above)) or _NO_STYLE

    @property
    def next_number(self) -> str:
        """The number of its next item."""
        return counter(self.counter, self.position + 1, self.language)

    def expects(self, shape: Shape) -> bool:
        """Whether this is the label of its next item."""
        is_same = shape.around == self.shape.around and shape.outer == self.shape.outer
        return is_same and shape.number == self.next_number

    def is_alike(self, shape: Shape) -> bool:
        """Whether this may be a label in it, though not the next one."""
        return shape.around == self.shape.around and (not shape.number or self.counter in shape.counters)

    def count(self, label: str) -> Listing:
        """Count on from a label in it."""
        style = self.style(self.shape.above)[1]
        made = next(iter(labels([Text(label, _NOWHERE)], style, self.language, start=self.position)))
        self.position = made.position
        return self


class Lists:
    """Builds the lists of one unit of a text; ``unsure`` are the lines of which it is not certain where they belong."""

    def __init__(self, pieces: Sequence[Piece], language: str):
        self._pieces = pieces
        self._language = language
        self._open = [Point()]
        self.unsure: list[int] = []
        self._places = _places(pieces)

    def build(self) -> Point:
        """All pieces in their order, as parts of what they belong to."""
        for at, piece in enumerate(self._pieces):
            if not (isinstance(piece, Entry) and _is_item(piece) and self._listed(piece, at)):
                depth = self._depth_of(piece, at)
                del self._open[depth + 1 :]
                self._open[depth].append(piece)
        return self._open[0]

    @property
    def _lists(self) -> list[tuple[int, Listing]]:
        """The lists that may go on, innermost first, each with how deep what it is part of is."""
        found = [(depth, point.last) for depth, point in enumerate(self._open)]
        return [(depth, last) for depth, last in reversed(found) if last]

    def _listed(self, entry: Entry, at: int) -> bool:
        """Whether an entry goes on in a list, or begins one; it has then taken its place there."""
        shape = entry.shape
        assert shape
        depth = self._joined(entry, shape, at)
        if depth is None:
            opened = self._opened(entry, shape, at)
            if opened is None:
                return False
            depth = len(self._open) - 1
            self._open[depth].append(opened)
        point, listed = self._open[depth], self._open[depth].last
        assert listed
        if point.parts[-1] is not listed:
            goes_on = bool(shape.number)
            listed = replace(listed, points=[], goes_on=goes_on)
            point.append(listed)
        item = Point(entry)
        listed.count(entry.label).points.append(item)
        self._open[depth + 1 :] = [item]
        return True

    def _joined(self, entry: Entry, shape: Shape, at: int) -> int | None:
        """How deep the list is in which an entry goes on; None where it begins one, or is in none."""
        if entry.numbered:
            same = next(((depth, one) for depth, one in self._lists if one.numbered == entry.numbered), None)
            if same and (not shape.number or not shape.is_first or same[1].expects(shape)):
                return same[0]
            further = [depth for depth, one in self._lists if one.numbered and _is_deeper(one.numbered, entry.numbered)]
            if same or further:
                del self._open[min([*further, *([same[0]] if same else ())]) + 1 :]
            if same:
                return None
        alike = [(depth, one) for depth, one in self._lists if one.is_alike(shape)]
        expected = [one for one in alike if one[1].expects(shape)]
        if expected and shape.number and self._is_roman(shape, expected[0][1], at):
            return None
        if not expected and shape.is_first:
            return None
        indent = entry.line.look.indent
        fitting = expected or alike
        if not shape.number and fitting and all(one.indent < indent for _, one in self._lists):
            return None
        level = [depth for depth, one in fitting if one.indent == indent]
        return next(iter(level or [depth for depth, _ in fitting]), None)

    def _is_roman(self, shape: Shape, listed: Listing, at: int) -> bool:
        """Whether an „i)” that may follow „h)” begins a list of its own, since „ii)” comes and „j)” does not."""
        number = shape.number
        if number not in ("i", "I") or listed.counter not in ("a", "A"):
            return False
        return self._comes(shape, number * 2, at) and not self._comes(shape, chr(ord(number) + 1), at)

    def _opened(self, entry: Entry, shape: Shape, at: int) -> Listing | None:
        """The list that an entry begins, with which it becomes part of the innermost point that is open then.

        A typed label that is no sure sign of a list has to be followed by the next one. One that takes in the number of
        an item, „1.1.1”, begins a list in that item; else it may be a sum.
        """
        under = self._outer_of(shape) if shape.above else None
        indent = entry.line.look.indent
        likely = [Listing(shape, one, self._language, entry.numbered, indent) for one in shape.counters or ("",)]
        followed = [one for one in likely if self._comes(shape, replace(one).count(entry.label).next_number, at)]
        is_sign = bool(under) if shape.above else shape.number in ("", "1") or shape.after.endswith(")")
        is_sure = shape.is_first and is_sign
        if len(self._open) > DEEPEST_LISTS or not (followed or is_sure or entry.numbered):
            return None
        made = (followed or likely)[0]
        innermost = self._open[-1].entry
        if under:
            del self._open[under + 1 :]
        elif not (innermost and innermost.words.endswith(":") and not self._open[-1].parts):
            self._close_for(made, entry)
        return made

    def _outer_of(self, shape: Shape) -> int | None:
        """How deep the innermost open item is whose number a label takes in; None where there is none."""
        for depth in range(len(self._open) - 1, 0, -1):
            entry = self._open[depth].entry
            if entry and entry.shape and shape.outer == f"{entry.shape.outer}{entry.shape.number}.":
                return depth
        return None

    def _close_for(self, made: Listing, entry: Entry) -> None:
        """Leave the items that a list cannot be in: what stands further left or looks like a
        heading, or goes on like them, is beside them."""
        while len(self._open) > 1:
            around = self._open[-2].last
            assert around
            if made.numbered and around.numbered and _is_deeper(made.numbered, around.numbered):
                return
            is_same = around.shape.around == made.shape.around and around.counter == made.counter
            is_beside = is_same or _rank(made) > _rank(around)
            item = self._open[-1].entry
            is_higher = entry.stands_out and item is not None and not item.stands_out
            is_inside = around.indent < made.indent or (around.indent == made.indent and not is_beside)
            if is_inside and not is_higher:
                return
            self._open.pop()

    def _comes(self, shape: Shape, number: str, at: int) -> bool:
        """Whether a label like this one comes later, with this number."""
        return self._place(shape._replace(number=number), at) < len(self._pieces)

    def _depth_of(self, piece: Piece, at: int) -> int:
        """How deep what is no item belongs: where its indent says, or where the next item goes on behind it."""
        around = [point.last.indent for point in self._open[:-1] if point.last]
        if not around:
            return 0
        if isinstance(piece, Entry):
            look = piece.line.look
            if look.align in ("center", "right") or look.indent < around[0]:
                return 0
            above = self._open[-1].entry
            if above and not self._open[-1].parts and above.words[-1].isalnum() and piece.words[:1].islower():
                return len(around)
            inside = [depth for depth, indent in enumerate(around, 1) if indent < look.indent]
            if inside:
                return inside[-1]
        for depth, one in self._lists:
            if depth + 1 < len(self._open) and self._goes_on(depth, one, at):
                if isinstance(piece, Entry):
                    self.unsure.append(piece.line.number)
                return depth + 1
        return 0

    def _goes_on(self, depth: int, listed: Listing, at: int) -> bool:
        """Whether the next item of a list comes behind a place, before lists around it go on or one like it begins."""
        shape = listed.shape
        expected = self._place_of(listed, at)
        first = shape._replace(number=listed.counter)
        around = (self._place_of(one, at) for outer, one in self._lists if outer < depth)
        return bool(shape.number) and expected < min([*around, self._place(first, at), len(self._pieces)])

    def _place_of(self, listed: Listing, at: int) -> int:
        """Where the next item of a list stands behind a place."""
        return self._place(listed.shape._replace(number=listed.next_number), at)

    def _place(self, shape: Shape, at: int) -> int:
        """Where the next label like this one stands behind a place; behind all pieces where there is none."""
        places = self._places.get((shape.around, shape.outer, shape.number), [])
        next_one = bisect_right(places, at)
        return places[next_one] if shape.number and next_one < len(places) else len(self._pieces)


def _rank(listed: Listing) -> int:
    """How likely lists hold others by their labels alone: „I.” before „1.”, and dashes none but dashes."""
    return 2 if listed.counter in ("I", "A") else 1 if listed.counter else 0


def _is_item(entry: Entry) -> bool:
    return bool(entry.shape and entry.shape.kind == "item" and entry.words)


def _is_deeper(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a level of a list of the word processor is below another one of the same."""
    return one[0] == other[0] and one[1] > other[1]


def _places(pieces: Iterable[Piece]) -> dict[tuple[object, ...], list[int]]:
    """Where labels stand: by what is around their number, and that."""
    found: dict[tuple[object, ...], list[int]] = {}
    for at, piece in enumerate(pieces):
        if isinstance(piece, Entry) and piece.shape and _is_item(piece):
            found.setdefault((piece.shape.around, piece.shape.outer, piece.shape.number), []).append(at)
    return found
