"""The data that content controls of a Word file are bound to: Word shows that, whatever the control itself holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from kpes.ooxml import qualified
from kpes.received.elements import value
from kpes.received.package import Element, Package

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_BUILT_IN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""Stores that every file has, by the kinds of relations that lead to them."""


class Stores(NamedTuple):
    """What the parts say that controls may be bound to, by the ids of the parts: the words of each element."""

    said: Mapping[str, frozenset[str]] = {}

    def agree(self, control: Element) -> bool:
        """Whether a control says what it is bound to; where that part is not there, it shows its own words."""
        words = _bare("".join(one.text or "" for one in control.iter(qualified("t"))))
        bindings = control.iterfind(f"{qualified('sdtPr')}/{qualified('dataBinding')}")
        stores = (self.said.get(value(one, "storeItemID").upper()) for one in bindings)
        return all(said is None or words in said for said in stores)


def stores(package: Package, main: str) -> Stores:
    """The stores of a file whose main part this is."""
    return Stores({id.upper(): frozenset(_said(package.xml(name))) for id, name in _parts(package, main)})


def _parts(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """The id of each store, and its part."""
    kinds = {kind: id for id, kind in _BUILT_IN.items()}
    for one in package.relations():
        if (id := kinds.get(one.type.rpartition("/")[2])) and one.target in package.parts:
            yield id, one.target
    for item in package.relations(main):
        if item.type.endswith("/customXml") and not item.external and item.target in package.parts:
            for told in package.relations(item.target):
                if told.type.endswith("/customXmlProps") and told.target in package.parts:
                    yield package.xml(told.target).get(_ID, ""), item.target


def _said(root: Element) -> Iterator[str]:
    for one in root.iter(etree.Element):
        yield _bare(one.text or "")
        yield from (_bare(str(written)) for written in one.attrib.values())


def _bare(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())
