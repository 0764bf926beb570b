"""What kind of file came back, by its bytes, and reading it as that."""

from __future__ import annotations

import codecs
import html
import os
import re
from contextlib import suppress

from kpes.messages import message
from kpes.received.reading import Pictured, Reading, Remark, Unreadable
from kpes.received.written import Written

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM", b"\xff\x0a",
             b"\0\0\0\x0cjP  ", b"\0\0\0\x0cJXL ", b"\xff\x4f\xff\x51")  # fmt: skip
_HTML = (b"<!doctype html", b"<html")
_ENDINGS = {
    ".docx": "docx", ".pdf": "pdf", ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown",
    ".markdown": "markdown", ".txt": "text",
}  # fmt: skip
LARGEST_TEXT = 8 * 2**20
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
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp" or (data[:4], data[8:12]) == (b"RIFF", b"WEBP"):
        raise Pictured(message("It is a picture. A person has to compare it with the agreement, word for word."))
    told = _ENDINGS.get(os.path.splitext(name)[1].lower(), "text")
    if data[:200].lstrip(codecs.BOM_UTF8).lstrip().lower().startswith(_HTML):
        return "html"
    return told if told in ("html", "markdown") else "text"


def is_misnamed(data: bytes, name: str) -> bool:
    """Whether a file's name says that it is something else than its bytes do."""
    told = _ENDINGS.get(os.path.splitext(name)[1].lower())
    with suppress(Unreadable):
        return told is not None and told != format_of(data, name)
    return False


def read(data: bytes, name: str = "") -> Reading:
    """What a file of these bytes holds; ``name`` tells Markdown and HTML from plain text. Unreadable is raised."""
    found = format_of(data, name)
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
    if is_misnamed(data, name):
        said = message("its name ends with {ending}, but it is of another kind", ending=os.path.splitext(name)[1])
        reading = reading._replace(remarks=(Remark("name", said), *reading.remarks))
    return reading


def to_import(data: bytes, name: str) -> Written:
    """The lines of a file to make an agreement of, by their labels and looks; Unreadable where there are none."""
    found = format_of(data, name)
    if found == "docx":
        from kpes.received import word

        return word.read(data)
    if found in ("text", "markdown"):
        from kpes.received.plain import read_text

        return read_text(data, name)
    raise Unreadable(_NOT_TO_IMPORT)


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark; Unreadable where it is none."""
    if not data.strip():
        raise Unreadable(message("It is empty."))
    if len(data) > LARGEST_TEXT:
        raise Unreadable(message("It is larger than any agreement."))
    encoding = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except ValueError as error:
        raise Unreadable(_FOREIGN) from error
    if "\0" in text:
        raise Unreadable(_FOREIGN)
    return text


_NOT_TO_IMPORT = message("It is a PDF or a web page, in which labels cannot be told from words.")
_FOREIGN = message("It is none of the files that kpes can read: DOCX, PDF, HTML, Markdown or text in UTF-8.")


# The words of HTML and Markdown
#
# What a browser shows of such a file nobody can tell from its text, so kpes never vouches for it; patterns do to read
# the words, and take no longer for a text that was made to keep a parser busy.

_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title|noscript)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_IN_LINE = (
    "a|abbr|b|bdi|cite|code|data|dfn|em|i|kbd|mark|q|small|span|strong|sub|sup|time|u|var|wbr|ins|del|s|strike|font|tt"
    "|bdo|img|link"
)
_WITHIN_A_LINE = re.compile(rf"</?(?:{_IN_LINE})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = 0xE000
"""Where in Unicode's private use what stands behind a backslash waits for its place."""
_PUT_BACK = {_KEPT + code: chr(code) for code in range(0x21, 0x7F)}


def lines_of_html(text: str) -> list[str]:
    """The words of a page, a line a block."""
    text = " ".join(_SILENT.sub("", text).split())
    text = _TAG.sub("\n", _BREAK.sub(" ", _WITHIN_A_LINE.sub("", text)))
    return [html.unescape(line) for line in text.splitlines()]


def lines_of_markdown(text: str) -> list[str]:
    """The words of a text in Markdown, line by line; numbers and signs of a list stand before its items."""
    text = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), text.replace("\\\n", " "))
    text = _TAG.sub("", _BREAK.sub(" ", _SILENT.sub("", text))).replace("*", "")
    lines = (line.strip().lstrip("#").replace("|", " ") for line in text.splitlines() if line.strip("|:- "))
    return [html.unescape(line).translate(_PUT_BACK) for line in lines]


_LINES = {"html": lines_of_html, "markdown": lines_of_markdown}
