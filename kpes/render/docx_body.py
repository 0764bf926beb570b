"""The body of the Word document: a paragraph for each block, then the signatory list as a table.

How things look is the template's business; what a style cannot say, such as which rows stay together,
is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy

from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.render.docx_elements import Element, cell, paragraph, qualified, run, text, w

Styles = Mapping[str, str]  # the name of a style, and its id in the template
Hold = Callable[[str], str]

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
PARTNERS_SHARE = 0.52  # of the text's width; the rest is for the signature


def body(document: Document, styles: Styles, hold: Hold, width: int) -> Iterator[Element]:
    """All that stands between the page margins, in reading order; ``width`` in twentieths of a point."""
    for block in document.blocks:
        # The signatures never stand on a page that shows nothing of what was signed.
        yield _block(block, styles, hold, keep_next=block.leads or block is document.blocks[-1])
    yield _signatory_list(document.signatory_list, styles, hold, width)
    yield _last_paragraph(styles)


def _block(block: Block, styles: Styles, hold: Hold, keep_next: bool) -> Element:
    if block.role is Role.ITEM:
        style = "List Item 1" if block.depth < 2 else "List Item 2"
    else:
        style = STYLE_OF_ROLE[block.role]
    runs = _title(block, styles, hold) if block.role is Role.TITLE else [_labelled(block, hold)]
    return paragraph(styles[style], *runs, keep_next=keep_next, keep_lines=len(block.text) <= SHORT)


def _title(block: Block, styles: Styles, hold: Hold) -> list[Element]:
    """The lines of the title in one paragraph; all but the last only lead to it."""
    *lead, name = block.text.split("\n")
    runs = [run(text(hold(line)), w("br"), style=styles["Title Lead"]) for line in lead]
    return [*runs, run(text(hold(name)))]


def _labelled(block: Block, hold: Hold) -> Element:
    content = [text(block.label)] if block.label else []
    if block.label and block.text:
        content.append(w("tab") if block.role in HANGING else text(" "))
    if block.text:
        content.append(text(hold(block.text)))
    return run(*content)


def _last_paragraph(styles: Styles) -> Element:
    """The paragraph that Word asks for behind a table, too small to open another page."""
    last = paragraph(styles["Table Text"])
    last[0].append(w("spacing", before=0, after=0, line=20, lineRule="exact"))
    last[0].append(w("rPr", w("sz", val=2)))
    return last


def _signatory_list(listed: SignatoryList, styles: Styles, hold: Hold, width: int) -> Element:
    partners = round(width * PARTNERS_SHARE)
    columns = (partners, width - partners)
    table = w("tbl", _table_properties(listed, styles, width))
    table.append(w("tblGrid", *(w("gridCol", w=column) for column in columns)))
    table.append(_heading_row(listed, styles, columns))
    rows = {kept: _row(styles, columns, kept) for kept in (True, False)}
    last = len(listed.signatories) - 1
    for index, signatory in enumerate(listed.signatories):
        # Neither the first rows nor the last one stand alone on a page.
        kept = index != last and (index < 2 or index == last - 1)
        table.append(_filled(rows[kept], signatory, hold))
    return table


def _table_properties(listed: SignatoryList, styles: Styles, width: int) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=styles["Signatory List"]),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),  # so that a long word wraps instead of widening its column
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=f"{listed.partners_heading} {listed.signature_heading}"),
    )


def _heading_row(listed: SignatoryList, styles: Styles, columns: tuple[int, int]) -> Element:
    headings = (listed.partners_heading, listed.signature_heading)
    cells = [
        cell(column, paragraph(styles["Table Heading"], run(text(heading)), keep_next=True))
        for column, heading in zip(columns, headings, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(styles: Styles, columns: tuple[int, int], keep_next: bool) -> Element:
    """A row for one signatory, still without words: an empty run for the name, another for the seat."""
    words = (run(text(""), style=styles["Partner Name"]), run(text("")))
    partner = paragraph(styles["Table Text"], *words, keep_next=keep_next)
    signature = paragraph(styles["Table Text"], keep_next=keep_next)
    properties = w("trPr", w("cantSplit"), w("trHeight", val=ROW_HEIGHT, hRule="atLeast"))
    return w("tr", properties, cell(columns[0], partner), cell(columns[1], signature))


def _filled(row: Element, signatory: Signatory, hold: Hold) -> Element:
    """A copy of ``row`` for ``signatory``: copying a made row keeps a list of thousands quick."""
    row = deepcopy(row)
    name, seat = row.iter(qualified("t"))
    name.text = hold(signatory.name)
    if signatory.seat:
        seat.text = f", {hold(signatory.seat)}"
    else:
        run_of_seat = seat.getparent()
        run_of_seat.getparent().remove(run_of_seat)
    return row
