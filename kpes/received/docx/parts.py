"""A DOCX that came back: the words of its body, of its headers and footers, and whatever else it holds.

Every part of the package is looked at, whether the body refers to it or not: text can hide anywhere, and
programs differ over what they show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kpes.messages import counted, message
from kpes.ooxml import qualified
from kpes.received.docx.beside import walk_through
from kpes.received.docx.looks import Looks, switched_on
from kpes.received.docx.numbering import Numbering
from kpes.received.docx.package import Package, Relation
from kpes.received.docx.page import widest
from kpes.received.docx.theme import Theme
from kpes.received.docx.walk import all_words
from kpes.received.reading import Reading, Remark, Unreadable, shown
from kpes.received.xml import Element, local

_WORD = "wordprocessingml"
_MACROS = (
    "vba", "macro", "activex", "attachedtoolbars", "customizations", "keymapcustomizations", "customui", "webextension",
)  # fmt: skip
_EMBEDDED = ("/embeddings/", "oleobject", "/afchunk", "altchunk", "/ink/", "package.bin")
_NOTES = {"footnotes", "endnotes"}
_FONTS = (".odttf", ".fntdata", ".ttf", ".otf")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp", ".wdp")
_WITHOUT_WORDS = {
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "numbering", "document", "header", "footer",
}  # fmt: skip
_QUIET = ("_rels/", "docprops/", "customxml/_rels", "docmetadata/", "[content_types].xml")
_MOST_REMARKS = 5
"""Of a kind; nobody reads more."""


def read(data: bytes, body: bool = True) -> Reading:
    """What a DOCX of these bytes shows, and what a person should know of it; Unreadable where it is none.

    Without ``body`` all but its body is read: of a template nothing else gets into the copies.
    """
    return _Reader(Package(data)).reading(body)


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package):
        self.package = package
        main = [relation.target for relation in package.relations() if relation.type == "officeDocument"]
        if len(main) != 1:
            raise Unreadable(message("It is no Word document: nothing in it is named as its text."))
        self.main = main[0]
        if _WORD not in package.type_of(self.main) and "ms-word" not in package.type_of(self.main):
            raise Unreadable(message("It is no Word document: its main part is of another kind."))
        self.relations = package.relations(self.main)
        self.roots: dict[str, Element] = {}
        theme = Theme(self._part("theme"), self._part("settings"), self._part("fontTable"))
        self.looks = Looks(self._part("styles"), theme)
        self.numbering = Numbering(self._part("numbering"), self.looks)

    def _part(self, kind: str) -> Element | None:
        """The root of the one part of this kind; None where there is none."""
        named = [relation.target for relation in self.relations if relation.type == kind and not relation.external]
        if len(named) > 1:
            raise Unreadable(message("It holds {part} twice, so programs differ over what it says.", part=kind))
        return self.package.xml(named[0]) if named else None

    def reading(self, with_body: bool) -> Reading:
        root = self.package.xml(self.main)
        if root.tag != qualified("document"):
            raise Unreadable(message("It is no Word document: its main part is of another kind."))
        lines: list[str] = []
        margins: list[str] = []
        remarks: list[Remark] = []
        paper = widest(root)
        if with_body:
            body = walk_through(root, self.looks, self.numbering, paper)
            lines, remarks = body.lines, list(body.remarks)
        for relation in self.relations:
            if relation.type in ("header", "footer"):
                part = self.package.xml(relation.target)
                walk = walk_through(part, self.looks, self.numbering, paper, margin=True)
                margins += walk.lines
                remarks += walk.remarks
        remarks += [*self._other_parts(), *self._targets(), *self._settings()]
        return Reading("docx", tuple(lines), tuple(margins), tuple(_at_most(remarks)))

    def _other_parts(self) -> Iterator[Remark]:
        """What the parts hold that are neither the body nor a header or a footer of it."""
        read = {self.main, *(one.target for one in self.relations if one.type in {*_WITHOUT_WORDS, "theme"})}
        for name in self.package.parts:
            kind = self.package.type_of(name)
            if name in read and "macro" not in kind.lower():
                continue
            if any(sign in f"/{name}{kind}".lower() for sign in _MACROS):
                yield Remark("macros", message("It holds a program (macros): {part}.", part=shown(name)))
            elif name.startswith(_QUIET) or name.endswith(".rels"):
                continue
            elif any(sign in f"/{name}{kind}".lower() for sign in _EMBEDDED):
                yield Remark("embedded-object", message("Another file is embedded in it: {part}.", part=shown(name)))
            elif name.endswith(_FONTS):
                said = message("It brings a font of its own, which may draw other letters: {part}.", part=shown(name))
                yield Remark("embedded-font", said, grave=False)
            elif "_xmlsignatures/" in name:
                said = message("It bears an electronic signature, which kpes does not check: {part}.", part=name)
                yield Remark("signature", said, grave=False)
            elif name.endswith(".xml") or kind.endswith("xml"):
                yield from self._xml_part(name)
            elif name.endswith(_PICTURES):
                digest = hashlib.sha256(self.package.read(name)).hexdigest()[:12]
                said = message("It holds a picture: {part}.", part=f"{digest}{name[name.rfind('.') :]}")
                yield Remark("picture", said, grave=False)
            else:
                said = message("It holds a file that is none of a Word document's: {part}.", part=shown(name))
                yield Remark("foreign-part", said, grave=False)

    def _xml_part(self, name: str) -> Iterator[Remark]:
        """What an XML part without a place of its own says: footnotes, comments, charts, data."""
        root = self.package.xml(name)
        kind = local(root)
        if kind in _WITHOUT_WORDS and "/glossary/" not in name and kind not in ("document", "header", "footer"):
            return
        words = all_words(root)
        if not words:
            return
        if kind in _NOTES:
            yield Remark("note", message("A footnote or endnote says “{words}”.", words=words))
        elif kind == "comments":
            yield Remark("comment", message("A comment says “{words}”.", words=words))
        elif "/glossary/" in name:
            yield Remark("unseen-part", message("Building blocks in it hold “{words}”.", words=words), grave=False)
        elif name.startswith("customxml/"):
            yield Remark("unseen-part", message("Data in it hold “{words}”.", words=words), grave=False)
        else:
            yield Remark("other-part", message("{part} in it holds “{words}”.", part=shown(name), words=words))

    def _targets(self) -> Iterator[Remark]:
        """What the file fetches from elsewhere, and what it points at that is not there."""
        for relation in self.package.all_relations():
            if relation.external:
                yield _outside(relation)
            elif relation.target and relation.target not in self.package.parts and "#" not in relation.target:
                yield Remark(
                    "missing-part", message("It points at a part that is missing: {part}.", part=shown(relation.target))
                )

    def _settings(self) -> Iterator[Remark]:
        settings = self._part("settings")
        for element in settings if settings is not None else ():
            name = local(element)
            if name == "mailMerge":
                yield Remark("field", message("It is set up to be filled with other data (mail merge)."))
            elif name == "linkStyles" and switched_on(element):
                yield Remark("outside", message("It takes its styles anew from a template whenever it is opened."))
            elif name == "printFormsData" and switched_on(element):
                yield Remark("page", message("Only what is filled into a form is printed."))


def _outside(relation: Relation) -> Remark:
    target = shown(relation.target)
    if relation.type in ("hyperlink", "attachedTemplate"):
        return Remark("link", message("It points outside: {target}.", target=target), grave=False)
    return Remark("outside", message("It fetches something from outside: {target}.", target=target))


def _at_most(remarks: list[Remark]) -> Iterator[Remark]:
    """The remarks, each once, and of a kind no more than anybody reads."""
    kinds: dict[tuple[str, bool], list[Remark]] = {}
    for remark in remarks:
        alike = kinds.setdefault((remark.check, remark.grave), [])
        if remark not in alike[:_MOST_REMARKS]:
            alike.append(remark)
    for (check, grave), alike in kinds.items():
        yield from alike[:_MOST_REMARKS]
        if (more := len(alike) - _MOST_REMARKS) > 0:
            yield Remark(check, counted("{count} more of this kind.", "{count} more of this kind.", more), grave)
