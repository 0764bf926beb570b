"""A DOCX that came back: its words, and what in it is not understood.

Only what is reached by relations counts, and each part by its relation and content type, never by its name. The words
are a plain walk over all that is text, seen or not; whether it is seen is not asked, since whatever might hide, cover
or change words is not on the list of what is understood (`vocabulary`, `elements`, `room`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from lxml import etree

from kpes.messages import Message, message
from kpes.ooxml import RELATIONSHIPS, qualified
from kpes.received.codes import codes
from kpes.received.elements import Judge, fonts, inks, named, style_faults, styles_named, theme, value
from kpes.received.package import Element, Package, Relation, relations_of
from kpes.received.reading import Reading, Remark, Unreadable, shown
from kpes.received.room import Room, numbers_nothing
from kpes.received.vocabulary import vocabulary

_SEVERAL = {"hdr", "ftr", "data", "properties"}
_MARGINS = ("hdr", "ftr")
_UNREAD = {"data", "properties", "code"}
"""What no page shows, and what is known bit for bit."""
_NEVER_SHOWN = re.compile(r"((customxml|docprops)/.*|word/comments[a-z]+\.xml) (application/xml|image/.*)?")
"""Folders and types of parts that no program shows where no relation leads to them."""
_FIELDS = re.compile(
    r"([x\d]*<\s*(PAGE|NUMPAGES)(\s+\\\*\s+(MERGEFORMAT|Arabic))*\s*\|\d{0,5}>)*[x\d]*", re.IGNORECASE | re.ASCII
)
"""Fields of the numbers of pages, and between them what is none: “x” stands for words."""
_SPACES = {"tab", "ptab", "br", "cr"}


def read(data: bytes) -> Reading:
    """The words of a DOCX of these bytes, and what is not understood; Unreadable where it is none."""
    return _Reader(Package(data)).reading()


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package):
        self.package = package
        self.remarks: list[Remark] = []
        self.roots: dict[str, tuple[str, Element]] = {}
        """What each part that is reached and shows is, and its root, by its name."""
        self.reached = {"", "[content_types].xml"}
        self.main = package.document()
        self._follow("/", "")
        if self.main not in self.roots:
            self.roots[self.main] = ("document", package.xml(self.main))
        self.document = self.roots[self.main][1]
        if named(self.document.tag).rpartition(":")[2] != "document":
            raise Unreadable(message("It is no Word document: its main part is of another kind."))

    def reading(self) -> Reading:
        room = Room()
        judge = Judge({ink for _, root in self._of("theme") for ink in inks(root)}, room)
        for name, (kind, root) in self.roots.items():
            if kind not in ("theme", "numbering"):
                kinds = {one.id: self.roots[one.target][0] for one in self._shown_by(name)}
                kinds |= dict.fromkeys(codes(self.package, name) if kind == "ftr" else (), "code")
                judge.root(root, self._digests(name), kinds)
        self._judge_styles(judge)
        if room.numbers - {"0"}:
            for name, root in self._of("numbering"):
                judge.root(root, self._digests(name), {})
        for kind, odd in (("theme", theme), ("fonts", fonts)):
            for _, root in self._of(kind):
                self._remark_all(odd(root), kind)
        margins = [root for kind in _MARGINS for _, root in self._of(kind)]
        notes = [root for kind in ("footnotes", "endnotes") for _, root in self._of(kind)]
        for root in (self.document, *margins, *notes):
            self._check_words(judge, root, root in margins)
        if not numbers_nothing(room.numbers, [root for _, root in self._of("numbering")]):
            self._remark("numbering", message("the word processor may draw numbers or bullets"))
        self._check_margins()
        if self.main in self.roots:
            for said in room.faults(self.document, margins):
                self._remark("room", said)
        for name in self.package.parts:
            if name not in self.reached and not _NEVER_SHOWN.fullmatch(f"{name} {self.package.type_of(name)}"):
                self._remark("part", message("a part that nothing in it names: {part}", part=shown(name)))
        found = [*self.package.remarks, *self.remarks, *judge.remarks]
        headers, footers = (tuple(line for _, root in self._of(kind) for line in _lines(root)) for kind in _MARGINS)
        rows = map(_filled, self.document.iter(qualified("tr")))
        return Reading("docx", tuple(_lines(self.document)), headers, footers, tuple(found),
                       tuple(_look(self.document)), tuple(rows))  # fmt: skip

    def _remark(self, check: str, said: Message, key: str = "") -> None:
        remark = Remark(check, said, f"{check} {said} {key}")
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _remark_all(self, elements: Iterable[Element], part: str) -> None:
        for element in elements:
            said = message("a font or colour that may exchange or hide letters, in {part}", part=part)
            self._remark(part, said, sha256(etree.tostring(element)).hexdigest())

    def _of(self, kind: str) -> list[tuple[str, Element]]:
        return [(name, root) for name, (found, root) in self.roots.items() if found == kind]

    # Parts

    def _follow(self, kind: str, name: str) -> None:
        """Goes along the relations of a part."""
        if relations_of(name) in self.package.parts:
            self.reached.add(relations_of(name))
        for relation in self.package.relations(name):
            found = vocabulary().parts.get((kind, relation.type, self.package.type_of(relation.target)))
            if found == "code" and relation.id not in codes(self.package, name):
                found = None
            if relation.external or found is None or relation.target not in self.package.parts:
                self._unknown_part(kind, relation)
                continue
            again = relation.target in self.reached or (found not in _SEVERAL and self._of(found))
            if again and not (found == "styles" and relation.target not in self.reached):
                self._remark("part", message("a part that it names twice: {part}", part=shown(relation.target)))
                continue
            self.reached.add(relation.target)
            if found not in _UNREAD:
                self.roots[relation.target] = (found, self.package.xml(relation.target))
            self._follow(found, relation.target)

    def _unknown_part(self, kind: str, relation: Relation) -> None:
        key = self._digest(relation)
        if relation.external:
            said = message("it points outside: {target}", target=shown(relation.target))
        elif relation.target not in self.package.parts:
            said = message("it points at a part that is missing: {part}", part=shown(relation.target))
        else:
            said = message("a part that kpes does not know: {part}", part=shown(relation.target))
            self.reached |= {relation.target, relations_of(relation.target)}
        self._remark("part", said, f"{kind} {relation.type} {key}")

    def _digest(self, relation: Relation) -> str:
        if relation.external or relation.target not in self.package.parts:
            return relation.target
        return sha256(self.package.read(relation.target)).hexdigest()

    def _shown_by(self, name: str) -> list[Relation]:
        return [one for one in self.package.relations(name) if not one.external and one.target in self.roots]

    def _digests(self, name: str) -> Mapping[str, str]:
        """What the relations of a part lead to that kpes does not know, by their ids."""
        known = self._shown_by(name)
        return {one.id: f"{one.type} {self._digest(one)}" for one in self.package.relations(name) if one not in known}

    def _check_margins(self) -> None:
        """Sees that the headers and footers that are there show on its pages."""
        references = self.document.iter(qualified("headerReference"), qualified("footerReference"))
        named_here = {one.get(f"{{{RELATIONSHIPS}}}id") for one in references}
        for relation in self._shown_by(self.main):
            if self.roots[relation.target][0] in _MARGINS and relation.id not in named_here:
                self._remark("part", message("a header or footer that no page shows: {part}",
                                             part=shown(relation.target)))  # fmt: skip

    # Styles and words

    def _judge_styles(self, judge: Judge) -> None:
        """Judges those styles that the document, its margins or its numbering name."""
        users = [root for kind, root in self.roots.values() if kind not in ("styles", "theme", "numbering")]
        used = {
            kind: {value(one) for root in users for one in root.iter(qualified(name))}
            for name, kind in (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"))
        }
        for _, root in self._of("styles"):
            styles = list(root.iterchildren(qualified("style")))
            judge.part = named(root.tag)
            types = {value(style, "styleId"): value(style, "type") for style in styles}
            for kind, ids in used.items():
                for id in sorted(one for one in ids if types.get(one, kind) != kind):
                    self._remark("style", message("a style of another kind: {style}", style=shown(id)))
            for style in style_faults(styles):
                self._remark("style", message("a style that is there twice: {style}",
                                              style=shown(value(style, "styleId"))))  # fmt: skip
            judged = styles_named(styles, set().union(*used.values()))
            for style in judged:
                judge.style(style)
            # A list may name the styles that it numbers, too.
            linked = {value(one) for _, root in self._of("numbering") for one in root.iter(qualified("pStyle"))}
            if not linked.isdisjoint(value(style, "styleId") for style in judged):
                lists = [root for _, root in self._of("numbering")]
                judge.room.numbers |= {value(one, "numId") for root in lists for one in root.iterchildren(_NUM)}

    def _check_words(self, judge: Judge, root: Element, is_margin: bool) -> None:
        """Sees that fields are page numbers, and that the parts of notes hold no words."""
        if root is not self.document and not is_margin:
            judge.part = named(root.tag)
            for words in root.iter(qualified("t")):
                judge.unknown(words)
        for paragraph in root.iter(qualified("p")):
            signs = list(paragraph.iter(qualified("fldChar"), qualified("instrText"), qualified("t"), qualified("tab"),
                                        qualified("br")))  # fmt: skip
            if any(one.tag == qualified("fldChar") for one in signs) and not (is_margin and _are_page_numbers(signs)):
                judge.part = named(root.tag)
                judge.unknown(next(one for one in signs if one.tag == qualified("fldChar")))


_NUM = qualified("num")


def _are_page_numbers(signs: list[Element]) -> bool:
    """Whether the fields among these elements of a paragraph are whole, and numbers of pages."""
    marks = {"begin": "<", "separate": "|", "end": ">"}
    line = ""
    for sign in signs:
        if sign.tag == qualified("fldChar"):
            line += marks.get(value(sign, "fldCharType"), "?")
        elif sign.tag == qualified("instrText") or re.fullmatch(r"\d+", sign.text or ""):
            line += sign.text or ""
        else:
            line += "x"
    return _FIELDS.fullmatch(line) is not None


def _lines(root: Element) -> Iterator[str]:
    """The words below an element, a line a paragraph, whatever they stand in."""
    said: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name == "p":
            line = " ".join("".join(said).split())
            if line:
                yield line
            said = []
        elif event == "start" and name == "t":
            said.append(element.text or "")
        elif event == "start" and name == "noBreakHyphen":
            said.append("-")
        elif event == "start" and name in _SPACES and _holder(element).endswith("}r"):
            said.append(" ")
    if line := " ".join("".join(said).split()):
        yield line


def _filled(row: Element) -> str:
    return "".join("x" if any(_lines(cell)) else "." for cell in row.iterchildren(qualified("tc")))


def _holder(element: Element) -> str:
    parent = element.getparent()
    return "" if parent is None else parent.tag


def _look(root: Element) -> Iterator[tuple[str, str, str]]:
    """Which letter bears which styles: those of its paragraph and of its run, and the letter."""
    for paragraph in root.iter(qualified("p")):
        of_all = paragraph.find(f"{qualified('pPr')}/{qualified('pStyle')}")
        for run in paragraph.iter(qualified("r")):
            own = run.find(f"{qualified('rPr')}/{qualified('rStyle')}")
            first, second = ("" if one is None else value(one) for one in (of_all, own))
            for words in run.iterchildren(qualified("t")):
                yield from ((first, second, letter) for letter in "".join((words.text or "").split()))
