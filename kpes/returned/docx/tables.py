"""Tables: what hides in rows without height and behind merged cells."""

from __future__ import annotations

from kpes.messages import message
from kpes.returned.docx.looks import switched_on
from kpes.returned.docx.walk import Step, Surroundings, Walk, all_words
from kpes.returned.docx.words import floating, reversed_words
from kpes.returned.xml import Element, qualified, value

_LOWEST_ROW = 200
"""Twentieths of a point; a row that may not grow and is lower than a line hides what stands in it."""


def table(walk: Walk, element: Element, around: Surroundings) -> None:
    """A table gives its cells a look and a paper."""
    walk.end_line()
    properties = element.find(qualified("tblPr"))
    style = value(properties.find(qualified("tblStyle"))) if properties is not None else ""
    if properties is not None and properties.find(qualified("tblpPr")) is not None:
        walk.here("floating", floating)
    turned = properties.find(qualified("bidiVisual")) if properties is not None else None
    if turned is not None and switched_on(turned):
        walk.here("direction", reversed_words)
    fill = _fill(properties) or around.fill
    walk.children(element, around._replace(tables=tuple(walk.looks.tables(style)), fill=fill))
    walk.end_line()


def row(walk: Walk, element: Element, around: Surroundings) -> None:
    """A row may be hidden, squeezed, or be a tracked change as a whole."""
    properties = element.find(qualified("trPr"))
    if properties is not None:
        hidden = properties.find(qualified("hidden"))
        height = properties.find(qualified("trHeight"))
        if hidden is not None and switched_on(hidden):
            around = around._replace(unseen=message("in a hidden row"))
        if value(height, "hRule") == "exact" and _whole(value(height)) < _LOWEST_ROW:
            around = around._replace(unseen=message("squeezed together"))
        for name, kind in (("del", "deleted"), ("ins", "inserted")):
            if properties.find(qualified(name)) is not None:
                walk.change(kind, all_words(element))
    walk.children(element, around)


def cell(walk: Walk, element: Element, around: Surroundings) -> None:
    """A cell that is merged with the one before it shows nothing of its own."""
    properties = element.find(qualified("tcPr"))
    if properties is not None:
        around = around._replace(fill=_fill(properties) or around.fill)
        for name in ("vMerge", "hMerge"):
            merged = properties.find(qualified(name))
            if merged is not None and value(merged) != "restart":
                around = around._replace(unseen=message("in a cell that another one covers"))
        for name, kind in (("cellIns", "inserted"), ("cellDel", "deleted"), ("cellMerge", "deleted")):
            if properties.find(qualified(name)) is not None:
                walk.change(kind, all_words(element) or "¶")
    walk.children(element, around)


def _fill(properties: Element | None) -> str:
    fill = value(properties.find(qualified("shd")), "fill") if properties is not None else ""
    return "" if fill == "auto" else fill


def _whole(written: str) -> int:
    return int(written) if written.isdecimal() else 0


STEPS: dict[str, Step] = {"tbl": table, "tr": row, "tc": cell}
"""What is to be done at an element, by its name in WordprocessingML."""
