"""The body of the Word document: a paragraph for each block, then the signatory list as a table.

How things look is the template's business; what a style cannot say, such as which rows stay together, is said here.

As elements, ten thousand rows of the signatory list take 50 MiB and most of the time. So the tree holds one row of each
kind, set between marks, with a sign where its words belong; in the written part the rows themselves take their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from lxml import etree

from kpes.document import Block, Document, Role, Signatory, SignatoryList, Table
from kpes.render.docx_elements import Element, cell, paragraph, run, text, w
from kpes.render.outline import Hold

Words = tuple[tuple[str, str], ...]  # words, with tabs and line feeds, and the id of their character style
Row = tuple[int, tuple[str, ...]]
"""A row of the signatory list: the number of its kind, and the words of its runs."""

CONTROLS = {"\t": "tab", "\n": "br"}

STYLE_OF_ROLE = {
    Role.TITLE: "Title",
    Role.DRAFT_MARK: "Draft Mark",
    Role.HEADING: "Heading 1",
    Role.PARAGRAPH: "Heading 1",
    Role.SECTION: "Heading 2",
    Role.TEXT: "Body Text",
}
HANGING = {Role.SECTION, Role.ITEM}  # their styles have a hanging indent, which a tab reaches
SHORT = 300  # characters: about four lines, which do not tear between pages
ROW_HEIGHT = 850  # twentieths of a point: 1.5 cm, room for a signature
SPACE_ABOVE_TABLE = 160  # twentieths of a point
PARTNERS_SHARE = 0.52  # of the text's width; the rest is for the signature
_SMALL = 20  # half points, in tables of reports
_MOST_KEPT = 1000  # characters: a table of headings at the left stays on one page
_WORDS = "\ue000"  # for the words of a run in a kind of row; Unicode leaves it to private use: no agreement holds it
_MARK = "kpes-row"


class Look(NamedTuple):
    """What the template and the language decide: the ids of styles by name, which spaces break no line, and the width
    of lines in twentieths of a point."""

    styles: Mapping[str, str]
    hold: Hold
    width: int

    @property
    def columns(self) -> tuple[int, int]:
        """The widths of the signatory list's columns."""
        partners = round(self.width * PARTNERS_SHARE)
        return partners, self.width - partners


def body(document: Document, look: Look) -> Iterator[Element]:
    """All that stands between the page margins, in reading order."""
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if isinstance(block, Table):
            yield _table(block, look)
            continue
        # The signatures never stand on a page that shows nothing of what was signed.
        last = document.signatory_list is not None and following is None
        made = block_paragraph(block, look, runs(words_of(block, look)), keep_next=block.leads or last)
        if isinstance(following, Table) and block.role is not Role.HEADING:
            made[0].append(w("spacing", after=SPACE_ABOVE_TABLE))
        yield made
    if document.signatory_list is not None:
        yield _signatory_list(document.signatory_list, look)
    yield last_paragraph(look)


def block_paragraph(block: Block, look: Look, content: Iterable[Element], keep_next: bool) -> Element:
    """A paragraph with the look of ``block`` around ``content``."""
    if block.role is Role.ITEM:
        style = "List Item 1" if block.depth < 2 else "List Item 2"
    else:
        style = STYLE_OF_ROLE[block.role]
    return paragraph(look.styles[style], *content, keep_next=keep_next, keep_lines=len(block.text) <= SHORT)


def words_of(block: Block, look: Look) -> Words:
    """What is printed of ``block``. A tab parts the label from words that hang."""
    if block.role is Role.TITLE:
        *lead, name = block.text.split("\n")  # all lines of the title but the last only lead to it
        return (*((f"{look.hold(line)}\n", look.styles["Title Lead"]) for line in lead), (look.hold(name), ""))
    between = ("\t" if block.role in HANGING else " ") if block.label and block.text else ""
    return ((f"{block.label}{between}{look.hold(block.text)}", ""),)


def runs(words: Words, tag: str = "t") -> list[Element]:
    """The runs that print ``words``; ``tag`` is the element that the text itself stands in."""
    return [run(*_content(part, tag), style=style) for part, style in words]


def _content(part: str, tag: str = "t") -> Iterator[Element]:
    """Text, tabs and breaks."""
    for piece in re.split("([\t\n])", part):
        if piece in CONTROLS:
            yield w(CONTROLS[piece])
        elif piece:
            yield text(piece, tag)


def last_paragraph(look: Look) -> Element:
    """The paragraph that Word asks for behind a table, too small to open another page."""
    last = paragraph(look.styles["Table Text"])
    last[0].append(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    last[0].append(w("rPr", w("sz", val=2)))
    return last


def _table(table: Table, look: Look) -> Element:
    """A table of a report in the look of the signatory list, but smaller: its cells hold digests and names of files."""
    widths = [round(look.width * column.share / 100) for column in table.columns]
    made = _frame(widths, table.headed, look)
    if table.headed:
        headings = [[run(text(column.heading), size=_SMALL)] for column in table.columns]
        made.append(heading_row(headings, widths, look))
    strong = [look.styles["Partner Name"] if column.strong else "" for column in table.columns]
    whole = not table.headed and sum(len(words) for row in table.rows for words in row) <= _MOST_KEPT
    for index, row in enumerate(table.rows):
        kept = whole and index < len(table.rows) - 1
        said = [
            run(*_content(look.hold(words)), style=name, size=_SMALL) for words, name in zip(row, strong, strict=True)
        ]
        lines = [paragraph(look.styles["Table Text"], words, keep_next=kept) for words in said]
        made.append(_row(cell(width, line, top=True) for width, line in zip(widths, lines, strict=True)))
    return made


def _frame(widths: Sequence[int], headed: bool, look: Look) -> Element:
    """A table without rows, and without a caption, which pandoc would print when it saves the file."""
    first = {"val": "0620", "firstRow": 1} if headed else {"val": "0600", "firstRow": 0}
    properties = w(
        "tblPr",
        w("tblStyle", val=look.styles["Signatory List"]),
        w("tblW", w=sum(widths), type="dxa"),
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
        cell(width, paragraph(style, *heading, keep_next=True))
        for width, heading in zip(widths, headings, strict=True)
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
    seat = ((f", {look.hold(signatory.seat)}", ""),) if signatory.seat else ()
    return ((look.hold(signatory.name), look.styles["Partner Name"]), *seat)


def kept_with_next(index: int, count: int) -> bool:
    """Whether a row stays with the next one: neither the first rows nor the last one stand alone on a page."""
    return index < count - 1 and (index < 2 or index == count - 2)


def _signatory_list(listed: SignatoryList, look: Look) -> Element:
    """The table with one row of each kind, between marks."""
    table = empty_table(look)
    headings = (listed.partners_heading, listed.signature_heading)
    table.append(heading_row([[run(text(heading))] for heading in headings], look.columns, look))
    shown = [words_of_signatory(Signatory(_WORDS, seat), look) for seat in ("", _WORDS)]
    table.append(etree.ProcessingInstruction(_MARK))
    for kept, words in ((kept, words) for kept in (False, True) for words in shown):
        table.extend((signatory_row(runs(words), look, kept), etree.ProcessingInstruction(_MARK)))
    return table


def rows(document: Document, hold: Hold) -> Iterator[Row]:
    """The rows of the signatory list, for which the body holds the kinds."""
    listed = document.signatory_list.signatories if document.signatory_list else ()
    for index, signatory in enumerate(listed):
        kind = 2 * kept_with_next(index, len(listed)) + bool(signatory.seat)
        yield kind, (hold(signatory.name), *([hold(signatory.seat)] if signatory.seat else ()))


def written_out(part: bytes, rows: Iterable[Row]) -> Iterator[bytes]:
    """The XML ``part``, piece by piece, with ``rows`` in the place of their kinds, if it holds any."""
    before, *made = part.split(etree.tostring(etree.ProcessingInstruction(_MARK)))
    yield before
    if made:
        *made, after = made
        patterns = [row.replace(b"%", b"%%").replace(_WORDS.encode(), b"%b") for row in made]
        for kind, words in rows:
            yield patterns[kind] % tuple(escape(run, quote=False).encode() for run in words)
        yield after
