"""Tables: what hides in rows without height and behind merged cells."""

from __future__ import annotations

from kpes.messages import Message, message
from kpes.ooxml import qualified
from kpes.received.docx.legible import FARTHEST
from kpes.received.docx.looks import switched_on
from kpes.received.docx.theme import attributes
from kpes.received.docx.walk import Step, Surroundings, Walk, all_words
from kpes.received.docx.words import floating, reversed_words
from kpes.received.xml import Element, value, whole

_LOWEST_ROW = 200
"""Twentieths of a point; a row that may not grow and is lower than a line hides what stands in it."""
_LOWEST_LINE, _LEAST_LETTER = 160, 70
_USUAL_CELL, _NARROWEST_CELL = 4000, 200


def table(walk: Walk, element: Element, around: Surroundings) -> None:
    """A table gives its cells a look and a paper."""
    walk.end_line()
    properties = element.find(qualified("tblPr"))
    style = value(properties.find(qualified("tblStyle"))) if properties is not None else ""
    style = walk.looks.known(style, "table")
    if properties is not None and properties.find(qualified("tblpPr")) is not None:
        walk.here("floating", floating)
    turned = properties.find(qualified("bidiVisual")) if properties is not None else None
    if turned is not None and switched_on(turned):
        walk.here("direction", reversed_words)
    around = around._replace(
        tables=tuple(walk.looks.tables(style)),
        lines=walk.looks.lines_of_table(style),
        fill=_fill(walk, properties) or around.fill,
        unseen=around.unseen or _why_unseen(walk, element, style),
    )
    walk.children(element, around)
    walk.end_line()


def _why_unseen(walk: Walk, element: Element, style: str) -> Message | None:
    """Why nobody sees a table of this style; None where anybody does."""
    chain = walk.looks.chain(style)
    if any(switched_on(hidden) for one in chain for hidden in one.iter(qualified("hidden"))):
        return message("in a hidden row")
    least, most = FARTHEST
    indents = [whole(value(indent, "w")) for one in (element, *chain) for indent in one.iter(qualified("tblInd"))]
    if not all(least < indent < most for indent in indents):
        return message("moved off the paper")
    return None


def row(walk: Walk, element: Element, around: Surroundings) -> None:
    """A row may be hidden, squeezed, or be a tracked change as a whole."""
    properties = element.find(qualified("trPr"))
    if properties is not None:
        hidden = properties.find(qualified("hidden"))
        height = properties.find(qualified("trHeight"))
        if hidden is not None and switched_on(hidden):
            around = around._replace(unseen=message("in a hidden row"))
        if value(height, "hRule") == "exact" and whole(value(height)) < _height_needed(element):
            around = around._replace(unseen=message("squeezed together"))
        for name, kind in (("del", "deleted"), ("ins", "inserted")):
            if properties.find(qualified(name)) is not None:
                walk.change(kind, all_words(element))
    if (shade := element.find(f"{qualified('tblPrEx')}/{qualified('shd')}")) is not None:
        around = around._replace(fill=walk.looks.theme.fill(attributes(shade)) or around.fill)
    outside = walk.left
    walk.left += whole(value(properties.find(qualified("wBefore")), "w")) if properties is not None else 0
    walk.children(element, around)
    walk.left = outside


def _height_needed(row: Element) -> int:
    """The least height, in twentieths of a point, in which the words of all cells can stand."""
    needed = [_LOWEST_ROW]
    for one in row.iter(qualified("tc")):
        letters = sum(len(words) for words in one.itertext())
        needed.append(_LOWEST_LINE * -(-letters * _LEAST_LETTER // (_width(one) or _USUAL_CELL)))
    return max(needed)


def _width(cell: Element) -> int:
    """The width of a cell in twentieths of a point; 0 where it is told in no such measure."""
    width = cell.find(f"{qualified('tcPr')}/{qualified('tcW')}")
    return whole(value(width, "w")) if value(width, "type") in ("dxa", "") else 0


def cell(walk: Walk, element: Element, around: Surroundings) -> None:
    """A cell that is merged with the one before it shows nothing of its own."""
    properties = element.find(qualified("tcPr"))
    left, width = walk.left, _width(element)
    if left >= walk.paper:
        around = around._replace(unseen=message("moved off the paper"))
    elif 0 < width < _NARROWEST_CELL:
        around = around._replace(unseen=message("squeezed together"))
    if properties is not None:
        around = around._replace(fill=_fill(walk, properties) or around.fill)
        for name in ("vMerge", "hMerge"):
            merged = properties.find(qualified(name))
            if merged is not None and value(merged) != "restart":
                around = around._replace(unseen=message("in a cell that another one covers"))
        for name, kind in (("cellIns", "inserted"), ("cellDel", "deleted"), ("cellMerge", "deleted")):
            if properties.find(qualified(name)) is not None:
                walk.change(kind, all_words(element) or "¶")
    walk.left = 0  # of tables in it
    walk.children(element, around)
    walk.left = left + width


def _fill(walk: Walk, properties: Element | None) -> str:
    shade = properties.find(qualified("shd")) if properties is not None else None
    return walk.looks.theme.fill(attributes(shade)) if shade is not None else ""


STEPS: dict[str, Step] = {"tbl": table, "tr": row, "tc": cell}
"""What is to be done at an element, by its name in WordprocessingML."""
