"""How the letters and paragraphs of a Word file look, as far as an import asks: resolved along its styles.

Source: ECMA-376, part 1, 17.7. What is set on the spot counts before the character style, that before the paragraph's,
and both before what the file sets for all; of what a style leaves open, the one that it is based on decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from kpes.ooxml import qualified
from kpes.received.elements import value
from kpes.received.numbering import Numbering
from kpes.received.package import Element
from kpes.received.written import Align, Look

_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
"""Set in both styles, they are off: each turns the other round."""
_OTHERS = {"dstrike": "val", "vertAlign": "val", "position": "val", "sz": "val", "rFonts": "ascii", "specVanish": "val"}
_OFF = ("0", "false", "off")
_LIFTED, _USUAL = 4, 20
"""Half points: how far letters are lifted at least that may be meant to stand above the line (Word lifts them by six),
and how large letters are where a file does not say it."""
_DEEPEST = 50
"""Styles based on each other, one on the next; Word takes no more than eleven."""
_ALIGN: Mapping[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "both", "thaiDistribute": "both", "mediumKashida": "both",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])")

Face = Mapping[str, str]
"""Properties of letters, by the names of their elements; “” or a value of _OFF is off."""
_Paragraph = dict[str, str]


class Style(NamedTuple):
    """A style: its id and name in the file, the id of the one that it is based on, and what defines it."""

    id: str
    name: str
    based_on: str
    definition: Element


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None):
        self._styles: dict[tuple[str, str], Style] = {}
        self._defaults: dict[str, str] = {}
        self.are_clear = True
        """Whether no style is there twice: programs differ over which one counts."""
        self._letters: dict[tuple[str, str], Face] = {}
        self._paragraphs: dict[str, _Paragraph] = {}
        self._lists: dict[tuple[str, str], tuple[str, list[tuple[str, str]]]] = {}
        base = [] if root is None else list(root.iterchildren(qualified("docDefaults")))
        self._base_letters = _letters(_inside(base, "rPrDefault", "rPr"))
        self._base_paragraph = _paragraph(_inside(base, "pPrDefault", "pPr"))
        for one in () if root is None else root.iterchildren(qualified("style")):
            kind, id = value(one, "type") or "paragraph", value(one, "styleId")
            name, based_on = (_inside([one], child) for child in ("name", "basedOn"))
            style = Style(id, "" if name is None else value(name), "" if based_on is None else value(based_on), one)
            self.are_clear &= (kind, id) not in self._styles
            self._styles[kind, id] = style
            if value(one, "default") not in ("", *_OFF):
                self._defaults.setdefault(kind, id)

    def _chain(self, kind: str, id: str) -> Iterator[Style]:
        """A style and those that it is based on, itself first."""
        return islice(self._basing(kind, id), _DEEPEST)

    def _basing(self, kind: str, id: str) -> Iterator[Style]:
        seen: set[str] = set()
        while id not in seen and (style := self._styles.get((kind, id))):
            yield style
            seen.add(id)
            id = style.based_on

    def paragraph_style(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        named = None if properties is None else properties.find(qualified("pStyle"))
        id = "" if named is None else value(named)
        return id if ("paragraph", id) in self._styles else self._defaults.get("paragraph", "")

    def lists(self) -> dict[str, str]:
        """The list that each numbering style stands for."""
        found = {id: self._list(kind, id)[0] for kind, id in self._styles if kind == "numbering"}
        return {id: list for id, list in found.items() if list}

    # Letters

    def _of_style(self, kind: str, id: str) -> Face:
        if (kind, id) not in self._letters:
            said = [_letters(_inside([style.definition], "rPr")) for style in self._chain(kind, id)]
            self._letters[kind, id] = {name: one for face in reversed(said) for name, one in face.items()}
        return self._letters[kind, id]

    def face(self, paragraph_style: str, own: Element | None) -> Face:
        """How letters look in a paragraph of a style, with properties of their ``own``."""
        here = _letters(own)
        of_paragraph = self._of_style("paragraph", paragraph_style)
        of_letters = self._of_style("character", here["rStyle"]) if "rStyle" in here else {}
        face = {**self._base_letters, **of_paragraph, **of_letters}
        for toggle in _TOGGLES:
            if toggle in of_paragraph and toggle in of_letters:
                face[toggle] = "1" if is_on(of_paragraph, toggle) != is_on(of_letters, toggle) else "0"
        return _placed({**face, **here}, _whole({**self._base_letters, **of_paragraph}, "sz") or _USUAL)

    def of_table(self, id: str) -> Iterator[Element]:
        """The definitions of all that a table style draws, whatever part of a table it is for."""
        return (style.definition for style in self._chain("table", id))

    # Paragraphs

    def _of_paragraph(self, id: str) -> _Paragraph:
        if id not in self._paragraphs:
            said = [_paragraph(_inside([style.definition], "pPr")) for style in self._chain("paragraph", id)]
            self._paragraphs[id] = {name: one for own in reversed(said) for name, one in own.items()}
        return self._paragraphs[id]

    def look(self, style: str, own: Element | None, of_list: Element | None) -> Look:
        """How a paragraph of a style looks; ``of_list`` is what the list that numbers it on the spot says of it."""
        here = _paragraph(own)
        in_list = {name: one for name, one in _paragraph(of_list).items() if name in _INDENTS}
        of_style = self._of_paragraph(style)
        layers = (of_style, in_list) if "numId" in here else (in_list, of_style)
        said = {**self._base_paragraph, **layers[0], **layers[1], **here}
        named = self._styles.get(("paragraph", style))
        name = " ".join(named.name.lower().split()) if named else ""
        heading = _HEADING.fullmatch(name)
        outline = int(said.get("outlineLvl") or (int(heading[1]) - 1 if heading else 9))
        first = -int(said["hanging"]) if said.get("hanging") else int(said.get("firstLine") or 0)
        return Look(
            style=name,
            outline=outline + 1 if 0 <= outline < 9 else 0,
            align=_ALIGN.get(said.get("jc", ""), ""),
            indent=int(said.get("left") or 0) + first,
            new_page=is_on(said, "pageBreakBefore"),
        )

    # Lists

    def _list(self, kind: str, id: str) -> tuple[str, list[tuple[str, str]]]:
        """The list that a style is numbered by, and the levels that it and those it is based on name, by their ids."""
        if (kind, id) not in self._lists:
            list, levels = "", []
            for style in self._chain(kind, id):
                said = _paragraph(_inside([style.definition], "pPr"))
                levels.append((style.id, said.get("ilvl", "")))
                list = list or said.get("numId", "")
            self._lists[kind, id] = list, levels
        return self._lists[kind, id]

    def numbered(self, style: str, own: Element | None, numbering: Numbering) -> tuple[str, int] | None:
        """The list that numbers a paragraph, and its level; None where none does. Raises Uncertain."""
        here = _paragraph(own)
        of_style, levels = self._list("paragraph", style)
        id = here.get("numId") or of_style
        if not id or id == "0":
            return None
        if "ilvl" in here:
            return id, int(here["ilvl"])
        for number, (named, _) in enumerate(levels):
            written = next(filter(None, (one for _, one in levels[number:])), "0")
            at = numbering.level_of(id, named, int(written))
            if at is not None or levels[number][1]:
                return id, int(written)
        return id, 0


def _placed(face: dict[str, str], usual: int) -> Face:
    """A look with a place above or below the line, where letters were lifted there by hand and made small."""
    lifted = _whole(face, "position")
    if abs(lifted) < _LIFTED or "vertAlign" in face:
        return face
    if (_whole(face, "sz") or usual) >= usual:
        return {**face, "vertAlign": "lifted"}
    return {**face, "vertAlign": "superscript" if lifted > 0 else "subscript"}


def _whole(face: Face, name: str) -> int:
    written = face.get(name, "")
    return int(written) if _WHOLE.fullmatch(written) else 0


def is_on(said: Mapping[str, str], name: str) -> bool:
    """Whether a property is there and not turned off."""
    return said.get(name, "0") not in _OFF


_INDENTS = ("left", "hanging", "firstLine")
_NONE = "-1"
"""No list and no level, where a file writes something else than a number."""
_WHOLE, _LENGTH = re.compile(r"-?[0-9]{1,7}"), re.compile(r"-?[0-9]{1,7}(\.[0-9]*)?")


def _letters(properties: Element | None) -> dict[str, str]:
    """What properties of letters say themselves, as far as an import asks."""
    found: dict[str, str] = {}
    for one in () if properties is None else properties.iterchildren(_LETTERS):
        name = one.tag.rpartition("}")[2]
        written = value(one, _OTHERS.get(name, "val"))
        if name == "rFonts":
            written = written or value(one, "hAnsi")
        if written or name in _TOGGLES or name in ("dstrike", "specVanish"):
            found[name] = written or "1"
    return found


_LETTERS = tuple(map(qualified, (*_TOGGLES, *_OTHERS, "rStyle")))


def _paragraph(properties: Element | None) -> _Paragraph:
    """What properties of a paragraph say themselves, as far as an import asks."""
    found: _Paragraph = {}
    for one in () if properties is None else properties.iterchildren(_PARAGRAPHS):
        name = one.tag.rpartition("}")[2]
        if name == "numPr":
            found |= {kind: value(part) if _WHOLE.fullmatch(value(part)) else _NONE
                      for kind in ("numId", "ilvl") for part in one.iterchildren(qualified(kind))}  # fmt: skip
        elif name == "ind":
            found |= _indents(one)
        elif name == "pageBreakBefore":
            found[name] = value(one) or "1"
        elif name == "jc" or _WHOLE.fullmatch(value(one)):
            found[name] = value(one)
    return found


_PARAGRAPHS = tuple(map(qualified, ("numPr", "ind", "jc", "outlineLvl", "pageBreakBefore")))


def _indents(element: Element) -> dict[str, str]:
    """The left indent and that of the first line; a first line and a hanging one exclude each other."""
    told = {"left": value(element, "left") or value(element, "start")}
    told |= {name: value(element, name) for name in ("hanging", "firstLine")}
    found = {name: str(int(float(one))) for name, one in told.items() if _LENGTH.fullmatch(one)}
    if "hanging" in found or "firstLine" in found:
        found = {"hanging": "", "firstLine": "", **found}
    return found


def _inside(elements: Iterable[Element], *names: str) -> Element | None:
    """The element that is reached by these names, one inside the other."""
    found = list(elements)
    for name in names:
        found = [child for one in found for child in one.iterchildren(qualified(name))]
    return found[0] if found else None
