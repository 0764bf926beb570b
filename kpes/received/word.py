"""A Word file to import: its lines in reading order with their labels, or why these are not certain.

All that a reader sees is read by an allow-list (`inline`), and a second count sees that the walk passed over no letter.
Pages are kpes's own business: headers, footers and what stands in them are told, and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from kpes.messages import message
from kpes.ooxml import qualified
from kpes.received import noted as why
from kpes.received.bound import Stores, stores
from kpes.received.elements import value
from kpes.received.inline import LINE, PAGE, Piece, Words
from kpes.received.margins import leave_out_margins
from kpes.received.noted import Noted
from kpes.received.numbering import Numbering, Uncertain
from kpes.received.package import Element, Package
from kpes.received.reading import Unreadable, shown
from kpes.received.signs import capitals, letters
from kpes.received.styles import Styles, is_on
from kpes.received.written import BEGINS_A_LINE, Cell, Fault, Grid, Line, Look, Numbered, Run, Written, joined

_MOST_ELEMENTS, _MOST_PARAGRAPHS = 1_000_000, 100_000
_MOST_COLUMNS = 63
"""As many as Word allows."""
_OFF = ("0", "false", "off")
_ON_THE_SAME_PAGE = ("continuous", "nextColumn")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def read(data: bytes) -> Written:
    """What a DOCX of these bytes says, line by line; Unreadable where it is none."""
    package = Package(data)
    main = package.document()
    document = package.xml(main)
    if document.tag.startswith(_STRICT):
        raise Unreadable(message("It is a “Strict Open XML” document. Save it from Word as “Word Document (*.docx)”."))
    if document.tag != qualified("document"):
        raise Unreadable(message("It is no Word document: its main part is of another kind."))
    for all, most in ((document.iter(), _MOST_ELEMENTS), (document.iter(qualified("p")), _MOST_PARAGRAPHS)):
        if next(islice(all, most, None), None) is not None:
            raise Unreadable(message("It is larger than any agreement."))
    parts = {one.type.rpartition("/")[2]: one.target for one in reversed(package.relations(main)) if not one.external}
    roots = {kind: package.xml(parts[kind]) if parts.get(kind) in package.parts else None
             for kind in ("styles", "numbering", "comments")}  # fmt: skip
    noted = Noted()
    styles = Styles(roots["styles"])
    if not styles.are_clear:
        noted.refuse(why.STYLES)
    is_bound = next(document.iter(qualified("dataBinding")), None) is not None
    words = Words(styles, noted, stores(package, main) if is_bound else Stores())
    story = _Story(words, Numbering(roots["numbering"], styles.lists()))
    lines = story.read(document)
    leave_out_margins(package, main, document, noted)
    for comment in () if roots["comments"] is None else roots["comments"].iterchildren(qualified("comment")):
        said = "".join(one.text or "" for one in comment.iter(qualified("t")))
        noted.leave_out(message("the comment “{words}”", words=shown(said)))
    if "vbaProject" in parts:
        noted.leave_out(message("macros"))
    faults = noted.faults
    if not faults and not story.sees_all(document, lines):
        faults = (_NOT_ALL_SEEN,)
    if not lines and not faults:
        raise Unreadable(message("It is empty."))
    return Written(lines, noted.left_out, faults)


_NOT_ALL_SEEN = Fault(
    message("the whole file"),
    message("kpes does not see all words of this file"),
    message("Copy the whole text into a new Word document, and save that."),
)


class _Story:
    """Reads the body of a document, block by block."""

    def __init__(self, words: Words, numbering: Numbering):
        self.words, self.numbering = words, numbering
        self.styles, self.noted = words.styles, words.noted
        self._number = 0
        self._new_page = False
        self._body: Element | None = None
        self._sections: Iterator[str] = iter(())

    def read(self, document: Element) -> tuple[Line | Grid, ...]:
        """The lines of a document's body."""
        kinds = [one.find(qualified("type")) for one in document.iter(qualified("sectPr"))]
        self._sections = iter("nextPage" if kind is None else value(kind) for kind in kinds[1:])
        names = (value(one, "name") for one in document.iter(qualified("bookmarkStart")))
        self.words.fields.bookmarks = frozenset(map(str.casefold, names))
        lines: list[Line | Grid] = []
        for part in document.iterchildren(etree.Element):
            if part.tag == qualified("body"):
                self._body = part
                lines += self._blocks(part)
            elif part.tag != qualified("background"):
                self.words.refuse(part)
        self.words.fields.finish()
        self.words.contents.tell(Written(tuple(lines)).flat, self.noted)
        self.noted.end(self._number, "")
        return tuple(lines)

    def sees_all(self, document: Element, lines: tuple[Line | Grid, ...]) -> bool:
        """Whether the lines have as many letters as the file, but for those that were left out, or are labels."""
        unseen = {text for one in document.iter(_FALLBACK) for text in one.iter(qualified("t"))}
        there = sum(letters(text.text or "") for text in document.iter(qualified("t")) if text not in unseen)
        flat = Written(lines).flat
        return there - self.words.aside + self.words.added == sum(letters(line.words) for line in flat)

    def _blocks(self, holder: Element) -> Iterator[Line | Grid]:
        for block in self.words.within(holder, _BLOCKS):
            if block.tag == qualified("p"):
                yield from self._paragraph(block)
            elif grid := self._table(block):
                yield grid

    # Paragraphs

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        self._number += 1
        properties = paragraph.find(qualified("pPr"))
        self.words.check(properties)
        style = self.styles.paragraph_style(properties)
        pieces = self.words.of(paragraph, style)
        said = " ".join("".join(map(_said, pieces)).split())
        ends_section = properties is not None and properties.find(qualified("sectPr")) is not None
        numbered, of_list = None, None
        if said or not ends_section:
            numbered, of_list = self._label(style, properties, bool(said))
        elif paragraph.getparent() is not self._body and self._label(style, properties, has_words=False)[0]:
            self.noted.refuse(why.label(message("a number of an empty paragraph, which only some programs count")))
        if ends_section and next(paragraph.iterancestors(qualified("tc")), None) is not None:
            self.noted.refuse(why.SECTION)
        if properties is not None:
            self._check_mark(properties, bool(said))
        self.noted.end(self._number, said)
        look = self.styles.look(style, properties, of_list)
        yield from self._lines(pieces, numbered, look)
        if ends_section:
            self._new_page |= next(self._sections, "continuous") not in _ON_THE_SAME_PAGE

    def _check_mark(self, properties: Element, has_words: bool) -> None:
        """Refuses frames, and a paragraph whose end is hidden so that it runs on into the next."""
        if not has_words:
            return
        own = self.styles.face("", properties.find(qualified("rPr")))
        if is_on(own, "vanish") or is_on(own, "specVanish"):
            self.noted.refuse(why.HIDDEN)
        if properties.find(qualified("framePr")) is not None:
            self.noted.refuse(why.FRAME)

    def _label(self, style: str, properties: Element | None, has_words: bool) -> tuple[Numbered | None, Element | None]:
        """The label that is drawn before a paragraph, and what the list says of its indents."""
        try:
            id, at = self.styles.numbered(style, properties, self.numbering) or ("", 0)
            if not id or not (has_words or self.numbering.list_of(id)):
                return None, None
            numbered = self.numbering.count(id, at)
        except Uncertain as uncertain:
            self.noted.refuse(why.label(uncertain.said))
            return None, None
        known = self.numbering.list_of(id)
        level = known.levels[at] if known else None
        mark = None if properties is None else properties.find(qualified("rPr"))
        face = {**self.styles.face(style, mark), **self.styles.face("", level.look if level else None)}
        if numbered is not None:
            if is_on(face, "vanish"):
                self.noted.refuse(why.label(message("a hidden label")))
            if is_on(face, "caps"):
                numbered = numbered._replace(label=capitals(numbered.label))
        return numbered, level.indents if level else None

    def _lines(self, pieces: list[Piece], numbered: Numbered | None, look: Look) -> Iterator[Line]:
        """The lines of a paragraph: one, but for breaks of the page, or before a dash or a label."""
        begins = self._new_page or look.new_page
        left = numbered
        for breaks, runs in _parted(pieces):
            self._new_page |= breaks
            begins |= breaks
            if any(run.words.strip() for run in runs):
                yield Line(runs, self._number, left, look._replace(new_page=begins))
                left, begins, self._new_page = None, False, False
        if left:
            yield Line((), self._number, left, look)

    # Tables

    def _table(self, table: Element) -> Grid | None:
        properties = table.find(qualified("tblPr"))
        self.words.check(properties)
        style = None if properties is None else properties.find(qualified("tblStyle"))
        definitions = [] if style is None else list(self.styles.of_table(value(style)))
        if any(value(one) not in _OFF for whole in definitions for one in whole.iter(*_CHANGING)):
            self.noted.refuse(why.CAPITALS)
        rows, headed = [], []
        for row in self.words.within(table, _ROWS):
            told = row.find(qualified("trPr"))
            self.words.check(told)
            names = {} if told is None else {one.tag: value(one) for one in told.iterchildren(etree.Element)}
            if names.get(qualified("hidden"), "0") not in _OFF:
                self.noted.refuse(why.TABLE)
            headed.append(names.get(qualified("tblHeader"), "0") not in _OFF)
            before, after = (_span(names.get(qualified(side), "0")) for side in ("gridBefore", "gridAfter"))
            cells: list[Cell] = [()] * before
            for cell in self.words.within(row, _CELLS):
                cells += self._cell(cell)
            rows.append((*cells, *[()] * after))
        grid = Grid(tuple(rows), _is_ruled(table, properties, definitions), bool(headed) and headed[0])
        return grid if any(True for _ in grid.lines) else None

    def _cell(self, cell: Element) -> list[Cell]:
        """A cell, and an empty one for each further column that it spans."""
        properties = cell.find(qualified("tcPr"))
        self.words.check(properties)
        names = {} if properties is None else {one.tag: value(one) for one in properties.iterchildren(etree.Element)}
        lines: list[Line] = []
        for block in self._blocks(cell):
            lines += block.lines if isinstance(block, Grid) else [block]
        if lines and any(names.get(qualified(merge), "restart") != "restart" for merge in ("vMerge", "hMerge")):
            self.noted.refuse(why.MERGED)
        return [tuple(lines), *[()] * (_span(names.get(qualified("gridSpan"), "1")) - 1)]


_BLOCKS, _ROWS, _CELLS = (frozenset(map(qualified, names)) for names in (("p", "tbl"), ("tr",), ("tc",)))
_CHANGING = tuple(map(qualified, ("caps", "vanish", "strike", "dstrike")))
_SIDES = tuple(map(qualified, ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV")))


def _span(written: str) -> int:
    return min(int(written), _MOST_COLUMNS) if re.fullmatch("[0-9]{1,4}", written) else 1


def _is_ruled(table: Element, properties: Element | None, definitions: list[Element]) -> bool:
    """Whether a table has lines: those of its own, or else those of its style, or any at a cell."""
    own = None if properties is None else properties.find(qualified("tblBorders"))
    of_style = [one for whole in definitions for one in whole.iter(qualified("tblBorders"))]
    borders = [*(of_style if own is None else [own]), *table.iter(qualified("tcBorders"))]
    return any(value(side) not in ("nil", "none", "") for one in borders for side in one.iterchildren(*_SIDES))


def _parted(pieces: list[Piece]) -> list[tuple[bool, tuple[Run, ...]]]:
    """The pieces of a paragraph, parted where a line begins; whether a break of the page stands before each part."""
    parts: list[tuple[bool, list[Run]]] = [(False, [])]
    for at, piece in enumerate(pieces):
        if isinstance(piece, Run):
            parts[-1][1].append(piece)
        elif piece == PAGE:
            parts.append((True, []))
        elif BEGINS_A_LINE.match("".join(map(_said, pieces[at + 1 : at + 6]))):
            parts.append((False, []))
        else:
            parts[-1][1].append(Run(LINE))
    return [(new_page, joined(runs)) for new_page, runs in parts]


def _said(piece: Piece) -> str:
    return piece.words if isinstance(piece, Run) else piece
