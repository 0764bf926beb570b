"""The body of the Word document: a paragraph for each block, then the signatory list as a table.

How things look is the template's business; what a style cannot say, such as which rows stay together, is said here.

As elements, ten thousand rows of the signatory list take 50 MiB and most of the time. So the tree holds one row of each
kind, set between marks, with a sign where its words belong; in the written part the rows themselves take their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from kpes.document import Block, Code, Document, Role, Signatory, SignatoryList, Table, lines_of
from kpes.layout.words import runs as styled_runs
from kpes.model import DEEPEST_LISTS
from kpes.render.docx_elements import PLAIN, Element, Face, cell, paragraph, run, text, twips, w
from kpes.render.docx_labels import labels
from kpes.render.outline import Hold

Words = tuple[tuple[str, Face], ...]  # words, with tabs and line feeds, and how they look
Row = tuple[int, tuple[str, ...]]
"""A row of the signatory list: the number of its kind, and the words of its runs."""

CONTROLS = {"\t": "tab", "\n": "br"}

STYLE_OF_ROLE = {
    Role.TITLE: "Title",
    Role.DRAFT_MARK: "Draft Mark",
    Role.HEADING: "Heading 1",
    Role.CHAPTER: "Heading 1",
    Role.ATTACHMENT: "Heading 1",
    Role.PARAGRAPH: "Heading 2",
    Role.SECTION: "Heading 3",
    Role.TEXT: "Body Text",
}
HANGING = {Role.SECTION, Role.ITEM}  # their styles have a hanging indent, which a tab reaches
SHORT = 300  # characters: about four lines, which do not tear between pages
ROW_HEIGHT = 850  # twentieths of a point: 1.5 cm, room for a signature
SPACE_AROUND_TABLE = 160  # twentieths of a point
PARTNERS_SHARE = 0.52  # of the text's width; the rest is for the signature
SIGNATURE = 680  # twentieths of a point: 1.2 cm, the least that a signature needs
FURTHEST = 2900  # twentieths of a point: where the deepest items start
_SMALL, _SMALLER = 20, 17  # half points, in tables of reports: words, and code
_FIXED_WIDTH = "Courier New"
_MOST_KEPT = 1000  # characters: a table of headings at the left stays on one page
_WORDS = "\ue000"  # for the words of a run in a kind of row; Unicode leaves it to private use: no agreement holds it
_MARK = "kpes-row"
_KINDS = 4


class Look(NamedTuple):
    """What the template and the language decide: the ids of styles by name, which spaces break no line, and the width
    of lines and the indents of items and sub-items in twentieths of a point."""

    styles: Mapping[str, str]
    hold: Hold
    width: int
    indents: tuple[int, int]

    @property
    def columns(self) -> tuple[int, int]:
        """The widths of the signatory list's columns."""
        partners = round(self.width * PARTNERS_SHARE)
        return partners, self.width - partners

    def indent(self, depth: int) -> int:
        """Where the words of an item start, so many lists deep."""
        first, second = self.indents
        step = min(second - first, max(0, FURTHEST - second) // (DEEPEST_LISTS - 2))
        return first if depth < 2 else second + step * (depth - 2)


def body(document: Document, look: Look) -> Iterator[Element]:
    """All that stands between the page margins, in reading order."""
    report = document.signatory_list is None
    all_blocks = list(document.all)
    for before, block, following in zip((None, *all_blocks), all_blocks, (*all_blocks[1:], None), strict=False):
        if not isinstance(block, Block) and isinstance(before, Table | SignatoryList):  # Word would join the two
            yield smallest_paragraph(look, before=SPACE_AROUND_TABLE)
        if isinstance(block, Table):
            if document.sheet:
                yield labels(block, document.sheet, look.styles["Table Text"], look.hold)
            else:
                yield _table(block, look, _SMALL if report else 0)
            continue
        if isinstance(block, SignatoryList):
            yield _signatory_list(block, look)
            continue
        # The signatures never stand on a page that shows nothing of what was signed.
        leads = block.leads or isinstance(following, SignatoryList)
        spaces = {}
        if isinstance(before, Table) and block.role in (Role.TEXT, Role.ITEM):
            spaces["before"] = SPACE_AROUND_TABLE
        if isinstance(following, Table) and block.role is not Role.HEADING:
            spaces["after"] = SPACE_AROUND_TABLE
        yield block_paragraph(block, look, runs(words_of(block, look)), keep_next=leads, spaces=spaces)
    yield smallest_paragraph(look)


def block_paragraph(
    block: Block, look: Look, content: Iterable[Element], keep_next: bool, spaces: Mapping[str, int] = {}
) -> Element:
    """A paragraph with the look of ``block`` around ``content``, and with these ``spaces`` before and after it."""
    in_list = block.role is Role.ITEM or block.depth > 0
    style = ("List Item 1" if block.depth < 2 else "List Item 2") if in_list else STYLE_OF_ROLE[block.role]
    made = paragraph(look.styles[style], *content, keep_next=keep_next, keep_lines=len(block.text) <= SHORT)
    if block.starts_page:
        made[0].append(w("pageBreakBefore"))
    if spaces:
        made[0].append(w("spacing", **spaces))
    if in_list and block.role is not Role.ITEM:  # what goes on in an item stands under its words, and has no label
        made[0].append(w("ind", left=look.indent(block.depth), firstLine=0))
    elif block.depth > 2:
        made[0].append(
            w("ind", left=look.indent(block.depth), hanging=look.indent(block.depth) - look.indent(block.depth - 1))
        )
    return made


def words_of(block: Block, look: Look) -> Words:
    """What is printed of ``block``. A tab parts the label from words that hang."""
    if block.role is Role.TITLE:
        return ((look.hold(block.text), PLAIN),)
    between = ("\t" if block.role in HANGING else " ") if block.label and block.text else ""
    label = f"{block.label}{between}"
    return with_look(((label, PLAIN),) if label else (), block.text, look)


def with_look(before: Words, words: str, look: Look, style: str = "") -> Words:
    """``words`` as they look, behind what stands ``before`` them; what looks the same stands together."""
    said = list(before)
    for part, bold, italic in styled_runs(words, look.hold):
        face = Face(style, bold, italic)
        if said and said[-1][1] == face:
            part = said.pop()[0] + part
        said.append((part, face))
    return tuple(said)


def runs(words: Words, tag: str = "t") -> list[Element]:
    """The runs that print ``words``; ``tag`` is the element that the text itself stands in."""
    return [run(*_content(part, tag), face=face) for part, face in words]


def _content(part: str, tag: str = "t") -> Iterator[Element]:
    """Text, tabs and breaks."""
    for piece in re.split("([\t\n])", part):
        if piece in CONTROLS:
            yield w(CONTROLS[piece])
        elif piece:
            yield text(piece, tag)


def smallest_paragraph(look: Look, before: int = 0) -> Element:
    """The paragraph that Word asks for behind a table, too small to open another page."""
    last = paragraph(look.styles["Table Text"])
    last[0].append(w("spacing", before=before, after=0, line=20, lineRule="exact"))
    last[0].append(w("rPr", w("sz", val=2)))
    return last


def _table(table: Table, look: Look, size: int) -> Element:
    """A table in the look of the signatory list; its words are of this ``size`` in half points, if it has its own."""
    indent = look.indent(table.depth) if table.depth else 0
    widths = [round((look.width - indent) * column.share / 100) for column in table.columns]
    made = _frame(widths, table.headed, look, indent)
    if table.headed:
        headings = [
            [run(*_content(part), face=face, size=size) for part, face in with_look((), column.heading, look)]
            for column in table.columns
        ]
        made.append(heading_row(headings, widths, look))
    strong = [look.styles["Partner Name"] if column.strong else "" for column in table.columns]
    whole = not table.headed and sum(len(words) for row in table.rows for words in row) <= _MOST_KEPT
    for index, row in enumerate(table.rows):
        kept = whole and index < len(table.rows) - 1
        said = [_lines(words, look, style, size) for words, style in zip(row, strong, strict=True)]
        lines = [paragraph(look.styles["Table Text"], *words, keep_next=kept) for words in said]
        room = [w("trHeight", val=twips(table.height), hRule="atLeast")] if table.height else []
        made.append(_row((cell(width, line, top=True) for width, line in zip(widths, lines, strict=True)), *room))
    return made


def _lines(words: str, look: Look, style: str, size: int) -> Iterator[Element]:
    """The runs of a cell: a run of its own for lines of code, in a font of fixed width."""
    lines = lines_of(words)
    if not any(isinstance(line, Code) for line in lines):
        yield from (run(*_content(part), face=face, size=size) for part, face in with_look((), words, look, style))
        return
    before = ""
    for code, group in groupby(lines, lambda line: isinstance(line, Code)):
        said = before + "\n".join(group)
        if code:
            yield run(*_content(said), size=_SMALLER, font=_FIXED_WIDTH)
        else:
            yield run(*_content(look.hold(said)), face=Face(style), size=size)
        before = "\n"


def _frame(widths: Sequence[int], headed: bool, look: Look, indent: int = 0) -> Element:
    """A table without rows, and without a caption, which pandoc would print when it saves the file."""
    first = {"val": "0620", "firstRow": 1} if headed else {"val": "0600", "firstRow": 0}
    properties = w(
        "tblPr",
        w("tblStyle", val=look.styles["Signatory List"]),
        w("tblW", w=sum(widths), type="dxa"),
        *([w("tblInd", w=indent, type="dxa")] if indent else []),
        w("tblLayout", type="fixed"),  # so that a long word wraps instead of widening its column
        w("tblLook", **first, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=column) for column in widths)))


def _row(cells: Iterable[Element], *properties: Element) -> Element:
    return w("tr", w("trPr", w("cantSplit"), *properties), *cells)


def heading_row(headings: Iterable[Iterable[Element]], widths: Iterable[int], look: Look) -> Element:
    """The row that repeats on every page, with the runs of each heading."""
    style = look.styles["Table Heading"]
    cells = (
        cell(width, paragraph(style, *heading, keep_next=True)) for width, heading in zip(widths, headings, strict=True)
    )
    return _row(cells, w("tblHeader"))


def empty_table(look: Look) -> Element:
    """The table of the signatory list, still without rows."""
    return _frame(look.columns, True, look)


def signatory_row(content: Iterable[Element], look: Look, keep_next: bool) -> Element:
    """A row for one signatory: ``content`` on the left, room to sign on the right."""
    style = look.styles["Table Text"]
    sides = (paragraph(style, *content, keep_next=keep_next), paragraph(style, keep_next=keep_next))
    return _row(map(cell, look.columns, sides), w("trHeight", val=ROW_HEIGHT, hRule="atLeast"))


def words_of_signatory(signatory: Signatory, look: Look) -> Words:
    """What is printed of a signatory: the name is strong, the seat is not."""
    seat = ((f", {look.hold(signatory.seat)}", PLAIN),) if signatory.seat else ()
    return ((look.hold(signatory.name), Face(look.styles["Partner Name"])), *seat)


def kept_with_next(index: int, count: int) -> bool:
    """Whether a row stays with the next one: neither the first rows nor the last one stand alone on a page."""
    return index < count - 1 and (index < 2 or index == count - 2)


def _signatory_list(listed: SignatoryList, look: Look) -> Element:
    """The table, with one row of each kind between marks where all rows are of a kind."""
    table = empty_table(look)
    headings = (listed.partners_heading, listed.signature_heading)
    table.append(heading_row([[run(text(look.hold(heading)))] for heading in headings], look.columns, look))
    if not alike(listed):
        for signatory in listed.signatories:
            table.extend(_places(signatory, listed.in_blocks, look))
        return table
    shown = [words_of_signatory(Signatory(_WORDS, seat), look) for seat in ("", _WORDS)]
    table.append(etree.ProcessingInstruction(_MARK))
    for kept, words in ((kept, words) for kept in (False, True) for words in shown):
        table.extend((signatory_row(runs(words), look, kept), etree.ProcessingInstruction(_MARK)))
    return table


def alike(listed: SignatoryList) -> bool:
    """Whether all rows hold a name alone, with or without a seat."""
    return not listed.in_blocks and not any(signatory.places for signatory in listed.signatories)


def _places(signatory: Signatory, in_blocks: bool, look: Look) -> Iterator[Element]:
    """The rows of one signatory, which stay together: who signs, and room for each signature.

    In a block what is said of a signature stands under the line to sign on, else beside the room.
    """
    style = look.styles["Table Text"]
    name = paragraph(style, *runs(words_of_signatory(signatory, look)), keep_next=True)
    if not in_blocks:
        said = [line for place in signatory.places for line in place]
        lines = [paragraph(style, run(text(look.hold(line))), keep_next=True) for line in said]
        room = w("trHeight", val=max(ROW_HEIGHT, SIGNATURE * len(signatory.places)), hRule="atLeast")
        cells = cell(look.columns[0], name, *lines, top=True), cell(look.columns[1], paragraph(style))
        yield _row(cells, room)
        return
    for number, place in enumerate(signatory.places):
        left = paragraph(style, keep_next=True) if number else name
        room = w("trHeight", val=SIGNATURE, hRule="atLeast")
        kept = paragraph(style, keep_next=True)
        yield _row((cell(look.columns[0], left, ruled=""), cell(look.columns[1], kept, ruled="")), room)
        last = number == len(signatory.places) - 1
        lines = [paragraph(style, run(text(look.hold(line))), keep_next=not last) for line in place or ("",)]
        under = cell(look.columns[1], *lines, top=True, ruled="top")
        yield _row((cell(look.columns[0], paragraph(style, keep_next=not last), ruled=""), under))


def rows(document: Document, hold: Hold) -> Iterator[Iterator[Row]]:
    """For each signatory list of which the body holds the kinds of rows, its rows."""
    for block in document.all:
        if isinstance(block, SignatoryList) and alike(block):
            yield _rows_of(block.signatories, hold)


def _rows_of(listed: Sequence[Signatory], hold: Hold) -> Iterator[Row]:
    for index, signatory in enumerate(listed):
        kind = 2 * kept_with_next(index, len(listed)) + bool(signatory.seat)
        yield kind, (hold(signatory.name), *([hold(signatory.seat)] if signatory.seat else ()))


def written_out(part: bytes, lists: Iterable[Iterable[Row]]) -> Iterator[bytes]:
    """The XML ``part``, piece by piece, with the rows of each of the ``lists`` in the place of their kinds."""
    pieces = part.split(etree.tostring(etree.ProcessingInstruction(_MARK)))
    for number, listed in enumerate(lists):
        before, *made = pieces[number * (_KINDS + 1) :][: _KINDS + 1]
        yield before
        patterns = [row.replace(b"%", b"%%").replace(_WORDS.encode(), b"%b") for row in made]
        for kind, words in listed:
            yield patterns[kind] % tuple(escape(run, quote=False).encode() for run in words)
    yield pieces[-1]
