"""PDF files that came back: what is on their pages besides words, and what cannot be read."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from kpes.received import pdf
from kpes.received.reading import Pictured, Unreadable
from kpes.verify.returned import check_returned
from tests.received.issued import knowing
from tests.thorough import turn

LINK = NameObject("/Link")


def written(words: str = "Jeden dwa") -> PdfWriter:
    """A page with these words."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    letters = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): letters})}
    )
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode() if words else b"")
    page[NameObject("/Contents")] = writer._add_object(drawn)
    return writer


def bytes_of(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_its_words_are_read_page_by_page() -> None:
    reading = pdf.read(bytes_of(written()))
    assert (reading.lines, reading.remarks) == (("\fJeden dwa",), ())


def test_a_note_on_a_page_and_programs_are_remarked() -> None:
    writer = written()
    writer.add_annotation(0, FreeText(text="bez zgody", rect=(0, 0, 50, 50)))
    writer.add_attachment("umowa.txt", b"inne warunki")
    said = [f"{remark.check}: {remark.said}" for remark in pdf.read(bytes_of(writer)).remarks]
    assert said == [
        "note: something that shows above a page (FreeText): “bez zgody”",
        "active: a program, a layer, or another file in it (EF)",
        "active: a program, a layer, or another file in it (EmbeddedFiles)",
    ]


def test_layers_fields_forms_and_pictures_are_remarked() -> None:
    writer = written()
    field = {"/Subtype": NameObject("/Widget"), "/FT": NameObject("/Tx"), "/V": TextStringObject("bez zgody")}
    signature = {"/Subtype": NameObject("/Widget"), "/FT": NameObject("/Sig")}
    page = writer.pages[0]
    page[NameObject("/Annots")] = ArrayObject(
        DictionaryObject({NameObject(key): value for key, value in one.items()}) for one in (field, signature)
    )
    picture = DecodedStreamObject()
    picture[NameObject("/Subtype")] = NameObject("/Image")
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    root = writer.root_object
    root[NameObject("/OCProperties")] = DictionaryObject()
    root[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): ArrayObject()})
    said = [f"{remark.check}: {remark.said}" for remark in pdf.read(bytes_of(writer)).remarks]
    assert said == [
        "note: something that shows above a page (Widget): “bez zgody”",
        "active: a program, a layer, or another file in it (OCProperties)",
        "active: a program, a layer, or another file in it (XFA)",
        "picture: a picture on page 1",
    ]


@pytest.mark.parametrize(
    ("place", "key", "value", "named"),
    [
        ("page", "/AA", {"/O": {"/S": NameObject("/Launch")}}, {"AA", "Launch"}),
        ("page", "/AF", {}, {"AF"}),
        ("page", "/Annots", [{"/Subtype": LINK, "/A": {"/S": NameObject("/JavaScript")}}], {"JavaScript"}),
        ("page", "/Annots", [{"/Subtype": LINK, "/AP": {}}], {"Link"}),
        ("page", "/Annots", [{"/Subtype": NameObject("/Popup"), "/AP": {}}], {"Popup"}),
        ("root", "/AF", {}, {"AF"}),
        ("root", "/Collection", {}, {"Collection"}),
        ("root", "/OpenAction", {"/S": NameObject("/Launch")}, {"Launch"}),
    ],
)
def test_whatever_may_show_or_do_more_than_its_pages_is_named(
    place: str, key: str, value: object, named: set[str]
) -> None:
    writer = written()
    holder = writer.pages[0] if place == "page" else writer.root_object
    holder[NameObject(key)] = made(value)
    remarks = pdf.read(bytes_of(writer)).remarks
    assert {name for name in named if any(f"({name})" in str(remark.said) for remark in remarks)} == named


def made(value: object) -> object:
    """What pypdf writes of dictionaries and lists."""
    if isinstance(value, dict):
        return DictionaryObject({NameObject(key): made(one) for key, one in value.items()})
    return ArrayObject(map(made, value)) if isinstance(value, list) else value


def test_pages_without_words_and_locked_ones_say_so() -> None:
    with pytest.raises(Unreadable, match="No words are in it, only pictures, as in a scan"):
        pdf.read(bytes_of(written("")))
    writer = written()
    writer.encrypt("tajne", algorithm="RC4-128")
    with pytest.raises(Unreadable, match="It is locked with a password"):
        pdf.read(bytes_of(writer))


def of_picture(words: str, side: int, mode: int = 0) -> PdfWriter:
    """A page with a square picture, so many points wide, and words drawn in this mode."""
    writer = written(words)
    page = writer.pages[0]
    picture = DecodedStreamObject()
    picture[NameObject("/Subtype")] = NameObject("/Image")
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    drawn = page["/Contents"]
    before = b"q %d 0 0 %d 0 0 cm /I Do Q q 0 Tr Q %d Tr " % (side, side, mode)
    drawn.set_data(before + drawn.get_data())
    return writer


@pytest.mark.parametrize(("side", "mode"), [(199, 0), (120, 3)], ids=["pictures that fill pages", "hidden words"])
def test_words_that_were_recognised_in_pictures_are_not_taken_for_those_of_the_pages(side: int, mode: int) -> None:
    with pytest.raises(Pictured, match="a program recognised the words in them"):
        pdf.read(bytes_of(of_picture("Jeden dwa", side, mode)))
    assert pdf.read(bytes_of(of_picture("Jeden dwa", 120))).lines == ("\fJeden dwa",)


def test_a_page_that_is_a_picture_among_pages_of_words_makes_a_scan_of_them() -> None:
    writer = written()
    writer.append(BytesIO(bytes_of(of_picture("", 199))))
    with pytest.raises(Pictured, match="Pictures cover some of its pages"):
        pdf.read(bytes_of(writer))


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_PATIENCE", 0.001)
    with pytest.raises(Unreadable, match="Its words cannot be read within a minute"):
        pdf.read(bytes_of(written()))


def test_a_pdf_cut_off_or_with_bytes_flipped_ends_in_a_verdict() -> None:
    whole = bytes_of(written())
    for at in turn(range(20, len(whole), 97), every=2):
        for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            assert check_returned("a.pdf", broken, knowing("Jeden dwa\n")).checks
