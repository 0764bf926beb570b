"""What stands beside plain text: pictures, text boxes, content controls, notes, and what only some programs show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kpes.messages import Message, message
from kpes.ooxml import WORDPROCESSINGML, qualified
from kpes.received.docx import page, tables, words
from kpes.received.docx.looks import Looks
from kpes.received.docx.numbering import Numbering
from kpes.received.docx.walk import Step, Surroundings, Walk, all_words
from kpes.received.docx.words import floating, reversed_words
from kpes.received.reading import shown
from kpes.received.xml import COMPATIBILITY, MATHEMATICS, Element, local, namespace

_DRAWN = ("drawing", "pict", "object", "control", "contentPart", "movie")
_EMBEDDED = {"OLEObject", "objectEmbed", "objectLink", "control"}
_DIAGRAMS = {"chart", "relIds"}
_COMPUTED = (
    "pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "annotationRef",
    "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
)  # fmt: skip
"""What a word processor puts words or lines of its own in the place of."""


def walk_through(root: Element, looks: Looks, numbering: Numbering, paper: int, margin: bool = False) -> Walk:
    """What was found on a walk through ``root``, which is drawn on pages as wide as ``paper``.

    ``margin``: it is a header or a footer.
    """
    return Walk(looks, numbering, STEPS, paper, margin).go(root)


def foreign(walk: Walk, element: Element, around: Surroundings) -> None:
    """An element that is none of WordprocessingML's."""
    if namespace(element) == COMPATIBILITY and local(element) == "AlternateContent":
        alternatives(walk, element, around)
    elif namespace(element) == MATHEMATICS:
        if local(element) == "t":
            walk.say(element.text or "", around.unseen)
        elif local(element) == "oMath" and (found := all_words(element)):
            walk.remark("foreign-markup", message("A formula holds words: “{words}”.", words=found))
        walk.children(element, around)
    elif found := all_words(element):
        walk.remark("foreign-markup", message("Markup of another kind holds words: “{words}”.", words=found))


def alternatives(walk: Walk, element: Element, around: Surroundings) -> None:
    """What one program shows and another does not: the first choice counts, if it is plain text at all."""
    if any(local(one) in (*_DRAWN, "txbxContent") for one in element.iter()):
        drawing(walk, element, around)
        return
    if any(local(one) in words.PROPERTIES for one in element.iter()):
        walk.here("alternate-content", _said(message("Some programs read a look here that others do not")))
    if found := all_words(element):
        said = message("Words that one program shows and another does not: “{words}”.", words=found)
        walk.remark("alternate-content", said)
    if len(element):
        walk.children(element[0], around)


def drawing(walk: Walk, element: Element, around: Surroundings) -> None:
    """A picture, a shape, a text box, a chart or an embedded object."""
    found = _drawn_words(walk, element, around)
    if found:
        walk.remark("text-box", message("A text box or shape shows “{words}”.", words=found))
    kinds = {local(one) for one in element.iter()}
    if kinds & _EMBEDDED or local(element) == "object":
        walk.here("embedded-object", _said(message("Something is embedded in it")))
    elif kinds & _DIAGRAMS:
        walk.here("text-box", _said(message("A chart or diagram is in it")))
    elif "anchor" in kinds or (local(element) == "pict" and _floats(element)):
        walk.here("floating", floating)
    elif not found:
        walk.here("picture", _said(message("A picture or shape is in it")), grave=False)


def _drawn_words(walk: Walk, element: Element, around: Surroundings) -> str:
    """What a drawing shows as words: in text boxes, as art, in shapes."""
    inner = Walk(walk.looks, walk.numbering, walk.steps, walk.paper, walk.margin)
    for box in _boxes(element):
        inner.children(box, around)
        inner.end_line()
    for remark in inner.remarks:
        walk.remark(*remark)
    art = [one.get("string", "") for one in element.iter() if local(one) == "textpath"]
    drawn = [
        one.text or ""
        for one in element.iter()
        if local(one) == "t" and namespace(one) not in (WORDPROCESSINGML, MATHEMATICS)
    ]
    return shown(" ".join(dict.fromkeys([*inner.lines, *art, *drawn])))


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes of a drawing, but not those inside them: these are gone through with their box."""
    for child in element:
        if child.tag == qualified("txbxContent"):
            yield child
        else:
            yield from _boxes(child)


def _floats(element: Element) -> bool:
    return any("absolute" in one.get("style", "").replace(" ", "") for one in element.iter())


def control(walk: Walk, element: Element, around: Surroundings) -> None:
    """A content control: its words are text, unless they come from data elsewhere in the file."""
    properties = element.find(qualified("sdtPr"))
    if properties is not None and any(local(one) == "dataBinding" for one in properties.iter()):
        walk.here("data-binding", _said(message("A content control takes its words from data inside the file")))
    else:
        walk.here("content-control", _said(message("A content control is in it")), grave=False)
    content = element.find(qualified("sdtContent"))
    if content is not None:
        walk.children(content, around)


def chunk(walk: Walk, element: Element, around: Surroundings) -> None:
    """Another document, which a word processor puts in here."""
    walk.here("embedded-document", _said(message("Another document is drawn in")))


def note(walk: Walk, element: Element, around: Surroundings) -> None:
    """The sign of a footnote or an endnote."""
    walk.here("note", _said(message("A footnote or endnote begins")))


def computed(walk: Walk, element: Element, around: Surroundings) -> None:
    """A place where the word processor writes something."""
    walk.here("field", _said(message("A word processor writes something of its own")))


def ruby(walk: Walk, element: Element, around: Surroundings) -> None:
    """Small words above others."""
    above = all_words(element.find(qualified("rt")))
    walk.remark("text-box", message("Small words stand above others: “{words}”.", words=above))
    base = element.find(qualified("rubyBase"))
    if base is not None:
        walk.children(base, around)


def reversing(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words whose direction is turned round."""
    walk.here("direction", reversed_words)
    walk.children(element, around)


def background(walk: Walk, element: Element, around: Surroundings) -> None:
    """The colour, or the picture, of all pages."""
    said = message("The page has a background of its own, against which words may not be seen.")
    walk.remark("picture", said, grave=False)


def _said(what: Message) -> Callable[[Message], Message]:
    return lambda place: message("{what}, {place}.", what=what, place=place)


STEPS: dict[str, Step] = {
    **words.STEPS,
    **tables.STEPS,
    **page.STEPS,
    "": foreign,
    "sdt": control,
    "altChunk": chunk,
    "subDoc": chunk,
    "footnoteReference": note,
    "endnoteReference": note,
    "ruby": ruby,
    "bdo": reversing,
    "dir": reversing,
    "background": background,
    **dict.fromkeys(_DRAWN, drawing),
    **dict.fromkeys(_COMPUTED, computed),
}
"""What is to be done at an element, by its name in WordprocessingML; under “” at one of another kind."""
