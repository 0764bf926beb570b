"""Whether a word processor draws a number or a sign before a paragraph, which is in no run of the text.

kpes writes every label as text. So a list of the word processor's own is always somebody's work; what
LibreOffice leaves behind when it saves (list 0, levels without any text) draws nothing.
"""

from __future__ import annotations

from kpes.ooxml import qualified
from kpes.received.docx.looks import Looks
from kpes.received.xml import Element, value


class Numbering:
    """The lists of a document: the parts numbering and styles, either of which may be missing."""

    def __init__(self, numbering: Element | None, looks: Looks):
        self._looks = looks
        self._nums = self._by_id(numbering, "num", "numId")
        self._abstract = self._by_id(numbering, "abstractNum", "abstractNumId")

    @staticmethod
    def _by_id(numbering: Element | None, name: str, id: str) -> dict[str, Element]:
        found = numbering.iter(qualified(name)) if numbering is not None else ()
        return {value(element, id): element for element in found}

    def draws(self, properties: Element | None) -> bool:
        """Whether something is drawn before a paragraph with this w:pPr."""
        style = value(properties.find(qualified("pStyle"))) if properties is not None else ""
        style = self._looks.known(style, "paragraph")
        sources = [properties, *(one.find(qualified("pPr")) for one in reversed(self._looks.chain(style)))]
        list_id = level = ""
        for source in sources:
            said = source.find(qualified("numPr")) if source is not None else None
            if said is not None:
                list_id = list_id or value(said.find(qualified("numId")))
                level = level or value(said.find(qualified("ilvl")))
        return list_id not in ("", "0") and self._level_draws(list_id, level or "0")

    def _level_draws(self, list_id: str, level: str) -> bool:
        num = self._nums.get(list_id)
        if num is None:
            return False  # a list that is not there: nothing is drawn
        abstract = self._abstract.get(value(num.find(qualified("abstractNumId"))))
        if num.find(qualified("lvlOverride")) is not None or abstract is None:
            return True
        found = [one for one in abstract.iter(qualified("lvl")) if value(one, "ilvl") == level]
        if not found:
            return True  # its levels are another list's, which a person has to see
        picture = found[0].find(qualified("lvlPicBulletId")) is not None
        return picture or bool(value(found[0].find(qualified("lvlText"))).strip())
