"""The elements of WordprocessingML (ECMA-376, part 1, 17) that kpes writes, one function each."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from kpes.ooxml import WORDPROCESSINGML, qualified

Element = etree._Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, /, *children: Element, **attributes: object) -> Element:
    """The element ``w:tag`` with ``children``; its attributes are of the same namespace."""
    element = etree.Element(qualified(tag), nsmap={"w": WORDPROCESSINGML})
    for name, value in attributes.items():
        element.set(qualified(name), str(value))
    element.extend(children)
    return element


def inside(element: Element, tag: str) -> Element:
    """The child ``w:tag`` that ``element`` surely has."""
    return next(element.iterchildren(qualified(tag)))


def text(words: str, tag: str = "t") -> Element:
    """Literal text; whatever stands in ``words``, nothing of it is markup."""
    element = w(tag)
    element.set(SPACE, "preserve")
    element.text = words
    return element


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return int(millimetres * 1440 / 25.4)


class Face(NamedTuple):
    """How words look: the id of a character style, if they have one, and whether they are bold or italic beside it."""

    style: str = ""
    bold: bool = False
    italic: bool = False


PLAIN = Face()


def run(*content: Element, face: Face = PLAIN, size: int = 0, font: str = "") -> Element:
    """Text, tabs and breaks of one look, and of a size in half points and a font, if it has its own."""
    look = [w("rStyle", val=face.style)] if face.style else []
    if font:
        look.append(w("rFonts", ascii=font, hAnsi=font, cs=font))
    for tag, there in (("b", face.bold), ("i", face.italic)):
        look += [w(tag), w(f"{tag}Cs")] if there else []
    if size:
        look += [w("sz", val=size), w("szCs", val=size)]
    return w("r", *([w("rPr", *look)] if look else []), *content)


def paragraph(style: str, *runs: Element, keep_next: bool = False, keep_lines: bool = False) -> Element:
    """A paragraph of the style with the id ``style``, kept with the next one or in one piece if asked."""
    properties = w("pPr", w("pStyle", val=style))
    if keep_next:
        properties.append(w("keepNext"))
    if keep_lines:
        properties.append(w("keepLines"))
    return w("p", properties, *runs)


def field(instruction: str) -> list[Element]:
    """The runs of a field that word processors compute; „1” is what stands there until they do."""
    return [
        run(w("fldChar", fldCharType="begin")),
        run(text(f" {instruction} ", "instrText")),
        run(w("fldChar", fldCharType="separate")),
        run(text("1")),
        run(w("fldChar", fldCharType="end")),
    ]


def cell(width: int, *content: Element, top: bool = False, ruled: str | None = None) -> Element:
    """A table cell, ``width`` in twentieths of a point; with ``top`` its words stand there, whatever the style says.

    ``ruled`` is the side that has a line, „top”, or empty for none; without it the style decides.
    """
    lines = [
        w(side, **({"val": "single", "sz": 4, "space": 0, "color": "000000"} if side == ruled else {"val": "nil"}))
        for side in ("top", "bottom")
    ]
    borders = [w("tcBorders", *lines)] if ruled is not None else []
    place = [w("vAlign", val="top")] if top else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *borders, *place), *content)
