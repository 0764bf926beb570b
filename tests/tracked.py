"""Tracked changes of a DOCX, accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = {f"{W}tab": "\t", f"{W}br": "\n"}


def settled(package: bytes, accept: bool) -> list[str]:
    """The lines that are left of a DOCX when all its changes are accepted, or all rejected."""
    with ZipFile(BytesIO(package)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    gone = f"{W}del" if accept else f"{W}ins"
    lines, begun = [], ""
    for paragraph in _paragraphs(body, gone):
        begun += "".join(_words(paragraph, gone))
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:  # else the next one goes on where this one ended
            lines.append(begun)
            begun = ""
    return [line for line in (" ".join(line.split()) for line in [*lines, begun]) if line]


def _paragraphs(parent: etree._Element, gone: str) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == f"{W}p":
            yield element
        elif element.find(f"{W}trPr/{gone}") is None:
            yield from _paragraphs(element, gone)


def _words(parent: etree._Element, gone: str) -> Iterator[str]:
    for element in parent:
        if element.tag in (f"{W}t", f"{W}delText"):
            yield element.text or ""
        elif element.tag in SHOWN:
            yield SHOWN[element.tag]
        elif element.tag not in (gone, f"{W}pPr"):
            yield from _words(element, gone)
