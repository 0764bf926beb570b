"""Word files as secretaries write them, made for tests: lines with the look that people give them by hand.

`word` makes the bytes of a DOCX of lines. A line is a text, or `line(…)` with its look; `table(…)` is one, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

ALIGNED = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "both": WD_ALIGN_PARAGRAPH.JUSTIFY}


class Line(NamedTuple):
    """A line: words (``**bold**`` stretches are set so), how it stands, and which list numbers it."""

    words: str
    align: str = ""
    bold: bool = False
    style: str = ""
    indent: float = 0.0  # centimetres
    numbered: tuple[int, int] | None = None  # list, level
    new_page: bool = False


class Table(NamedTuple):
    """A table of texts; without ``ruled`` it has no borders."""

    rows: Sequence[Sequence[str]]
    ruled: bool = True


def line(words: str, **look: Any) -> Line:
    return Line(words, **look)


def centred(words: str, bold: bool = False) -> Line:
    return Line(words, "center", bold)


def item(words: str, list: int = 1, level: int = 0) -> Line:
    return Line(words, numbered=(list, level))


def table(*rows: Sequence[str], ruled: bool = True) -> Table:
    return Table(rows, ruled)


Levels = Sequence[tuple[str, str]]
"""The levels of a list from the outermost: the format of its numbers and its text, as (“decimal”, “%1.”)."""
NUMBERS: Levels = (("decimal", "%1."), ("decimal", "%2)"), ("lowerLetter", "%3)"), ("bullet", "–"))


def word(*lines: str | Line | Table, lists: Sequence[Levels] = (NUMBERS,), header: str = "", footer: str = "") -> bytes:
    """A DOCX of these lines. ``lists`` are the lists that lines name, counted from 1."""
    made = docx.Document()
    numbers = _numbering(made, lists)
    for one in lines:
        if isinstance(one, Table):
            _add_table(made, one)
        else:
            _add_line(made, Line(one) if isinstance(one, str) else one, numbers)
    for part, words in ((made.sections[0].header, header), (made.sections[0].footer, footer)):
        if words:
            _fill(part.paragraphs[0], words)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _add_line(made: Any, said: Line, numbers: dict[int, int]) -> None:
    paragraph = made.add_paragraph(style=said.style or None)
    if said.new_page:
        paragraph.add_run().add_break(WD_BREAK.PAGE)
    _fill(paragraph, said.words, said.bold)
    if said.align:
        paragraph.alignment = ALIGNED[said.align]
    if said.indent:
        paragraph.paragraph_format.left_indent = Cm(said.indent)
    if said.numbered:
        held = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        held.get_or_add_ilvl().val = said.numbered[1]
        held.get_or_add_numId().val = numbers[said.numbered[0]]


def _fill(paragraph: Any, words: str, bold: bool = False) -> None:
    for number, stretch in enumerate(words.split("**")):
        if stretch == "PAGE":
            _add_field(paragraph, stretch)
        elif stretch:
            run = paragraph.add_run(stretch)
            run.bold = True if bold or number % 2 else None


def _add_field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


def _add_table(made: Any, said: Table) -> None:
    added = made.add_table(0, len(said.rows[0]), style="Table Grid" if said.ruled else None)
    for row in said.rows:
        for cell, words in zip(added.add_row().cells, row, strict=True):
            first, *more = words.split("\n")
            _fill(cell.paragraphs[0], first)
            for one in more:
                _fill(cell.add_paragraph(), one)


def _numbering(made: Any, lists: Sequence[Levels]) -> dict[int, int]:
    root = made.part.numbering_part.element
    first = root.find(qn("w:num"))
    numbers = {}
    for number, levels in enumerate(lists, 1):
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(500 + number))
        for level, (format, words) in enumerate(levels):
            held = OxmlElement("w:lvl")
            held.set(qn("w:ilvl"), str(level))
            for name, value in (("start", "1"), ("numFmt", format), ("lvlText", words)):
                inner = OxmlElement(f"w:{name}")
                inner.set(qn("w:val"), value)
                held.append(inner)
            abstract.append(held)
        if first is not None:
            first.addprevious(abstract)
        else:
            root.append(abstract)
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), str(500 + number))
        of = OxmlElement("w:abstractNumId")
        of.set(qn("w:val"), str(500 + number))
        num.append(of)
        root.append(num)
        numbers[number] = 500 + number
    return numbers
