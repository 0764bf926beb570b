"""Whether the words of a Word file have room, whatever its styles make of them.

No style is resolved: the largest and smallest measures of the whole file are taken together, as if they all met at one
place. Lengths are in twentieths of a point, sizes of letters in half points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kpes.messages import Message, message
from kpes.ooxml import qualified
from kpes.received.package import Element
from kpes.received.vocabulary import vocabulary, whole

_USUAL_LETTER = 24
_LEAST_WIDTH, _LEAST_HEIGHT = 9000, 9000
"""Of a page that says nothing of its own size."""
_SPARE = 400
_HIGHEST_MARGIN = 5000
_MOST_IN_A_CELL, _MOST_LINES_IN_A_CELL = 1500, 25
_OF_THE_SPOT = {
    **dict.fromkeys(("w:tblW", "w:tcW", "w:gridSpan", "w:tblHeader", "w:pStyle", "w:rStyle", "w:tblStyle"), 0),
    "w:tblInd": 120,
}
"""What only the spot itself may tell, and a style no more of it than this."""
_STYLES = qualified("styles")
_OFF = ("0", "false", "off")
_LEVELS = 9
_BREAKS = tuple(map(qualified, ("br", "cr", "p")))


class Room:
    """Takes the measures of all elements that are gone through, and then says what may not fit."""

    def __init__(self) -> None:
        self.most: dict[str, int] = defaultdict(int)
        self.exact: list[Element] = []
        self.unruled = False
        self.alone: list[int] = []
        self.hanging_out = False
        self.numbers: set[str] = set()
        """The lists that number paragraphs, by their ids."""
        self.misplaced = False
        self._measures = vocabulary().measures

    def measure(self, element: Element, name: str) -> None:
        """Takes the measures of one element, by its name."""
        number = {str(key).rpartition("}")[2]: whole(str(text)) for key, text in element.attrib.items()}
        told = {key: found for key, found in number.items() if found is not None}
        for attribute, length in told.items():
            if measure := self._measures.get(f"{name}/{attribute}"):
                self._raise(measure, length)
        if name in ("w:sz", "w:szCs") and not is_empty_on_the_spot(element):
            self._raise("letter", told.get("val", 0))
        elif name == "w:spacing" and "val" not in told:
            self._spacing(element, told)
        elif name == "w:ind":
            self._indent(told)
        elif name == "w:numPr":
            self.numbers.add(_val(element, "numId") or "")
        elif name in _OF_THE_SPOT and told.get("w", 1) > _OF_THE_SPOT[name]:
            self.misplaced |= next(element.iterancestors(_STYLES), None) is not None

    def _raise(self, name: str, length: int) -> None:
        self.most[name] = max(self.most[name], length)

    def _spacing(self, element: Element, told: dict[str, int]) -> None:
        for side in ("before", "after"):
            automatic = element.get(qualified(f"{side}Autospacing")) in ("1", "true", "on")
            self._raise("paragraph", max(told.get(side, 0), 280 * automatic))
        if is_empty_on_the_spot(element):
            return
        rule = element.get(qualified("lineRule"))
        if rule == "exact":
            self.exact.append(element)
        elif "line" in told and rule is None:
            self.unruled = True
        self._raise("line" if rule == "auto" or rule is None else "fixed line", told.get("line", 0))

    def _indent(self, told: dict[str, int]) -> None:
        left = max(told.get("left", 0), told.get("start", 0))
        hanging = told.get("hanging", 0)
        if hanging > left:
            self.hanging_out = True
        elif hanging == 0 and {"left", "start"} & told.keys() and "hanging" not in told:
            self.alone.append(left)

    # What may not fit

    @property
    def letter(self) -> int:
        """The largest letters."""
        return max(self.most["letter"], _USUAL_LETTER)

    @property
    def line(self) -> int:
        """The highest line."""
        natural = self.letter * 12
        return max(natural, natural * max(self.most["line"], 240) // 240, self.most["fixed line"])

    def faults(self, document: Element, margins: list[Element]) -> Iterator[Message]:
        """What may hide words in a document with these headers and footers."""
        lines = [whole(one.get(qualified("line"), "")) for one in self.exact]
        if any(line is None or line < 7 * self.letter for line in lines) or (self.exact and self.unruled):
            yield message("lines that may be lower than their letters")
        if self.misplaced:
            yield message("a style that tells a width, a heading row or another style")
        if self.hanging_out or any(left and left < self.most["hanging"] for left in self.alone):
            yield message("lines that may begin left of the paper")
        width = self._left(document, "w", ("left", "right", "gutter"), _LEAST_WIDTH)
        if self._taken > width or self.most["tab"] > width + 300:
            yield message("indents or tab stops that may push words off the paper")
        high = [self._height(margin, width) for margin in margins]
        if max(high, default=0) > _HIGHEST_MARGIN:
            yield message("a header or footer so high that it may push words off the paper")
        left = self._left(document, "h", ("top", "bottom"), _LEAST_HEIGHT) - sum(high)
        for table in document.iter(qualified("tbl")):
            yield from self._table(table, width, left)

    @property
    def _taken(self) -> int:
        return self.most["left"] + self.most["right"] + self.most["first"] + max(_SPARE, 10 * self.letter)

    def _left(self, document: Element, side: str, margins: tuple[str, ...], usual: int) -> int:
        """The width or the height that the margins of a page leave its words."""
        size = next(document.iter(qualified("pgSz")), None)
        told = next(document.iter(qualified("pgMar")), None)
        if size is None or told is None:
            return usual
        taken = sum(whole(told.get(qualified(margin), "")) or 0 for margin in margins)
        return (whole(size.get(qualified(side), "")) or 0) - taken

    def _height(self, holder: Element, width: int) -> int:
        """How high what an element holds may be at most: all its paragraphs, and the lines that its words may take."""
        paragraphs = list(holder.iter(qualified("p")))
        letters = sum(len(words.text or "") for words in holder.iter(qualified("t")))
        breaks = sum(1 for _ in holder.iter(qualified("br"), qualified("cr"), qualified("tab")))
        lines = len(paragraphs) + breaks + letters * self.letter * 5 // max(width - self._taken, 600)
        return 2 * len(paragraphs) * self.most["paragraph"] + lines * self.line

    def _table(self, table: Element, width: int, left: int) -> Iterator[Message]:
        grid = [whole(one.get(qualified("w"), "")) or 0 for one in table.iterfind(f"{qualified('tblGrid')}/*")]
        told = table.find(f"{qualified('tblPr')}/{qualified('tblW')}")
        wide = whole(told.get(qualified("w"), "")) or 0 if told is not None else 0
        if told is not None and told.get(qualified("type")) == "pct":
            wide = width * wide // 5000
        indent = table.find(f"{qualified('tblPr')}/{qualified('tblInd')}")
        if indent is not None:
            width -= max(0, whole(indent.get(qualified("w"), "")) or 0)
        if max(sum(grid), wide) > width + 250:
            yield message("a table that may be wider than the paper")
        if told is not None and told.get(qualified("type")) in ("dxa", "pct") and wide < sum(grid) - 250:
            yield message("a table that may be narrower than its words")
        margins = self.most["cell-left"] + self.most["cell-right"]
        for at, row in enumerate(table.iterchildren(qualified("tr"))):
            yield from self._row(row, grid, margins, at, left)

    def _row(self, row: Element, grid: list[int], margins: int, at: int, left: int) -> Iterator[Message]:
        column, high = 0, 0
        switches = {one.tag for one in row.iterfind(f"{qualified('trPr')}/*") if one.get(qualified("val")) not in _OFF}
        for cell in row.iterchildren(qualified("tc")):
            span, width = _told(cell, "gridSpan", "val") or 1, _told(cell, "tcW", "w")
            room = sum(grid[column : column + span])
            column += span
            if width is not None and abs(width - room) > 60:
                yield message("a cell whose width is told twice")
            letters = sum(len(words.text or "") for words in cell.iter(qualified("t")))
            if letters and self._taken + margins > room:
                yield message("indents that may leave the words of a cell no room")
            lines = sum(1 for _ in cell.iter(*_BREAKS))
            broken = any(one.get(qualified("type")) == "page" for one in cell.iter(qualified("br")))
            tabbed = any(run.find(qualified("tab")) is not None for run in cell.iter(qualified("r")))
            if letters > _MOST_IN_A_CELL or lines > _MOST_LINES_IN_A_CELL or broken or tabbed:
                yield message("a cell with more in it than fits on a page")
            between = self.most["cell-top"] + self.most["cell-bottom"]
            high = max(high, self._height(cell, room - margins) + between)
        if column != len(grid):
            yield message("a row that does not fit into its table")
        is_heading = qualified("tblHeader") in switches
        if is_heading and (at or 2 * high > left):
            yield message("a heading row that may push words off the page")
        elif qualified("cantSplit") in switches and high > left:
            yield message("a row that may be higher than a page")


def numbers_nothing(numbers: set[str], lists: list[Element]) -> bool:
    """Whether these numbers of lists draw nothing, as those that a word processor writes for its own headings."""
    levels: dict[str, set[str]] = {}
    for kind in (one for root in lists for one in root.iterchildren(qualified("abstractNum"))):
        empty = levels.setdefault(kind.get(qualified("abstractNumId"), ""), set())
        for level in kind.iterchildren(qualified("lvl")):
            told = [_val(level, name) for name in ("numFmt", "lvlText")]
            empty |= {level.get(qualified("ilvl"), "")} if told == ["none", ""] else set()
    silent = {
        one.get(qualified("numId"))
        for root in lists
        for one in root.iterchildren(qualified("num"))
        if len(levels.get(_val(one, "abstractNumId") or "", ())) == _LEVELS
    }
    return numbers <= {"0", *silent}


def _val(holder: Element, name: str) -> str | None:
    found = holder.find(qualified(name))
    return None if found is None else found.get(qualified("val"), "")


def is_empty_on_the_spot(element: Element) -> bool:
    """Whether an element is a property of a paragraph of the text in which nothing is written: no size hides a word."""
    holder = next(element.iterancestors(qualified("p")), None)
    return holder is not None and not any(
        one.tag not in (qualified("rPr"), qualified("lastRenderedPageBreak"))
        for run in holder.iter(qualified("r"))
        for one in run
    )


def _told(cell: Element, name: str, attribute: str) -> int | None:
    """A property of a cell; None where it is not told in numbers that count."""
    found = cell.find(f"{qualified('tcPr')}/{qualified(name)}")
    if found is None or found.get(qualified("type"), "dxa") != "dxa":
        return None
    return whole(found.get(qualified(attribute), ""))
