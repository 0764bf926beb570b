"""What kind of file came back, by its bytes, and reading it as that."""

from __future__ import annotations

import codecs
import os

from kpes.messages import message
from kpes.received.reading import Reading, Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_HTML = (b"<!doctype html", b"<html")
_MARKDOWN = (".md", ".markdown")
_LARGEST_TEXT = 8 * 2**20
"""Bytes, as much as the data of an agreement may have."""
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(data: bytes, name: str) -> Reading:
    """What a file of these bytes shows; Unreadable where kpes cannot tell."""
    if data.startswith(b"PK"):
        return _package(data)
    if b"%PDF-" in data[:1024]:
        from kpes.received import pdf

        return pdf.read(data)
    if data.startswith(_OLE):
        raise Unreadable(
            message("It is locked with a password, or an old Word file (DOC). Save it from Word as DOCX, unlocked.")
        )
    if data.startswith(b"{\\rtf"):
        raise Unreadable(message("It is an RTF file. Save it from Word or LibreOffice as DOCX."))
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
        raise Unreadable(message("It is a picture. A person has to compare it with the agreement, word for word."))
    return _text(data, os.path.splitext(name)[1].lower())


def _package(data: bytes) -> Reading:
    from kpes.received import docx

    if data[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        raise Unreadable(message("It is an OpenDocument file. Save it from LibreOffice as DOCX."))
    return docx.read(data)


def _text(data: bytes, ending: str) -> Reading:
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
    if ending in (".html", ".htm", ".xhtml") or data[:200].lstrip().lower().startswith(_HTML):
        from kpes.received import reader

        return reader.read("html", text)
    if ending in _MARKDOWN:
        from kpes.received import reader

        return reader.read("markdown", text)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return Reading("text", tuple(line for line in lines if line))


_FOREIGN = message("It is none of the files that kpes can read: DOCX, PDF, HTML, Markdown or text in UTF-8.")
