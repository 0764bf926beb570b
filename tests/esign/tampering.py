"""Ways to change a PDF by an update behind it, each a function from bytes to bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, copy_into_new_writer

name = NameObject
Writer = IncrementalPdfFileWriter


def updated(data: bytes, change: Callable[[Writer], None]) -> bytes:
    writer = Writer(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer: Writer, at: int = 0) -> generic.DictionaryObject:
    page = writer.find_page_for_modification(at)[0].get_object()
    writer.mark_update(page.container_ref if page.container_ref else page)
    return page


def _stream(words: bytes) -> StreamObject:
    return StreamObject(stream_data=b"BT 60 60 Td (" + words + b") Tj ET")


def page_text(data: bytes) -> bytes:
    return updated(data, lambda w: w.add_stream_to_page(0, w.add_object(_stream(b"1 000 000 zl"))) and None)


def page_text_replaced(data: bytes) -> bytes:
    """The content of a page rewritten where it stands: the page itself is as it was."""

    def change(writer: Writer) -> None:
        ref = _first_content(writer)
        writer.update_container(ref.get_object())
        ref.get_object()._data = b"BT (inne slowa) Tj ET"
        ref.get_object()._encoded_data = None

    return updated(data, change)


def _first_content(writer: Writer):
    page = writer.root["/Pages"]["/Kids"]
    while "/Kids" in page[0]:
        page = page[0]["/Kids"]
    contents = page[0].raw_get("/Contents")
    found = contents.get_object()
    return found.raw_get(0) if isinstance(found, ArrayObject) else contents


def media_box(data: bytes) -> bytes:
    return updated(data, lambda w: _page(w).__setitem__(name("/MediaBox"), _box(0, 0, 300, 300)))


def rotated(data: bytes) -> bytes:
    return updated(data, lambda w: _page(w).__setitem__(name("/Rotate"), generic.NumberObject(180)))


def another_font(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        page = _page(writer)
        resources = DictionaryObject(page["/Resources"])
        resources[name("/Font")] = DictionaryObject()
        page[name("/Resources")] = resources

    return updated(data, change)


def page_removed(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        while "/Kids" in pages["/Kids"][0]:
            pages = pages["/Kids"][0]
        pages["/Kids"].pop(0)
        writer.update_container(pages)

    return updated(data, change)


def page_added(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        page = PageObject(contents=writer.add_object(_stream(b"aneks")), media_box=_box(0, 0, 595, 842))
        writer.insert_page(page)

    return updated(data, change)


def _box(*corners: float) -> ArrayObject:
    return ArrayObject(FloatObject(corner) for corner in corners)


def _annotation(subtype: str, **more: object) -> Callable[[bytes], bytes]:
    def change(writer: Writer) -> None:
        note = DictionaryObject({
            name("/Type"): name("/Annot"), name("/Subtype"): name(subtype), name("/Rect"): _box(60, 60, 300, 90),
            name("/Contents"): pdf_string("1 000 000 zl"), **{name(f"/{key}"): value for key, value in more.items()},
        })  # fmt: skip
        writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))

    return lambda data: updated(data, change)


free_text = _annotation("/FreeText")
stamp = _annotation("/Stamp")
button = _annotation("/Widget", FT=name("/Btn"))
text_widget = _annotation("/Widget", FT=name("/Tx"))
acting_widget = _annotation("/Widget", FT=name("/Sig"), AA=DictionaryObject())


def annotations_removed(data: bytes) -> bytes:
    return updated(data, lambda w: _page(w).__setitem__(name("/Annots"), ArrayObject()))


def text_field(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        field = DictionaryObject({name("/FT"): name("/Tx"), name("/T"): pdf_string("kwota")})
        form = writer.root["/AcroForm"] if "/AcroForm" in writer.root else DictionaryObject()
        form[name("/Fields")] = ArrayObject([*form.get("/Fields", []), writer.add_object(field)])
        writer.root[name("/AcroForm")] = form
        writer.update_root()

    return updated(data, change)


def form_xml(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        writer.root[name("/AcroForm")] = DictionaryObject({
            name("/Fields"): ArrayObject(), name("/XFA"): writer.add_object(StreamObject(stream_data=b"<x/>"))
        })  # fmt: skip
        writer.update_root()

    return updated(data, change)


def program(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        writer.root[name("/OpenAction")] = DictionaryObject({
            name("/S"): name("/JavaScript"), name("/JS"): pdf_string("app.alert(1)")
        })  # fmt: skip
        writer.update_root()

    return updated(data, change)


def layers(data: bytes) -> bytes:
    def change(writer: Writer) -> None:
        writer.root[name("/OCProperties")] = DictionaryObject({name("/OCGs"): ArrayObject()})
        writer.update_root()

    return updated(data, change)


def resaved(data: bytes) -> bytes:
    out = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(data))).write(out)
    return out.getvalue()


UPDATES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "words drawn onto a page": (page_text, "Page 1 was changed after the PDF was issued: what it shows."),
    "words of a page rewritten": (page_text_replaced, "A part of the issued PDF was replaced or removed"),
    "a smaller page": (media_box, "Page 1 was changed after the PDF was issued: its size."),
    "a page upside down": (rotated, "Page 1 was changed after the PDF was issued: which way up it stands."),
    "other fonts": (another_font, "Page 1 was changed after the PDF was issued: its fonts and pictures."),
    "a page less": (page_removed, "A part of the issued PDF was replaced or removed"),
    "a page more": (page_added, "A part of the issued PDF was replaced or removed"),
    "a note": (free_text, "Something other than a signature was put onto page 1: words."),
    "a stamp": (stamp, "Something other than a signature was put onto page 1: a stamp."),
    "a button": (button, "Something other than a signature was put onto page 1: a form field or button."),
    "a field to fill in": (text_widget, "onto page 1: a form field or button."),
    "a signature that acts": (acting_widget, "onto page 1: a form field or button."),
    "a hidden field": (text_field, "Form fields were added that are no signatures."),
    "a form in XML": (form_xml, "Form fields were added that are no signatures."),
    "a program": (program, "of the whole document was changed: what happens when it is opened."),
    "layers": (layers, "of the whole document was changed: what can be switched on and off in it."),
}
