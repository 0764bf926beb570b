"""Whether each element of a Word file is one that is harmless wherever it stands, with values that are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256

from lxml import etree

from kpes.messages import Message, message
from kpes.ooxml import RELATIONSHIPS, qualified
from kpes.received.codes import shows
from kpes.received.package import Element
from kpes.received.reading import Remark, shown
from kpes.received.room import Room, is_empty_on_the_spot
from kpes.received.vocabulary import Element as Allowed
from kpes.received.vocabulary import is_dark, is_text_font, vocabulary, whole

_IGNORABLE = re.compile(r"http://schemas\.microsoft\.com/office/word/20\d\d/(wordml|wordprocessingDrawing)[A-Za-z0-9/]*")
_APART = {"w:tblStylePr": "type", "w:headerReference": "type", "w:footerReference": "type"}
_RELATION = f"{{{RELATIONSHIPS}}}id"
_MARGINS = {"w:headerReference": "hdr", "w:footerReference": "ftr"}
_BESIDE = ("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")

_NAMED: Mapping[str, Message] = {
    "ins": message("an insertion of a tracked change"), "del": message("a deletion of a tracked change"),
    "moveFrom": message("a move of a tracked change"), "moveTo": message("a move of a tracked change"),
    "rPrChange": message("a tracked change of the look"), "pPrChange": message("a tracked change of the look"),
    "vanish": message("hidden text"), "specVanish": message("hidden text"), "webHidden": message("hidden text"),
    "strike": message("struck-through text"), "dstrike": message("struck-through text"),
    "color": message("a colour of letters that may not show"), "shd": message("a ground behind letters"),
    "highlight": message("a marking over letters"), "sz": message("a size of letters that cannot be read"),
    "drawing": message("a picture or a drawing"), "pict": message("a picture or a drawing"),
    "object": message("an embedded object"), "sdt": message("a content control"), "hyperlink": message("a link"),
    "fldSimple": message("a field"), "fldChar": message("a field"), "instrText": message("a field"),
    "footnoteReference": message("a footnote"), "endnoteReference": message("an endnote"),
    "commentReference": message("a comment"), "commentRangeStart": message("a comment"),
    "comment": message("a comment"),
    "AlternateContent": message("words or a look that only some programs show"),
    "sym": message("a sign of a font of signs"), "numPr": message("a number that the word processor draws"),
    "rFonts": message("a font that may draw other letters"), "framePr": message("a frame that may float over words"),
    "tblpPr": message("a table that may float over words"), "hidden": message("a hidden row"),
    "vMerge": message("a merged cell"), "hMerge": message("a merged cell"),
}  # fmt: skip
"""What some elements are for those who read no XML."""

_UNUSUAL_BLANK = re.compile(r"[^\S \u00a0\u2009\u202f]")
"""Programs differ over what they make of these; one of them (U+1680) even shows a stroke."""

def named(name: str) -> str:
    """The name of an element or attribute with the usual prefix of its namespace; “?” stands for one of others."""
    if not name.startswith("{"):
        return f"?{name}"
    space, _, local = name[1:].partition("}")
    return f"{vocabulary().spaces.get(space, '?')}:{local}"


def attributes(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by their names as lxml writes them."""
    return ((str(name), str(written)) for name, written in element.attrib.items())


def value(element: Element, name: str = "val") -> str:
    """An attribute of WordprocessingML; empty where it is missing."""
    return element.get(qualified(name), "")


class Judge:
    """Goes through parts; ``remarks`` says of what is not understood, and ``room`` measures what is.

    ``part`` is the root's name of the part that is gone through, ``inks`` are the colours of the theme that letters may
    have, and ``digests`` tell what the relations of that part lead to that is not understood, by their ids, and
    ``kinds`` what the others do.
    """

    def __init__(self, inks: Collection[str], room: Room):
        self.inks, self.room = inks, room
        self.remarks: list[Remark] = []
        self.part = ""
        self.digests: Mapping[str, str] = {}
        self.kinds: Mapping[str, str] = {}
        self._words = vocabulary()
        self._place: Element | None = None

    def root(self, root: Element, digests: Mapping[str, str], kinds: Mapping[str, str]) -> None:
        """Goes through a part, but not into what holds styles: see `style`."""
        self.part, self.digests, self.kinds, self._place = named(root.tag), digests, kinds, None
        for name, written in attributes(root):
            bound = [str(root.nsmap.get(prefix)) for prefix in written.split()]
            if named(name) != "mc:Ignorable" or not all(map(_IGNORABLE.fullmatch, bound)):
                self.unknown(root, name)
        if ("/", self.part) not in self._words.elements:
            self.unknown(root)
        self._inside(root, self.part)

    def style(self, style: Element) -> None:
        """Goes through a style that the document names."""
        self._place = style
        self._inside(style, "w:style")

    def unknown(self, element: Element, attribute: str = "") -> None:
        """Remarks on an element, or on one of its attributes, that is not understood."""
        local = element.tag.rpartition("}")[2]
        written = f'{named(attribute)}="{element.get(attribute)}"' if attribute else ""
        usual = message("a value that may hide or move words") if attribute else message(
            "something that kpes does not know")  # fmt: skip
        said = _NAMED.get(local, usual)
        markup = " ".join(filter(None, (f"<{named(element.tag).lstrip('?:')}>", written)))
        place = self._where(element)
        parent = element.getparent()
        holder = named(parent.tag) if parent is not None else "/"
        within = value(self._place, "styleId") if self._place is not None and self.part == "w:styles" else ""
        content = attribute + element.get(attribute, "") if attribute else self._digest(element)
        key = " ".join((self.part, within, holder, named(element.tag), content))
        self.remarks.append(
            Remark(local, message("{what} ({markup}), {place}", what=said, markup=shown(markup), place=place), key)
        )

    def _digest(self, element: Element) -> str:
        """What stands for an element with all that it holds and leads to."""
        led = [
            self.digests.get(written, "?")
            for one in element.iter(etree.Element)
            for name, written in attributes(one)
            if name.startswith(f"{{{RELATIONSHIPS}}}")
        ]
        plain: bytes = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
        for one in self.digests:
            plain = plain.replace(f'"{one}"'.encode(), b'""')
        return sha256(plain + " ".join(led).encode()).hexdigest()

    def _where(self, element: Element) -> Message:
        if self._place is not None and self.part == "w:styles":
            return message("in the style “{style}”", style=shown(value(self._place, "styleId")))
        paragraph = next((one for one in (element, *element.iterancestors()) if one.tag == qualified("p")), None)
        words = "".join(map(str, paragraph.itertext(qualified("t")))).strip() if paragraph is not None else ""
        if words and self.part == "w:document":
            return message("near “{words}”", words=shown(words[:40]))
        if self.part in ("w:hdr", "w:ftr"):
            return message("in a header or footer")
        return message("in {part}", part=self.part.removeprefix("w:"))

    def _inside(self, holder: Element, name: str) -> None:
        seen: set[str] = set()
        first = True
        self._only_blanks(holder, holder.text)
        for child in holder.iterchildren(etree.Element):
            self._only_blanks(holder, child.tail)
            known = named(child.tag)
            told = self._words.elements.get((name, known))
            once = known + (value(child, _APART[known]) if known in _APART else "")
            misplaced = known == f"{name}Pr" and not first  # “w:pPr” stands first in “w:p”.
            foreign = known == "w:drawing" and not shows(child, self._codes())
            if told is None or misplaced or foreign or (once in seen and known not in self._words.repeated):
                self.unknown(child)
                continue
            seen.add(once)
            first = first and known in _BESIDE
            if told.free:
                self._free(child)
                continue
            self._attributes(child, known, told)
            self.room.measure(child, known)
            if known == "w:style":
                continue
            if known == "w:t" or known == "w:instrText":
                self._text(child, known)
            elif text := told.attributes.get("text()"):
                if len(child) or not text(child.text or ""):
                    self.unknown(child)
            else:
                self._inside(child, known)

    def _codes(self) -> set[str]:
        return {id for id, kind in self.kinds.items() if kind == "code"}

    def _only_blanks(self, holder: Element, text: str | None) -> None:
        if text and not text.isspace():
            self.unknown(holder)

    def _free(self, element: Element) -> None:
        for one in element.iter(etree.Element):
            spaces = {named(name).partition(":")[0] for name, _ in attributes(one) if name.startswith("{")}
            inside = one is element or named(one.tag) in self._words.within or named(one.tag).startswith("m:")
            if not inside or not spaces <= {"w", "m", "o", "v", "w14", "w15"}:
                self.unknown(one)

    def _attributes(self, element: Element, known: str, told: Allowed) -> None:
        space = known.partition(":")[0]
        there = set()
        for name, written in attributes(element):
            short = named(name)
            there.add(short.removeprefix(f"{space}:"))
            grammar = told.attributes.get(short.removeprefix(f"{space}:"))
            if (grammar is None or not grammar(written)) and not self._is_empty_paragraphs(element, known, short):
                self.unknown(element, name)
        if (
            not told.needed <= there
            or (known == "w:color" and value(element, "themeColor") not in ("", *self.inks))
            or (known in _MARGINS and self.kinds.get(element.get(_RELATION, "")) != _MARGINS[known])
            or (known == "w:instrText" and self.part not in ("w:hdr", "w:ftr"))
        ):
            self.unknown(element)

    def _is_empty_paragraphs(self, element: Element, known: str, attribute: str) -> bool:
        """Whether a size or a height is that of a paragraph without words, on the spot: then it hides nothing."""
        tiny = known in ("w:sz", "w:szCs") or (known == "w:spacing" and attribute == "w:line")
        number = whole(element.get(qualified(attribute.removeprefix("w:")), ""))
        return tiny and number is not None and 0 < number <= 96 and is_empty_on_the_spot(element)

    def _text(self, element: Element, known: str) -> None:
        """Character data: what programs make of blanks in it has to be beyond doubt."""
        text = element.text or ""
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if len(element) or _UNUSUAL_BLANK.search(text) or (text != text.strip(" ") and not kept):
            self.unknown(element)


# Themes and fonts

_ALIKE = {
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_COLOURS = "{http://schemas.openxmlformats.org/drawingml/2006/main}clrScheme"
_THEME_FONTS = ("a:latin", "a:ea", "a:cs", "a:font")


def theme(root: Element) -> Iterator[Element]:
    """What in a theme is not understood: fonts of signs, and what leads elsewhere."""
    for one in root.iter(etree.Element):
        leads = any(named(name).startswith("r:") for name, _ in attributes(one))
        if leads or (named(one.tag) in _THEME_FONTS and not _is_harmless_font(one)):
            yield one


def inks(root: Element) -> set[str]:
    """The names of those colours of a theme that letters may have."""
    slots = [one for scheme in root.iter(_COLOURS) for one in scheme.iterchildren(etree.Element)]
    dark = {one for one in slots if len(one) == 1 and _is_ink(named(one[0].tag), one[0].get("val", ""))}
    light = {named(one.tag)[2:] for one in slots if one not in dark}
    found = {named(one.tag)[2:] for one in dark} - light
    return found | {name for name, alike in _ALIKE.items() if alike in found}


def _is_ink(kind: str, colour: str) -> bool:
    return colour == "windowText" if kind == "a:sysClr" else kind == "a:srgbClr" and is_dark(colour)


def _is_harmless_font(font: Element) -> bool:
    """The fonts of other scripts draw no letter of ours; Vietnamese is written in Latin ones."""
    typeface, script = font.get("typeface", ""), font.get("script", "")
    foreign = bool(re.fullmatch("[A-Z][a-z]{3}", script)) and script not in ("Latn", "Viet", "Cyrl", "Grek")
    return not typeface or foreign or typeface.startswith("+") or is_text_font(typeface)


def fonts(root: Element) -> Iterator[Element]:
    """What in a list of fonts may exchange the letters of a text."""
    for font in root.iterchildren(etree.Element):
        is_text = is_text_font(value(font, "name"))
        charset, instead = font.find(qualified("charset")), font.find(qualified("altName"))
        if is_text and charset is not None and value(charset).lstrip("0") == "2":
            yield font
        if is_text and instead is not None and not all(map(is_text_font, value(instead).split(","))):
            yield font


# Styles


def folded(name: str) -> str:
    """A style's name or id as programs compare it."""
    return "".join(name.split()).casefold()


def styles_named(styles: list[Element], references: Collection[str]) -> list[Element]:
    """Those of the styles that count: those that a document names, all with names that are not Word's own, since
    programs differ over what else these may name, and those that all these are based on or linked with."""
    wanted = {folded(name) for name in (*references, "Normal", "Standard", "Default Paragraph Font", "Normal Table")}
    found: list[Element] = []
    left = list(styles)
    while True:
        now = [style for style in left if not _is_own(style) or not wanted.isdisjoint(_names(style))]
        if not now:
            return found
        found += now
        left = [style for style in left if style not in now]
        for style in now:
            for kind in ("basedOn", "link"):
                wanted |= {folded(value(one)) for one in style.iterchildren(qualified(kind))}


def _is_own(style: Element) -> bool:
    """Whether a style is one that Word brings with it, and not where each paragraph begins."""
    names = [folded(value(one)) for one in style.iterchildren(qualified("name"))]
    return not style.get(qualified("default")) and all(map(vocabulary().own_styles.fullmatch, names))


def _names(style: Element) -> set[str]:
    names = [value(one) for one in style.iterchildren(qualified("name"), qualified("aliases"))]
    return {folded(one) for name in names for one in name.split(",")} | {folded(value(style, "styleId"))}


def style_faults(styles: list[Element]) -> Iterator[Element]:
    """Styles over which programs differ: of one id or name, or based on one of another type."""
    seen: set[tuple[str, str]] = set()
    types = {folded(value(style, "styleId")): value(style, "type") for style in styles}
    for style in styles:
        kind = value(style, "type")
        name = style.find(qualified("name"))
        keys = {("", folded(value(style, "styleId"))), (kind, folded(value(name) if name is not None else ""))}
        base = style.find(qualified("basedOn"))
        if keys & seen or name is None or (base is not None and types.get(folded(value(base)), kind) != kind):
            yield style
        seen |= keys
