"""The body of the Word document: a paragraph for each block, then the signatory list as a table.

How things look is the template's business; what a style cannot say, such as which rows stay together,
is said here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kpes.document import Block, Document, Role, Signatory, SignatoryList, Table
from kpes.render.docx_elements import Element, cell, paragraph, run, text, w
from kpes.render.docx_rows import WORDS, Row, kinds

Styles = Mapping[str, str]  # the name of a style, and its id in the template
Hold = Callable[[str], str]
Words = tuple[tuple[str, str], ...]  # words, with tabs and line feeds, and the id of their character style

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
_SMALL = 20  # half points, in tables of reports
_MOST_KEPT = 1000  # characters: a table of headings at the left stays on one page
PARTNERS_SHARE = 0.52  # of the text's width; the rest is for the signature


def body(document: Document, styles: Styles, hold: Hold, width: int) -> Iterator[Element]:
    """All that stands between the page margins, in reading order; ``width`` in twentieths of a point."""
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=True):
        if isinstance(block, Table):
            yield _table(block, styles, hold, width)
            continue
        # The signatures never stand on a page that shows nothing of what was signed.
        last = document.signatory_list is not None and following is None
        made = _block(block, styles, hold, keep_next=block.leads or last)
        if isinstance(following, Table) and block.role is not Role.HEADING:
            made[0].append(w("spacing", after=SPACE_ABOVE_TABLE))
        yield made
    if document.signatory_list is not None:
        yield _signatory_list(document.signatory_list, styles, hold, width)
    yield last_paragraph(styles)


def _block(block: Block, styles: Styles, hold: Hold, keep_next: bool) -> Element:
    return block_paragraph(block, styles, runs(words_of(block, styles, hold)), keep_next)


def block_paragraph(block: Block, styles: Styles, content: Iterable[Element], keep_next: bool) -> Element:
    """A paragraph with the look of ``block`` around ``content``."""
    if block.role is Role.ITEM:
        style = "List Item 1" if block.depth < 2 else "List Item 2"
    else:
        style = STYLE_OF_ROLE[block.role]
    return paragraph(styles[style], *content, keep_next=keep_next, keep_lines=len(block.text) <= SHORT)


def words_of(block: Block, styles: Styles, hold: Hold) -> Words:
    """What is printed of ``block``. A tab parts the label from words that hang."""
    if block.role is Role.TITLE:
        *lead, name = block.text.split("\n")  # all lines of the title but the last only lead to it
        return (*((f"{hold(line)}\n", styles["Title Lead"]) for line in lead), (hold(name), ""))
    between = ("\t" if block.role in HANGING else " ") if block.label and block.text else ""
    return ((f"{block.label}{between}{hold(block.text)}", ""),)


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


def last_paragraph(styles: Styles) -> Element:
    """The paragraph that Word asks for behind a table, too small to open another page."""
    last = paragraph(styles["Table Text"])
    last[0].append(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    last[0].append(w("rPr", w("sz", val=2)))
    return last


def _table(table: Table, styles: Styles, hold: Hold, width: int) -> Element:
    """A table of a report in the look of the signatory list, but smaller: its cells hold digests and names of files."""
    widths = [round(width * column.share / 100) for column in table.columns]
    made = _frame(" ".join(column.heading for column in table.columns), widths, table.headed, styles)
    if table.headed:
        cells = [
            cell(wide, paragraph(styles["Table Heading"], run(text(column.heading), size=_SMALL), keep_next=True))
            for wide, column in zip(widths, table.columns, strict=True)
        ]
        made.append(w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells))
    looks = [styles["Partner Name"] if column.strong else "" for column in table.columns]
    whole = not table.headed and sum(len(words) for row in table.rows for words in row) <= _MOST_KEPT
    for index, row in enumerate(table.rows):
        kept = whole and index < len(table.rows) - 1
        said = [run(*_content(hold(words)), style=look, size=_SMALL) for words, look in zip(row, looks, strict=True)]
        cells = [
            cell(wide, paragraph(styles["Table Text"], words, keep_next=kept), top=True)
            for wide, words in zip(widths, said, strict=True)
        ]
        made.append(w("tr", w("trPr", w("cantSplit")), *cells))
    return made


def _signatory_list(listed: SignatoryList, styles: Styles, hold: Hold, width: int) -> Element:
    table = empty_table(listed, styles, width)
    headings = (listed.partners_heading, listed.signature_heading)
    table.append(heading_row([[run(text(heading))] for heading in headings], styles, width))
    shown = [words_of_signatory(Signatory(WORDS, seat), styles, hold) for seat in ("", WORDS)]
    table.extend(kinds(row(runs(words), styles, width, kept) for kept in (False, True) for words in shown))
    return table


def rows(document: Document, hold: Hold) -> Iterator[Row]:
    """The rows of the signatory list, for which the body holds the kinds."""
    listed = document.signatory_list.signatories if document.signatory_list else ()
    for index, signatory in enumerate(listed):
        kind = 2 * kept_with_next(index, len(listed)) + bool(signatory.seat)
        yield kind, (hold(signatory.name), *([hold(signatory.seat)] if signatory.seat else ()))


def kept_with_next(index: int, count: int) -> bool:
    """Whether a row stays with the next one: neither the first rows nor the last one stand alone on a page."""
    return index < count - 1 and (index < 2 or index == count - 2)


def empty_table(listed: SignatoryList, styles: Styles, width: int) -> Element:
    """The table of the signatory list, still without rows; ``width`` in twentieths of a point."""
    return _frame(f"{listed.partners_heading} {listed.signature_heading}", _columns(width), True, styles)


def _columns(width: int) -> tuple[int, int]:
    partners = round(width * PARTNERS_SHARE)
    return partners, width - partners


def _frame(caption: str, widths: Sequence[int], headed: bool, styles: Styles) -> Element:
    """A table without rows. The caption is for those who listen."""
    look = {"val": "0620", "firstRow": 1} if headed else {"val": "0600", "firstRow": 0}
    properties = w(
        "tblPr",
        w("tblStyle", val=styles["Signatory List"]),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),  # so that a long word wraps instead of widening its column
        w("tblLook", **look, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    if caption.strip():
        properties.append(w("tblCaption", val=caption))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=column) for column in widths)))


def heading_row(headings: Iterable[Iterable[Element]], styles: Styles, width: int) -> Element:
    """The row that repeats on every page, with the runs of each heading."""
    cells = [
        cell(column, paragraph(styles["Table Heading"], *heading, keep_next=True))
        for column, heading in zip(_columns(width), headings, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def row(content: Iterable[Element], styles: Styles, width: int, keep_next: bool) -> Element:
    """A row for one signatory: ``content`` on the left, room to sign on the right."""
    partner = paragraph(styles["Table Text"], *content, keep_next=keep_next)
    signature = paragraph(styles["Table Text"], keep_next=keep_next)
    properties = w("trPr", w("cantSplit"), w("trHeight", val=ROW_HEIGHT, hRule="atLeast"))
    cells = [cell(column, words) for column, words in zip(_columns(width), (partner, signature), strict=True)]
    return w("tr", properties, *cells)


def words_of_signatory(signatory: Signatory, styles: Styles, hold: Hold) -> Words:
    """What is printed of a signatory: the name is strong, the seat is not."""
    seat = ((f", {hold(signatory.seat)}", ""),) if signatory.seat else ()
    return ((hold(signatory.name), styles["Partner Name"]), *seat)
