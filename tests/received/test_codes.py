"""The code beside the footer of a DOCX that came back: known bit for bit, where kpes draws it, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kpes.fingerprint import canonical_text, fingerprint
from kpes.render import FORMATS
from kpes.render.page_code import picture
from kpes.verify.returned import check_returned
from tests.needs import libreoffice
from tests.office import Save, save
from tests.received.alterations import BODY, FOOTER, PIXEL, Parts, packed, put, unpacked
from tests.received.issued import knowing
from tests.render.specimens import shipped
from tests.render.test_pdf import AGREEMENT

TO_SIGN = AGREEMENT._replace(draft=False)
TEXT = canonical_text(TO_SIGN)
EDITION = fingerprint(TEXT).removeprefix("sha256:")[:12]
CODE = "word/media/code1.png"
RELATIONS = "word/_rels/footer1.xml.rels"


@cache
def copy() -> bytes:
    return FORMATS["docx"].render(TO_SIGN, fingerprint(TEXT), shipped)


def found(data: bytes) -> list[str]:
    """The outcome, and what is not vouched for."""
    returned = check_returned("01-a.docx", data, knowing(TEXT.decode()))
    return [returned.outcome, *(str(check.detail) for check in returned.checks if "Not vouched" in str(check.detail))]


def drawing(parts: Parts) -> bytes:
    footer = parts[FOOTER]
    start, end = footer.index(b"<w:drawing"), footer.index(b"</w:drawing>") + len(b"</w:drawing>")
    return footer[start:end]


def test_a_copy_with_the_code_of_its_edition_is_the_same_text() -> None:
    assert found(packed(unpacked(copy()))) == ["same"]


@libreoffice
def test_so_it_is_after_libreoffice_saved_it(tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(copy())
    steps = ("copy.docx again.docx", "copy.docx own.odt", "own.odt back.docx")
    save(tmp_path, *(Save(*(tmp_path / name for name in step.split())) for step in steps))
    for name in ("again.docx", "back.docx"):
        data = (tmp_path / name).read_bytes()
        assert (data != copy(), found(data)) == (True, ["same"])


def as_word_saves_it(parts: Parts) -> None:
    """With the identities, the sizes of pages and the hint of resolution that Word writes."""
    space = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
    ids = f'xmlns:wp14="{space}" wp14:anchorId="4F2A1B3C" wp14:editId="50D07946"'
    put(parts, "<wp:anchor ", f"<wp:anchor {ids} ", FOOTER)
    put(parts, 'relativeHeight="1"', 'relativeHeight="251658240"', FOOTER)
    sizes = "".join(f'<wp14:sizeRel{side} relativeFrom="margin"><wp14:pct{name}>0</wp14:pct{name}></wp14:sizeRel{side}>'
                    for side, name in (("H", "Width"), ("V", "Height")))  # fmt: skip
    put(parts, "</wp:anchor>", f"{sizes}</wp:anchor>", FOOTER)
    own = '<a14:useLocalDpi xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" val="0"/>'
    blip = parts[FOOTER].partition(b"<a:blip ")[2].partition(b"/>")[0].decode()
    ext = f'<a:extLst><a:ext uri="{{28A0092B-C50C-407E-A947-70E740481C1C}}">{own}</a:ext></a:extLst>'
    put(parts, f"<a:blip {blip}/>", f"<a:blip {blip}>{ext}</a:blip>", FOOTER)


def test_so_it_is_with_what_word_adds() -> None:
    parts = unpacked(copy())
    as_word_saves_it(parts)
    assert found(packed(parts)) == ["same"]


def test_an_import_of_it_names_no_picture_that_was_left_out(kpes, tmp_path: Path) -> None:
    parts = unpacked(copy())
    for name, said in (("own", False), ("other", True)):
        (tmp_path / f"{name}.docx").write_bytes(packed(parts))
        told = kpes("import", str(tmp_path / f"{name}.docx"), str(tmp_path / name), "--dry-run")
        assert ("the footer “Porozumienie" in told.out, "a picture in a header or footer" in told.out) == (True, said)
        another_picture(parts)


def another_picture(parts: Parts) -> None:
    parts[CODE] = PIXEL


def the_code_of_another_edition(parts: Parts) -> None:
    parts[CODE] = picture("f" * 12)


def a_byte_behind_the_picture(parts: Parts) -> None:
    parts[CODE] += b"x"


def among_the_words(parts: Parts) -> None:
    put(parts, "</w:p>", f"<w:r>{drawing(parts).decode()}</w:r></w:p>", BODY)


def a_picture_from_elsewhere(parts: Parts) -> None:
    put(parts, 'Target="media/code1.png"', 'Target="https://a.pl/x.png" TargetMode="External"', RELATIONS)


@pytest.mark.parametrize("alter", [another_picture, the_code_of_another_edition, a_byte_behind_the_picture,
                                   among_the_words, a_picture_from_elsewhere])  # fmt: skip
def test_any_other_picture_is_not_vouched_for(alter: Callable[[Parts], None]) -> None:
    parts = unpacked(copy())
    alter(parts)
    outcome, *told = found(packed(parts))
    assert outcome == "unproven"
    assert any("a picture or a drawing (<w:drawing>)" in one for one in told)


@pytest.mark.parametrize(("old", "new"), [
    ('cx="501015"', 'cx="5010150"'), ('relativeFrom="rightMargin"', 'relativeFrom="column"'),
    ('relativeFrom="paragraph"', 'relativeFrom="page"'), (">-215900<", ">-2159000<"), (">left<", ">right<"),
    ("<wp:wrapNone/>", '<wp:wrapSquare wrapText="bothSides"/>'), ("<wp:wrapNone/>", "<wp:wrapNone/><wp:wrapNone/>"),
    ("<a:stretch>", '<a:srcRect l="5"/><a:stretch>'), ("<a:xfrm>", '<a:xfrm rot="5400000">'), (' cx="501015"', ""),
    ('<wp:simplePos x="0" y="0"/>', '<wp:simplePos x="9" y="0"/>'), ('simplePos="0"', 'simplePos="1"'),
    ("<wp:docPr ", '<wp:docPr hidden="1" '), ("<wp:docPr ", '<wp:docPr title="bez zgody" '),
    (f'descr="{EDITION.upper()}"', 'descr="bez-zgody"'),
    (f'name="{EDITION.upper()}"', 'name="bez-zgody"'),
    ("</pic:pic>", "</pic:pic><pic:pic/>"),
    ("<wp:align>left</wp:align>", "<wp:align>left<wp:x/></wp:align>"),
])  # fmt: skip
def test_it_is_known_only_where_and_as_large_as_kpes_draws_it(old: str, new: str) -> None:
    parts = unpacked(copy())
    assert old.encode() in parts[FOOTER]
    parts[FOOTER] = parts[FOOTER].replace(old.encode(), new.encode(), 1)
    outcome, *told = found(packed(parts))
    assert (outcome, len(told) > 0) == ("unproven", True)
