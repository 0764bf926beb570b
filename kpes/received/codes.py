"""The codes that kpes draws beside the footers of a Word file."""

from __future__ import annotations

import re

from kpes.ooxml import DRAWINGML, RELATIONSHIPS, qualified
from kpes.received.package import Element, Package
from kpes.render import page_code

_BLIP = f"{{{DRAWINGML}}}blip"
_EDITION = re.compile(r"\b[0-9a-f]{12}\b")
_MOST = 4
"""Editions that a footer may name; a file from anybody may name more."""


def codes(package: Package, footer: str) -> set[str]:
    """The ids of those relations of a footer that lead to the code of an edition which its words name, bit for bit."""
    words = "".join(part.text or "" for part in package.xml(footer).iter(qualified("t")))
    drawn = set(map(page_code.picture, _EDITION.findall(words)[:_MOST]))
    targets = {one.id: one.target for one in package.relations(footer) if not one.external}
    return {id for id, target in targets.items() if target in package.parts and package.read(target) in drawn}



def shows(drawing: Element, codes: set[str]) -> bool:
    """Whether a drawing shows nothing but codes, which the ids of their relations tell."""
    shown = [blip.get(f"{{{RELATIONSHIPS}}}embed", "") for blip in drawing.iter(_BLIP)]
    return bool(shown) and codes.issuperset(shown)
