"""Files that were made to harm, or broke on the way: a verdict in bounded time, never a traceback."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kpes.copies.lists import Copy
from kpes.received.formats import read
from kpes.received.reading import Unreadable
from kpes.verify.checks import Verdict
from kpes.verify.returned import check_returned
from tests.bounded import within
from tests.received.alterations import BODY, packed, put, unpacked
from tests.received.issued import expected, issued, told


def verdicts(data: bytes, name: str = "a.docx") -> list[str]:
    return told(check_returned(name, data, expected()))


def said_of(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(Unreadable) as stopped:
        read(data, name)
    return str(stopped.value.said)


@pytest.mark.parametrize("format", ["docx", "text"])
def test_a_file_with_any_byte_flipped_is_never_taken_for_an_issued_one(format: str) -> None:
    copy = issued(format)
    known = expected()._replace(issued=(Copy("01-a", "a", "docx", "0" * 64),), issued_as="sha256:" + "0" * 64)
    seen = set()
    for at in range(0, len(copy), 97):
        flipped = copy[:at] + bytes([copy[at] ^ 0xFF]) + copy[at + 1 :]
        checks = check_returned("a.docx", flipped, known).checks
        assert checks
        assert "bytes" not in {check.check for check in checks}
        seen |= {check.verdict for check in checks}
    assert Verdict.FAIL in seen


@pytest.mark.parametrize("format", ["docx", "text"])
def test_a_file_that_is_cut_off_anywhere_fails(format: str) -> None:
    copy = issued(format)
    for end in range(0, len(copy) - 1, 97):
        assert check_returned("a.docx", copy[:end], expected()).outcome != "same", end


def test_a_zip_bomb_is_refused_before_it_fills_the_memory() -> None:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name, data in unpacked(issued("docx")).items():
            package.writestr(name, data if name != BODY else bytes(300 * 2**20), compresslevel=1)
    with within(5):
        assert said_of(written.getvalue()) == "It unpacks to more than any agreement needs, as a “ZIP bomb” does."


def test_parts_that_nothing_names_are_not_unpacked_and_too_many_are_refused() -> None:
    parts = {**unpacked(issued("docx")), **{f"customXml/{n}.xml": bytes(20 * 2**20) for n in range(8)}}
    assert check_returned("a.docx", packed(parts), expected()).outcome == "same"
    parts = {**unpacked(issued("docx")), **{f"x/{n}": b"" for n in range(5_000)}}
    assert said_of(packed(parts)) == "It holds more than 5000 parts."


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(declaration: str, encoding: str) -> None:
    parts = unpacked(issued("docx"))
    xml = parts[BODY].decode().replace("encoding='UTF-8'", "").replace('encoding="UTF-8"', "")
    head, _, rest = xml.partition("?>")
    parts[BODY] = f"{head}?>{declaration}{rest}".encode(encoding)
    assert said_of(packed(parts)) == (
        "word/document.xml in it declares entities of its own, which no word processor writes."
    )


def test_xml_that_is_nested_without_end_is_refused() -> None:
    parts = unpacked(issued("docx"))
    put(parts, "<w:body>", "<w:body>" + "<w:sdt>" * 100_000)
    assert said_of(packed(parts)) == "word/document.xml in it is damaged: it is no XML."


def test_thirty_thousand_paragraphs_are_read_in_seconds() -> None:
    parts = unpacked(issued("docx"))
    put(parts, "<w:body>", "<w:body>" + "<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 30_000)
    with within(30):
        assert check_returned("a.docx", packed(parts), expected()).outcome == "differs"


def test_text_boxes_within_text_boxes_are_read_once() -> None:
    parts = unpacked(issued("docx"))
    nested = "<w:r><w:t>nie</w:t></w:r>"
    for _ in range(40):
        nested = f"<w:r><w:pict><w:txbxContent><w:p>{nested}</w:p></w:txbxContent></w:pict></w:r>"
    put(parts, "<w:body>", f"<w:body><w:p>{nested}</w:p>")
    with within(5):
        assert any("“nie” was added" in line for line in verdicts(packed(parts)))


def test_a_part_that_is_there_twice_is_refused_because_programs_differ() -> None:
    written = BytesIO(issued("docx"))
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(written, "a") as package:
        package.writestr(BODY, unpacked(issued("docx"))[BODY])
    assert said_of(written.getvalue()) == "It holds word/document.xml twice, so programs differ over what it says."
    parts = unpacked(issued("docx"))
    assert "twice" in said_of(packed({**parts, "Word/Document.xml": parts[BODY]}))


def test_bytes_before_the_package_are_refused() -> None:
    assert said_of(b"PK\x03\x04 other" + issued("docx")).startswith("Other bytes stand before its ZIP package")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.docx", "It is empty."),
        (b" \n", "a.txt", "It is empty."),
        (b"PK\x03\x04", "a.docx", "It is damaged or cut off: its ZIP package cannot be opened."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "a.docx",
            "It is locked with a password, or an old Word file (DOC). Save it from Word as DOCX, unlocked.",
        ),
        (b"{\\rtf1 x}", "a.rtf", "It is an RTF file. Save it from Word or LibreOffice as DOCX."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(60),
            "scan.png",
            "It is a picture. A person has to compare it with the agreement, word for word.",
        ),
        (
            bytes(range(256)),
            "a.docx",
            "It is none of the files that kpes can read: DOCX, PDF, HTML, Markdown or text in UTF-8.",
        ),
        (b"%PDF-1.7\n%%EOF", "a.pdf", "It is damaged or cut off: it cannot be read as a PDF."),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt",
         "It is damaged: [content_types].xml is missing in it."),
        (packed({"[Content_Types].xml": b"<Types/>"}), "a.docx",
         "It is no Word document: nothing in it is named as its text."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(data: bytes, name: str, said: str) -> None:
    assert said_of(data, name) == said
    assert told(check_returned(name, data, expected())) [1:] == [f"fail file: {said}"]


def test_a_part_locked_with_a_password_is_refused() -> None:
    copy = bytearray(packed(unpacked(issued("docx"))))
    at = copy.index(b"PK\x01\x02")
    copy[at + 8] |= 1
    assert said_of(bytes(copy)) == (
        "[content_types].xml in it is locked or packed as no word processor does it."
    )
