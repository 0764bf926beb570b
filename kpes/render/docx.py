"""The agreement as a Word document: the template's page and styles, the document's words.

`docx_body` makes what stands between the margins, `properties` what the file says of itself; here the template is
opened, the footer filled, the language set, and all of it put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from string import Formatter
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.story import StoryPart
from docx.shared import Length, Mm

from kpes.document import Document, Sheet
from kpes.errors import KpesError
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import message
from kpes.ooxml import qualified
from kpes.render import page_code, properties
from kpes.render.docx_body import Look, Row, body, rows, written_out
from kpes.render.docx_elements import Element, field, paragraph, run, text, w
from kpes.render.docx_labels import laid_out
from kpes.render.docx_picture import in_margin
from kpes.render.package import reproducible

NEEDED_STYLES = {
    "Title": "paragraph",
    "Draft Mark": "paragraph",
    "Heading 1": "paragraph",
    "Heading 2": "paragraph",
    "Heading 3": "paragraph",
    "Body Text": "paragraph",
    "List Item 1": "paragraph",
    "List Item 2": "paragraph",
    "Signatory List": "table",
    "Table Heading": "paragraph",
    "Table Text": "paragraph",
    "Partner Name": "character",
    "Footer": "paragraph",
}
FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
A4_WIDTH = Mm(210)
NEAREST_TO_EDGE = 2
"""Millimetres that are left between the code, which is white at its end, and the edge of the paper."""
_LARGEST = 50 * 2**20
"""Bytes of a template's parts; a page's look is a thousandth of it, and a logo has room."""
# What python-docx, zipfile, zlib and lxml (a SyntaxError) raise over bytes that are no Word document.
BROKEN = (BadZipFile, ZlibError, EOFError, SyntaxError, KeyError, ValueError, AttributeError, RuntimeError)


def render(document: Document, fingerprint: str, template: bytes, coded: bool = False) -> bytes:
    """``document`` as the bytes of a DOCX: the same bytes for the same arguments, on any machine.

    ``fingerprint`` is ``sha256:<64 hex>``; its first 12 digits stand in the footer. ``template`` is a
    DOCX that gives page, styles, header and footer; its own body is left out. Pages that are ``coded`` bear the
    `page_code` of the edition. A template that is no DOCX, or lacks one of NEEDED_STYLES, is a KpesError.
    """
    listed = rows(document, language(document.language).hold_together)
    edition = short(fingerprint)
    return put_together(document, edition, fingerprint, template, partial(body, document), listed, coded)


def put_together(
    document: Document,
    editions: str,
    keywords: str,
    template: bytes,
    contents: Callable[[Look], Iterable[Element]],
    listed: Iterable[Iterable[Row]] = (),
    coded: bool = False,
) -> bytes:
    """A DOCX with the language and the properties of ``document`` and these ``contents``, as `render` makes it.

    ``editions`` stand in the footer, ``coded`` as well if asked for; ``listed`` are the rows that take the place of
    their kinds in the contents.
    """
    word = _opened(template)
    styles = _styles(word)
    tongue = language(document.language)
    width = _emptied(word, document.sheet)
    page = word.element.body[-1]
    for element in contents(Look(styles, tongue.hold_together, width, _indents(word, styles))):
        page.addprevious(element)
    for part in () if document.sheet else _footers(word):
        footer = part.element
        _drop_empty_end(footer)
        line = _footer(document, editions, styles["Footer"], _right_tab(word, styles["Footer"], width))
        footer.append(line)
        if coded and (word.sections[-1].right_margin or 0) >= Mm(page_code.SIDE + NEAREST_TO_EDGE):
            picture = part.relate_to(_picture(word, editions), RELATIONSHIP_TYPE.IMAGE)
            line.insert(1, in_margin(picture, page_code.payload(editions), page_code.SIDE))
    _set_language(word, tongue.tag)
    _set_properties(word, properties.core(document, tongue.tag, keywords))
    written = BytesIO()
    word.save(written)
    return reproducible(written.getvalue(), {word.part.partname.membername: partial(written_out, lists=listed)})


def _opened(template: bytes) -> WordDocument:
    try:
        with ZipFile(BytesIO(template)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())  # zipfile gives no more than is said
        if unpacked > _LARGEST:
            raise KpesError(
                message("Unpacked, the template is larger than {most} MiB.", most=_LARGEST // 2**20),
                message("Save it from Word as .docx, or take the template that comes with kpes."),
            )
        word = docx.Document(BytesIO(template))
        if not _is_whole(word):
            raise ValueError("parts of a Word document are something else")
    except BROKEN as error:
        raise KpesError(
            message("The template is not a Word document (DOCX)."),
            message("Save it from Word as .docx, or take the template that comes with kpes."),
        ) from error
    return word


def _is_whole(word: WordDocument) -> bool:
    """Whether the parts that kpes reads are what their names say; the library looks only at the names."""
    roots = {"document": word.element, "styles": word.styles.element, "settings": word.settings.element}
    return all(root.tag == qualified(name) for name, root in roots.items()) and word.element.body is not None


def _styles(word: WordDocument) -> dict[str, str]:
    """The ids of NEEDED_STYLES; Word and LibreOffice differ over the capitals in their names."""
    ids = {
        (style.get(qualified("type")), style.name_val.lower()): style.get(qualified("styleId"))
        for style in word.styles.element.style_lst
        if style.name_val
    }
    for name, kind in NEEDED_STYLES.items():
        if (kind, name.lower()) not in ids:
            raise KpesError(
                message("The template has no style “{style}”.", style=name),
                message("Add a style of that name to it, or take the template that comes with kpes."),
            )
    return {name: ids[kind, name.lower()] for name, kind in NEEDED_STYLES.items()}


def _indents(word: WordDocument, styles: dict[str, str]) -> tuple[int, int]:
    """Where the words of items and of sub-items start, as their styles say, in twentieths of a point."""
    found = []
    for name in ("List Item 1", "List Item 2"):
        style = next(s for s in word.styles.element.style_lst if s.get(qualified("styleId")) == styles[name])
        left = next((ind.get(qualified("left")) for ind in style.iter(qualified("ind"))), None)
        found.append(int(left) if left and left.isdigit() else 0)
    first, second = found
    return (first, second) if 0 < first < second else (567, 964)


def _emptied(word: WordDocument, sheet: Sheet | None) -> int:
    """Leaves of the body its page setup alone, or that of a sheet; gives the width of its lines in twips."""
    word.element.body.clear_content()
    word.element.body.get_or_add_sectPr()
    if sheet:
        laid_out(word, sheet)
    section = word.sections[-1]
    margins = (section.left_margin, section.right_margin, section.gutter)
    return int(Length((section.page_width or A4_WIDTH) - sum(margin or 0 for margin in margins)).twips)


def _footers(word: WordDocument) -> Iterator[StoryPart]:
    """Every footer that a page can show: a template may have others for first and for even pages."""
    section = word.sections[-1]
    yield section.footer.part
    if section.different_first_page_header_footer:
        yield section.first_page_footer.part
    if word.settings.odd_and_even_pages_header_footer:
        yield section.even_page_footer.part


def _picture(word: WordDocument, edition: str) -> Part:
    """The code of an edition, as a part whose name no part of the template has."""
    package = word.part.package
    name = package.next_partname("/word/media/code%d.png")
    return Part(name, CONTENT_TYPE.PNG, page_code.picture(edition), package)


def _drop_empty_end(footer: Element) -> None:
    last = footer[-1] if len(footer) else None
    if last is not None and last.tag == qualified("p") and all(e.tag == qualified("pPr") for e in last):
        footer.remove(last)


def _footer(document: Document, editions: str, style: str, right_tab: Element) -> Element:
    """„Porozumienie o współpracy…” on the left, „strona 1 z 6 · wydanie 1a2b3c4d5e6f” on the right."""
    tongue = language(document.language)
    runs = [run(text(properties.in_footer(document.title)), w("tab"))]
    for words, name, _, _ in Formatter().parse(tongue.page_of if document.numbered else ""):
        if words:
            runs.append(run(text(words)))
        if name:
            runs.extend(field(FIELDS[name]))
    called = document.called or tongue.edition
    line = paragraph(style, *runs, run(text(f"{' · ' * document.numbered}{called} {editions}")))
    line[0].append(right_tab)
    return line


def _right_tab(word: WordDocument, footer: str, width: int) -> Element:
    """A tab stop at the right margin, and no other: Word's own footer style has one in the middle."""
    style = next(s for s in word.styles.element.style_lst if s.get(qualified("styleId")) == footer)
    inherited = (stop.get(qualified("pos")) for stop in style.iter(qualified("tab")))
    cleared = (w("tab", val="clear", pos=place) for place in inherited if place != str(width))
    return w("tabs", *cleared, w("tab", val="right", pos=width))


def _set_language(word: WordDocument, tag: str) -> None:
    """Makes ``tag`` the language of every style, so that a word processor spells and hyphenates by it."""
    named = word.styles.element
    place = named
    for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
        if place.find(qualified(name)) is None:
            place.insert(0, w(name))
        place = place.find(qualified(name))
    themes = word.settings.element.iter(qualified("themeFontLang"))
    for element in (*named.iter(qualified("lang")), *themes):
        element.set(qualified("val"), tag)


def _set_properties(word: WordDocument, core: bytes) -> None:
    """Puts kpes's own properties where the template, or the library, had theirs."""
    package = word.part.package
    for name, content_type, relation, xml in (
        ("core", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES, core),
        ("app", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, properties.APPLICATION),
    ):
        for identifier in [key for key, known in package.rels.items() if known.reltype == relation]:
            del package.rels[identifier]
        package.relate_to(Part(PackURI(f"/docProps/{name}.xml"), content_type, xml, package), relation)
