"""What a file says of itself, whatever its format, and the parts of a DOCX that say it."""

from __future__ import annotations

from html import escape

from kpes.document import Document

LONGEST = 255  # characters: what Word and python-docx accept
IN_FOOTER = 42  # characters, beside page and edition on one line
ELLIPSIS = "…"

APPLICATION = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>kpes</Application></Properties>
"""

_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>{tag}</dc:language>\
<cp:keywords>{fingerprint}</cp:keywords><cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
<cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{date}T00:00:00Z</dcterms:modified>\
</cp:coreProperties>
"""


def one_line(text: str, longest: int = LONGEST) -> str:
    """``text`` as one line of at most so many characters, cut between words where it can be."""
    line = " ".join(text.split())
    if len(line) > longest:
        start = line[: longest - len(ELLIPSIS) + 1]
        line = (start.rpartition(" ")[0] or start[:-1]) + ELLIPSIS
    return line


def in_footer(title: str) -> str:
    """What a document of this title is called at the foot of its pages."""
    return one_line(title, IN_FOOTER)


def core(document: Document, tag: str, fingerprint: str) -> bytes:
    """The core properties of a DOCX of ``document``: its own date stands for the clock, so they never change.

    ``tag`` is the language's BCP 47 tag; ``fingerprint`` becomes the keyword by which a file is found.
    """
    said = {"title": document.title, "author": document.author, "tag": tag, "fingerprint": fingerprint}
    values = {name: escape(one_line(text), quote=False) for name, text in said.items()}
    return _CORE.format(**values, date=document.date.isoformat()).encode()
