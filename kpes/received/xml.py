"""XML that a stranger wrote: parsed without entities, without the network, within lxml's own limits."""

from __future__ import annotations

from lxml import etree

from kpes.messages import message
from kpes.ooxml import RELATIONSHIPS, WORDPROCESSINGML, qualified
from kpes.received.reading import Unreadable

Element = etree._Element

OFFICE_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
OFFICE_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHEMATICS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORDPROCESSINGML.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONSHIPS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHEMATICS.encode(),
}
"""The namespaces of „Strict Open XML” (ISO/IEC 29500-1), and those that everybody else writes."""

_MOST_DIGITS = 12

_DECLARATIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace of an element; empty where it has none."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty where it, or the element, is missing."""
    return "" if element is None else element.get(qualified(name), "")


def whole(written: str) -> int:
    """A whole number as attributes hold them; 0 where it is none, or one that no file needs."""
    try:
        return int(written) if len(written) < _MOST_DIGITS else 0
    except ValueError:
        return 0


def parse(data: bytes, part: str) -> Element:
    """The root of the XML in ``data``; Unreadable where it is none, or declares entities."""
    if any(declaration in data for declaration in _DECLARATIONS):
        raise Unreadable(
            message("{part} in it declares entities of its own, which no word processor writes.", part=part)
        )
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(message("{part} in it is damaged: it is no XML.", part=part)) from error
