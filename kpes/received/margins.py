"""What stands in the headers and footers of a Word file: told, for kpes lays out its pages itself."""

from __future__ import annotations

from lxml import etree

from kpes.messages import message
from kpes.ooxml import RELATIONSHIPS, qualified
from kpes.received.codes import codes, shows
from kpes.received.noted import Noted
from kpes.received.package import Element, Package
from kpes.received.reading import shown

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWN = "{urn:schemas-microsoft-com:vml}textpath"


def leave_out_margins(package: Package, main: str, document: Element, noted: Noted) -> None:
    """Notes the words of each header and footer that a section names, once each."""
    parts = {one.id: one.target for one in package.relations(main) if not one.external}
    references = document.iter(qualified("headerReference"), qualified("footerReference"))
    for name in dict.fromkeys(parts.get(one.get(f"{{{RELATIONSHIPS}}}id", ""), "") for one in references):
        if name in package.parts:
            _leave_out(package.xml(name), codes(package, name), noted)


def _leave_out(root: Element, known: set[str], noted: Noted) -> None:
    words = _words(root)
    if any(map(str.isalpha, words)):
        noted.leave_out(
            message("the header “{words}”", words=shown(words))
            if root.tag == qualified("hdr")
            else message("the footer “{words}”", words=shown(words))
        )
    elif any(map(str.isdigit, words)) or root.find(f".//{qualified('fldChar')}") is not None:
        noted.leave_out(message("numbers of pages"))
    if not all(shows(drawing, known) for drawing in root.iter(qualified("drawing"))):
        noted.leave_out(message("a picture in a header or footer"))
    for drawn in root.iter(_DRAWN):
        noted.leave_out(message("the watermark “{words}”", words=shown(drawn.get("string", ""))))


def _words(root: Element) -> str:
    """All words below an element, a space between paragraphs; those of a box once."""
    said: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end" and element.tag == qualified("p"):
            said.append(" ")
        elif event == "start" and next(element.iterancestors(_FALLBACK), None) is None:
            said.append(" " if element.tag in _BLANKS else (element.text or "") * (element.tag == qualified("t")))
    return " ".join("".join(said).split())


_BLANKS = tuple(map(qualified, ("tab", "ptab", "br", "cr")))
