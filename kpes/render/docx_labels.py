"""Sheets of labels in a Word document: pages without a foot, a table without lines, words as large as they fit."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument

from kpes.document import A4, Sheet, Table, lines_of
from kpes.render.docx_elements import Element, cell, paragraph, run, text, twips, w
from kpes.render.outline import Hold

_AROUND = 5, 3
"""What stays free at each side of a label, and above and below its words, in millimetres."""
_SIZES = range(24, 1, -1)
"""Half points."""
_LINE = 1.2
"""The height of a line by the size of its letters."""
_WIDE = frozenset("mwMW@%—…")
_SPARE = 20
"""Twentieths of a point, for the smallest paragraph that Word asks for behind a table."""


def laid_out(word: WordDocument, sheet: Sheet) -> None:
    """Gives the pages the margins of a ``sheet``, and neither head nor foot."""
    (width, height), (label, row) = map(twips, A4), _size(sheet)
    left, top = (width - label * sheet.across) // 2, max(0, (height - row * sheet.down - _SPARE) // 2)
    margins = {"top": top, "right": left, "bottom": top, "left": left, "header": 0, "footer": 0, "gutter": 0}
    section = word.element.body[-1]
    section[:] = [w("pgSz", w=width, h=height), w("pgMar", **margins)]


def labels(table: Table, sheet: Sheet, style: str, hold: Hold) -> Element:
    """The ``table`` with a label in each cell, its words in the style of this id."""
    width, height = _size(sheet)
    sides = (w(side, w=twips(_AROUND[0]), type="dxa") for side in ("left", "right"))
    properties = w(
        "tblPr",
        w("tblW", w=width * sheet.across, type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *sides),
    )
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for _ in range(sheet.across))))
    for row in table.rows:
        exact = w("trPr", w("cantSplit"), w("trHeight", val=height, hRule="exact"))
        made.append(w("tr", exact, *(_label(words, sheet, width, style, hold) for words in row)))
    return made


def _size(sheet: Sheet) -> tuple[int, int]:
    """Width and height of a label, in twentieths of a point."""
    return twips(sheet.width), min(twips(sheet.height), (twips(A4[1]) - _SPARE) // sheet.down)


def _label(words: str, sheet: Sheet, width: int, style: str, hold: Hold) -> Element:
    size = next((size for size in _SIZES if _height(words, size, sheet) <= sheet.height - 2 * _AROUND[1]), _SIZES[-1])
    lines = [paragraph(style, run(text(hold(line)), size=size)) for line in lines_of(words)]
    for line in lines:
        line[0].append(w("spacing", before=0, after=0, line=round(size * 10 * _LINE), lineRule="exact"))
    made = cell(width, *lines)
    made[0].append(w("vAlign", val="center"))
    return made


def _height(words: str, size: int, sheet: Sheet) -> float:
    """How high the words are in letters of this size, in millimetres, as far as anybody can tell without their font."""
    letter = size / 2 * 25.4 / 72
    room = (sheet.width - 2 * _AROUND[0]) / letter
    return sum(1 for line in words.split("\n") for _ in _broken(line, room)) * letter * _LINE


def _broken(line: str, room: float) -> Iterator[float]:
    """How much of the ``room`` each line takes that is broken between words, or within a word that is longer."""
    taken = 0.0
    for word in line.split():
        wide = sum(1.0 if sign in _WIDE else 0.75 if sign.isupper() else 0.55 for sign in word)
        if taken and taken + wide > room:
            yield taken
            taken = 0.0
        while wide > room:
            yield room
            wide -= room
        taken += wide + 0.3
    yield taken
