"""What a word processor draws as plain text: paragraphs, runs, tracked changes and fields."""

from __future__ import annotations

import re
from contextlib import suppress

from kpes.messages import Message, message
from kpes.ooxml import qualified
from kpes.received.docx.legible import unreadable
from kpes.received.docx.looks import switched_on
from kpes.received.docx.walk import Field, Step, Surroundings, Walk, all_words
from kpes.received.reading import shown
from kpes.received.xml import Element, local, value

_NO_BREAK_HYPHEN, _SOFT_HYPHEN, _UNKNOWN = "\u2011", "\u00ad", "\ufffd"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COUNTED_PAGES = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b[^\"{}]*", re.IGNORECASE)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_CHANGES = {
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "tcPrChange",
    "trPrChange", "numberingChange",
}  # fmt: skip


def paragraph(walk: Walk, element: Element, around: Surroundings) -> None:
    """A paragraph is a line."""
    walk.end_line()
    properties = element.find(qualified("pPr"))
    walk.paragraph, walk.look = properties, walk.looks.paragraph(properties, around.lines)
    if walk.numbering.draws(properties):
        walk.here("numbering", numbered)
    if walk.look.get("bidi", {}).get("val") == "1":
        walk.here("direction", reversed_words)
    if "framePr" in walk.look:
        walk.here("floating", floating)
    if "collapsed" in walk.look:
        walk.here("hidden-text", _folded)
    if _end_hidden(properties) and all_words(element):
        walk.here("hidden-text", _runs_on)
    for name, kind in (("del", "deleted"), ("ins", "inserted"), ("moveFrom", "deleted"), ("moveTo", "inserted")):
        if properties is not None and properties.find(f"{qualified('rPr')}/{qualified(name)}") is not None:
            walk.change(kind, "¶")
    walk.children(element, around)
    walk.end_line()
    walk.paragraph, walk.look = None, {}


def _end_hidden(properties: Element | None) -> bool:
    """Whether the end of a paragraph with this w:pPr is hidden, so that it runs into the next one."""
    marks = properties.find(qualified("rPr")) if properties is not None else None
    hiding = (marks.find(qualified(name)) for name in ("vanish", "specVanish")) if marks is not None else ()
    return any(one is not None and switched_on(one) for one in hiding)


def run(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words of one look, which decides whether anybody can read them."""
    properties = element.find(qualified("rPr"))
    looks = [walk.looks.run(properties, walk.paragraph, table) for table in around.tables]
    reasons = (unreadable(look, walk.look, around.fill, walk.paper) for look in looks)
    unseen = around.unseen or next((reason for reason in reasons if reason), None)
    before = len(walk.said)
    if looks[0].get("rtl", {}).get("val") == "1":
        walk.here("direction", reversed_words)
    walk.children(element, around._replace(unseen=unseen))
    if any(looks[0].get(name, {}).get("val") == "1" for name in ("strike", "dstrike")):
        walk.struck += walk.said[before:]


def text(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words; white space at their ends counts only where the element says so (ECMA-376, part 1, 17.3.3.31)."""
    words = "".join(element.itertext())
    if element.get(_SPACE) != "preserve":
        words = words.strip(" \t\r\n")
    if around.deleted:
        walk.change("deleted", words)
    elif walk.fields and not walk.fields[-1].result:
        walk.say(words, message("in a field's instruction"))
    else:
        walk.say(words, around.unseen)


def deleted_text(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words, or a field's instruction, that a tracked change deletes."""
    walk.change("deleted", element.text or "")


def symbol(walk: Walk, element: Element, around: Surroundings) -> None:
    """A sign of a font of its own, by its number there."""
    sign = _UNKNOWN
    with suppress(ValueError, OverflowError):
        sign = chr(int(value(element, "char"), 16))
    walk.say(sign if sign.strip() else _UNKNOWN, around.unseen)


def spaces(walk: Walk, element: Element, around: Surroundings) -> None:
    """A tab, or the end of a line or a page: between words it is a space."""
    walk.say(" ", around.unseen)


def no_break_hyphen(walk: Walk, element: Element, around: Surroundings) -> None:
    """The hyphen that does not part its word: in a text it is U+2011."""
    walk.say(_NO_BREAK_HYPHEN, around.unseen)


def soft_hyphen(walk: Walk, element: Element, around: Surroundings) -> None:
    """The hyphen that shows only at the end of a line."""
    walk.say(_SOFT_HYPHEN, around.unseen)


def inserted(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words that a tracked change inserts: everybody sees them, so they count."""
    words = "".join(text.text or "" for text in element.iter(qualified("t")))
    walk.change("inserted", words or "¶")
    walk.children(element, around)


def deleted(walk: Walk, element: Element, around: Surroundings) -> None:
    """Words that a tracked change deletes."""
    if not len(element):
        walk.change("deleted", "¶")
    walk.children(element, around._replace(deleted=True))


def field_sign(walk: Walk, element: Element, around: Surroundings) -> None:
    """The beginning of a field, of its result, or its end."""
    kind = value(element, "fldCharType")
    if kind == "begin":
        walk.fields.append(Field())
    elif walk.fields and kind == "separate":
        walk.fields[-1].result = True
    elif walk.fields and kind == "end":
        _instructed(walk, walk.fields.pop().instruction)


def instruction(walk: Walk, element: Element, around: Surroundings) -> None:
    """What a field is to show."""
    if walk.fields:
        walk.fields[-1].instruction += element.text or ""
    elif (element.text or "").strip():
        _instructed(walk, element.text or "")


def simple_field(walk: Walk, element: Element, around: Surroundings) -> None:
    """A field in one element."""
    _instructed(walk, value(element, "instr"))
    walk.children(element, around)


def _instructed(walk: Walk, instruction: str) -> None:
    if walk.margin and _COUNTED_PAGES.fullmatch(instruction):
        return
    words = shown(instruction)

    def said(place: Message) -> Message:
        return message("A field, whose words a program may exchange: “{field}”, {place}.", field=words, place=place)

    walk.here("field", said, grave=not _LINK.match(instruction))


def properties(walk: Walk, element: Element, around: Surroundings) -> None:
    """Properties hold no words, but tracked changes of the look; and nothing has them twice."""
    if any(local(one) in _CHANGES for one in element.iter()):
        walk.here("tracked-formatting", _formatting, grave=False)
    if next(element.itersiblings(element.tag, preceding=True), None) is not None:
        walk.here("foreign-markup", _told_twice)
    if (section := element.find(qualified("sectPr"))) is not None:
        walk.steps["sectPr"](walk, section, around)


def floating(place: Message) -> Message:
    """Said of whatever stands on the page wherever it likes."""
    return message("Something floats on the page and may cover or move words, {place}.", place=place)


def reversed_words(place: Message) -> Message:
    """Said of words that run the other way."""
    return message("Words are set to run from right to left, {place}.", place=place)


def _folded(place: Message) -> Message:
    return message("What stands under a heading is folded away, {place}.", place=place)


def _runs_on(place: Message) -> Message:
    return message("The end of a paragraph is hidden, so that it runs into the next one, {place}.", place=place)


def _told_twice(place: Message) -> Message:
    return message("Something tells its look twice, so programs differ over it, {place}.", place=place)


def _formatting(place: Message) -> Message:
    return message("A tracked change of the formatting, {place}.", place=place)


def numbered(place: Message) -> Message:
    return message("A word processor draws a number or sign that is no text, {place}.", place=place)


PROPERTIES = ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr")

STEPS: dict[str, Step] = {
    "p": paragraph,
    "r": run,
    "t": text,
    "delText": deleted_text,
    "delInstrText": deleted_text,
    "sym": symbol,
    "ins": inserted,
    "moveTo": inserted,
    "del": deleted,
    "moveFrom": deleted,
    "fldChar": field_sign,
    "instrText": instruction,
    "fldSimple": simple_field,
    "noBreakHyphen": no_break_hyphen,
    "softHyphen": soft_hyphen,
    **dict.fromkeys(("tab", "ptab", "br", "cr"), spaces),
    **dict.fromkeys(PROPERTIES, properties),
}
"""What is to be done at an element, by its name in WordprocessingML."""
