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
    NumberObject,
    TextStringObject,
)

from kpes.received import Unreadable, pdf
from kpes.verify.returned import check_returned
from tests.received.issued import knowing


def written(words: str = "Jeden dwa", before: str = "", size: int = 12, across: int = 20) -> PdfWriter:
    """A page with these words, and operators before them."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    made = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): made})}
    )
    drawn = DecodedStreamObject()
    drawn.set_data(f"{before} BT /F1 {size} Tf {across} 100 Td ({words}) Tj ET".encode() if words else b"")
    page[NameObject("/Contents")] = writer._add_object(drawn)
    return writer


def bytes_of(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_its_words_are_read_page_by_page() -> None:
    reading = pdf.read(bytes_of(written()))
    assert (reading.lines, reading.remarks, reading.exact) == (("\fJeden dwa",), (), False)


def test_a_note_on_a_page_and_programs_are_remarked() -> None:
    writer = written()
    writer.add_annotation(0, FreeText(text="bez zgody", rect=(0, 0, 50, 50)))
    writer.add_attachment("umowa.txt", b"inne warunki")
    said = [f"{remark.check}: {remark.said}" for remark in pdf.read(bytes_of(writer)).remarks]
    assert said == [
        "comment: A note or drawing was put onto a page: FreeText “bez zgody”.",
        "macros: It holds a program or another file: EmbeddedFiles.",
    ]


@pytest.mark.parametrize(
    ("alteration", "reason"),
    [
        ({"before": "3 Tr"}, "in letters without a filling"),
        ({"before": "/G gs"}, "in letters without a filling"),
        ({"before": "q 0 g Q 1 g"}, "in the colour of the paper"),
        ({"before": "0.95 0.95 1 rg"}, "in the colour of the paper"),
        ({"before": "0 0 0 0.05 k"}, "in the colour of the paper"),
        ({"size": 1}, "too small to read"),
        ({"before": "0.1 0 0 0.1 0 0 cm"}, "too small to read"),
        ({"across": 300}, "moved off the paper"),
    ],
)
def test_words_that_only_programs_read_are_told(alteration: dict[str, object], reason: str) -> None:
    writer = written(**alteration)
    faint = DictionaryObject({NameObject("/ca"): NumberObject(0)})
    writer.pages[0]["/Resources"][NameObject("/ExtGState")] = DictionaryObject({NameObject("/G"): faint})
    reading = pdf.read(bytes_of(writer))
    assert [str(remark.said) for remark in reading.remarks] == [f"Words on page 1 are {reason}."]
    assert reading.lines == ("\fJeden dwa",)


def test_what_a_page_of_its_own_kind_shows_is_read_as_that() -> None:
    reading = pdf.read(bytes_of(written(before="q 3 Tr 1 g Q 0 g /G gs")))
    assert reading.remarks == ()


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
        "hidden-text: Its pages have layers, which a program shows or does not show.",
        "field: A field of a form stands on a page: “bez zgody”.",
        "picture: A picture stands on page 1.",
        "macros: It holds a program or another file: XFA.",
    ]


def test_pages_without_words_and_locked_ones_say_so() -> None:
    with pytest.raises(Unreadable, match="No words are in it, only pictures, as in a scan"):
        pdf.read(bytes_of(written("")))
    writer = written()
    writer.encrypt("tajne", algorithm="RC4-128")
    with pytest.raises(Unreadable, match="It is locked with a password"):
        pdf.read(bytes_of(writer))


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_PATIENCE", 0.001)
    with pytest.raises(Unreadable, match="Its words cannot be read within a minute"):
        pdf.read(bytes_of(written()))


def test_a_pdf_cut_off_or_with_bytes_flipped_ends_in_a_verdict() -> None:
    whole = bytes_of(written())
    for at in range(20, len(whole), 97):
        for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]):
            assert check_returned("a.pdf", broken, knowing("Jeden dwa\n"))
