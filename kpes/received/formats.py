"""What kind of file came back, by its bytes, and reading it as that."""

from __future__ import annotations

import codecs
import os

from kpes.messages import message
from kpes.received.markup import lines_of_html, lines_of_markdown
from kpes.received.reading import Reading, Remark, Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_HTML = (b"<!doctype html", b"<html")
_ENDINGS = {
    ".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown",
    ".markdown": "markdown", ".txt": "text",
}  # fmt: skip
_LARGEST_TEXT = 8 * 2**20
"""Bytes, as much as the data of an agreement may have."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def format_of(data: bytes, name: str) -> str:
    """What a file of these bytes is: one of the formats that kpes writes; Unreadable where it is none of them."""
    if data.startswith(b"PK"):
        if data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
            raise Unreadable(message("It is an OpenDocument file. Save it from LibreOffice as DOCX."))
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        raise Unreadable(
            message("It is locked with a password, or an old Word file (DOC). Save it from Word as DOCX, unlocked.")
        )
    if data.startswith(b"{\\rtf"):
        raise Unreadable(message("It is an RTF file. Save it from Word or LibreOffice as DOCX."))
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
        raise Unreadable(message("It is a picture. A person has to compare it with the agreement, word for word."))
    told = _ENDINGS.get(os.path.splitext(name)[1].lower(), "text")
    if data[:200].lstrip(codecs.BOM_UTF8).lstrip().lower().startswith(_HTML):
        return "html"
    return told if told in ("html", "markdown") else "text"


def read(data: bytes, name: str = "") -> Reading:
    """What a file of these bytes holds; ``name`` tells Markdown and HTML from plain text. Unreadable is raised."""
    found = format_of(data, name)
    ending = os.path.splitext(name)[1].lower()
    if found == "docx":
        from kpes.received import docx

        reading = docx.read(data)
    elif found == "pdf":
        from kpes.received import pdf

        reading = pdf.read(data)
    else:
        text = text_of(data)
        lines = _LINES.get(found, str.splitlines)(text)
        plain = (" ".join(line.split()) for line in lines)
        reading = Reading(found, tuple(line for line in plain if line), paragraphs=found == "text")
    if _ENDINGS.get(ending, found) != found:
        said = message("its name ends with {ending}, but it is of another kind", ending=ending)
        reading = reading._replace(remarks=(Remark("name", said), *reading.remarks))
    return reading


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark; Unreadable where it is none."""
    if not data.strip():
        raise Unreadable(message("It is empty."))
    if len(data) > _LARGEST_TEXT:
        raise Unreadable(message("It is larger than any agreement."))
    encoding = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except ValueError as error:
        raise Unreadable(_FOREIGN) from error
    if "\0" in text:
        raise Unreadable(_FOREIGN)
    return text


_LINES = {"html": lines_of_html, "markdown": lines_of_markdown}
_FOREIGN = message("It is none of the files that kpes can read: DOCX, PDF, HTML, Markdown or text in UTF-8.")
