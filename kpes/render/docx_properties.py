"""What a DOCX says of itself: its core and its application properties, each as the XML of a whole part."""

from __future__ import annotations

from xml.sax.saxutils import escape

from kpes.document import Document
from kpes.render.properties import one_line

APPLICATION_PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
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


def core_properties(document: Document, tag: str, fingerprint: str) -> bytes:
    """The core properties of ``document``: its own date stands for the clock, so they never change.

    ``tag`` is the language's BCP 47 tag; ``fingerprint`` becomes the keyword by which a file is found.
    """
    core = _CORE.format(
        title=_property(document.title),
        author=_property(document.author),
        tag=_property(tag),
        fingerprint=_property(fingerprint),
        date=document.date.isoformat(),
    )
    return core.encode()


def _property(text: str) -> str:
    return escape(one_line(text))
