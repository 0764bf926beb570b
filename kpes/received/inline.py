"""The words of the paragraphs of a Word file, by an allow-list: what is not on it is refused, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kpes.messages import message
from kpes.ooxml import WORDPROCESSINGML, qualified
from kpes.received import noted as why
from kpes.received.bound import Stores
from kpes.received.contents import Contents
from kpes.received.elements import value
from kpes.received.fields import CONTENTS, Fields
from kpes.received.noted import Noted
from kpes.received.package import Element
from kpes.received.reading import shown
from kpes.received.signs import UNSEEN, capitals, drawn, is_private, letters, raised
from kpes.received.styles import Face, Styles, is_on
from kpes.received.written import Run
from kpes.source import forbidden

PAGE, LINE = "\f", "\n"
"""Breaks between the runs of a paragraph."""
Piece = Run | str

_NEAR = 20
"""Pieces that are quoted where something is left out."""
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_DRAWN = ("http://schemas.openxmlformats.org/drawingml/2006/picture", *(
    f"http://schemas.microsoft.com/office/word/2010/wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas")
))  # fmt: skip
"""Kinds of drawings of which it is known what words in them stand in: pictures, and lines and shapes."""
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_MARKS = frozenset(map(qualified, """
    bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd commentReference
    annotationRef lastRenderedPageBreak pPr rPr tblPr tblGrid tblPrEx trPr tcPr sectPr sdtPr sdtEndPr customXmlPr
    smartTagPr
""".split()))  # fmt: skip
"""What shows nothing of its own."""
_HOLDERS = frozenset(map(qualified, ("hyperlink", "smartTag", "customXml")))
_ALTERNATE, _CONTROL = f"{_COMPATIBILITY}AlternateContent", qualified("sdt")
_PROPERTIES = frozenset(map(qualified, """
    pPr rPr tblPr trPr tcPr sectPr tblPrEx
    pStyle keepNext keepLines pageBreakBefore widowControl numPr ilvl numId suppressLineNumbers pBdr top left bottom
    right between bar shd tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
    textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle framePr
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish webHidden
    color w kern position sz szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout specVanish
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders
    tblLayout tblCellMar tblLook tblCaption tblDescription insideH insideV start end
    gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden
    tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark tl2br tr2bl
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols col
    formProt noEndnote titlePg rtlGutter docGrid printerSettings pos numFmt numStart numRestart
""".split()))  # fmt: skip
"""Properties that do not change which words a reader sees, or that are asked for by name."""


class Words:
    """Reads the words of paragraphs, one paragraph after the other.

    ``aside`` counts the letters in the file that are no words of the text, ``added`` those of the text that are no
    letters in the file.
    """

    def __init__(self, styles: Styles, noted: Noted, stores: Stores):
        self.styles, self.noted, self.stores = styles, noted, stores
        self.aside = self.added = 0
        self.fields = Fields(noted)
        self.contents = Contents()
        self._pieces: list[Piece] = []
        self._faces: dict[tuple[str, bytes], Face] = {}
        self._handled = {
            qualified(name): handle
            for name, handle in {
                "t": self._text, "tab": self._tab, "ptab": self._tab, "br": self._break, "cr": self._break,
                "noBreakHyphen": self._hyphen, "softHyphen": self._soft, "sym": self._sign, "fldChar": self._field,
                "instrText": self._instruction, "drawing": self._picture, "pict": self._picture,
            }.items()
        }  # fmt: skip
        self._wanted = frozenset(self._handled)

    def of(self, paragraph: Element, style: str) -> list[Piece]:
        """The words of a paragraph, with the breaks between them."""
        self._pieces = []
        self.contents.begin()
        self._inside(paragraph, style)
        said = "".join(piece.words for piece in self._pieces if isinstance(piece, Run))
        if not said.isascii() and any(not is_private(one) for one in forbidden(said)):
            self.noted.refuse(why.UNSEEN)
        return self._pieces

    # What stands in what

    def within(self, holder: Element, wanted: frozenset[str]) -> Iterator[Element]:
        """The wanted elements below a holder, whatever harmless stands around them; all else is refused."""
        for child in holder.iterchildren(etree.Element):
            if child.tag in wanted:
                yield child
            elif child.tag in _HOLDERS:
                yield from self.within(child, wanted)
            elif child.tag == _CONTROL:
                for content in self._controlled(child):
                    yield from self.within(content, wanted)
            elif child.tag == _ALTERNATE:
                yield from self._alternative(child, wanted)
            elif child.tag not in _MARKS:
                self.refuse(child)

    def _alternative(self, holder: Element, wanted: frozenset[str]) -> Iterator[Element]:
        """What Word takes of several ways to say the same: the first, if it asks for nothing but Word's own."""
        choice = next(holder.iterchildren(f"{_COMPATIBILITY}Choice"), None)
        asked = (
            [] if choice is None else [choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split()]
        )
        if choice is None or not all(space.startswith(_MICROSOFT) for space in asked):
            self.refuse(holder)
        else:
            yield from self.within(choice, wanted)

    def refuse(self, element: Element) -> None:
        """Notes an element that is not on the list."""
        self.noted.refuse(why.objection_to(str(element.tag).rpartition("}")[2]))

    def _controlled(self, control: Element) -> Iterator[Element]:
        """What a content control holds, unless it is the table of contents or a place to fill in."""
        said = {one.tag.rpartition("}")[2]: value(one) for properties in control.iterchildren(qualified("sdtPr"))
                for one in properties.iter(etree.Element)}  # fmt: skip
        if said.get("docPartGallery") == "Table of Contents":
            self.noted.leave_out(CONTENTS)
            self.contents.add_all(control)
            self.aside += sum(letters(one.text or "") for one in control.iter(qualified("t")))
            return
        if "showingPlcHdr" in said:
            self.noted.refuse(why.BLANK)
        if "dataBinding" in said:
            self.noted.leave_out(message("content controls: their words stay as they stand in the file"))
            if not self.stores.agree(control):
                self.noted.refuse(why.BOUND)
        yield from control.iterchildren(qualified("sdtContent"))

    def check(self, properties: Element | None) -> None:
        """Refuses tracked changes, and all that is not on the list, among properties."""
        for one in () if properties is None else properties.iter(etree.Element):
            if one.tag not in _PROPERTIES and one.tag.startswith(f"{{{WORDPROCESSINGML}}}"):
                self.refuse(one)

    def _inside(self, holder: Element, style: str) -> None:
        for child in self.within(holder, _INLINE):
            if child.tag == qualified("r"):
                self._run(child, style)
            else:
                self.fields.begin(value(child, "instr"))
                self.fields.separate()
                self._inside(child, style)
                self.fields.end()

    def _run(self, run: Element, style: str) -> None:
        properties = run.find(qualified("rPr"))
        self.check(properties)
        key = (style, b"" if properties is None else etree.tostring(properties))
        if key not in self._faces:
            self._faces[key] = self.styles.face(style, properties)
        for child in self.within(run, self._wanted):
            self._handled[child.tag](child, self._faces[key])

    # Words

    def _text(self, element: Element, face: Face) -> None:
        words = element.text or ""
        if len(element):
            self.refuse(element[0])
        if self.fields.are_hidden:
            self.aside += letters(words)
            if self.fields.are_contents:
                self.contents.add(words)
            elif words.strip():
                self.fields.lose()
        elif words:
            if element.get(_SPACE) != "preserve":
                words = words.strip(" \t\r\n")
            self._say(" ".join(re.split(r"[^\S\u2028]", words)).replace("\u2028", LINE), face)

    def _say(self, words: str, face: Face) -> None:
        font = face.get("rFonts", "")
        said = drawn(words, font)
        if said is None:
            self.noted.refuse(why.SIGN)
            said = words
        self.added += letters(said) - letters(words)
        if words.strip():
            said = self._as_it_looks(said, face)
        self._pieces.append(Run(said, is_on(face, "b"), is_on(face, "i")))

    def _as_it_looks(self, words: str, face: Face) -> str:
        """Words as their look has them read: in capitals, raised; hidden or struck ones are refused."""
        if words != words.translate(UNSEEN):
            self.noted.leave_out(_SOFT)
            words = words.translate(UNSEEN)
        if is_on(face, "vanish"):
            self.noted.refuse(why.HIDDEN)
        if is_on(face, "strike") or is_on(face, "dstrike"):
            self.noted.refuse(why.STRUCK)
        if is_on(face, "caps"):
            words = capitals(words)
        elif is_on(face, "smallCaps"):
            self.noted.leave_out(message("that “{words}” stands in small capitals", words=shown(words)))
        place = face.get("vertAlign", "baseline")
        if place == "lifted" and any(map(str.isdigit, words)):
            self.noted.refuse(why.FIGURES)
        if place not in ("superscript", "subscript"):
            return words
        figures = raised(words, place == "superscript")
        if figures is None:
            self.noted.refuse(why.FIGURES)
        elif figures == words:
            self.noted.leave_out(message("that “{words}” stands raised or lowered", words=shown(words)))
        return figures or words

    def _tab(self, element: Element, face: Face) -> None:
        if self.fields.are_contents:
            self.contents.add(" ")
        elif not self.fields.are_hidden:
            self._pieces.append(Run("\t"))

    def _break(self, element: Element, face: Face) -> None:
        if not self.fields.are_hidden:
            self._pieces.append(PAGE if value(element, "type") == "page" else LINE)

    def _hyphen(self, element: Element, face: Face) -> None:
        if not self.fields.are_hidden:
            self.added += 1
            self._pieces.append(Run("\u2011", is_on(face, "b"), is_on(face, "i")))

    def _soft(self, element: Element, face: Face) -> None:
        self.noted.leave_out(_SOFT)

    def _sign(self, element: Element, face: Face) -> None:
        code = value(element, "char")
        sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else "\ue000"
        if not self.fields.are_hidden:
            self.added += letters(sign)
            self._say(sign, {**face, "rFonts": value(element, "font")})

    def _picture(self, element: Element, face: Face) -> None:
        """A picture without words is left out; what may hold words is refused."""
        kinds = [one.get("uri") for one in element.iter(_DATA)]
        names = {str(one.tag).rpartition("}")[2] for one in element.iter(etree.Element)}
        if any(kind not in _DRAWN for kind in kinds) or not names.isdisjoint(_HOLDING_WORDS):
            self.noted.refuse(why.BOX)
        elif not any(one.get(_RULE) for one in element.iter(etree.Element)):
            said = "".join(piece.words for piece in self._pieces[-_NEAR:] if isinstance(piece, Run)).strip()
            self.noted.leave_out(
                message("a picture, behind “{words}”", words=shown(said))
                if said else message("a picture")
            )  # fmt: skip

    def _field(self, element: Element, face: Face) -> None:
        self.fields.mark(value(element, "fldCharType"))

    def _instruction(self, element: Element, face: Face) -> None:
        self.fields.instruct(element.text or "")


_SOFT = message("soft hyphens and other characters that show nothing")
_INLINE = frozenset(map(qualified, ("r", "fldSimple")))
_HOLDING_WORDS = frozenset(
    ("txbxContent", "linkedTxbx", "textbox", "textpath", "t", "relIds", "chart", "OLEObject", "control")
)

