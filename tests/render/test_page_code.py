"""The code at the foot of pages that are signed: what it says, where it stands, and who has none."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.shared import Mm

from kpes.errors import KpesError
from kpes.messages import catalogue
from kpes.render import FORMATS, Template
from kpes.render.page_code import MODULE, QUIET, PageCode, payload, picture, read_payload, squares
from kpes.render.page_count import likely_pages
from tests.project import change, snapshot
from tests.render.specimens import shipped
from tests.render.test_docx import FINGERPRINT
from tests.render.test_pdf import AGREEMENT, FILE, ROOT, between, made

TO_SIGN = AGREEMENT._replace(draft=False)
LONG = between(*AGREEMENT.signatory_list.signatories * 60)._replace(draft=False)
DOTS = 300 / 25.4
"""A millimetre at 300 dots an inch."""


def says(words: str):
    """Templates, of which that of the code says this."""
    return lambda name: Template(f"templates/{name}", words.encode()) if name == "page-code.txt" else shipped(name)


def in_pdf(document=TO_SIGN, templates=shipped) -> bytes:
    return FORMATS["pdf"].render(document, FINGERPRINT, templates)


def in_docx(document=TO_SIGN, templates=shipped) -> bytes:
    return FORMATS["docx"].render(document, FINGERPRINT, templates)


def drawn(pdf: bytes) -> list[tuple[str, ...]]:
    """What stands on each page where its code should be, square by square."""
    pages = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            bitmap = page.render(scale=300 / 72, grayscale=True)
            left, top = (185 + QUIET * MODULE) * DOTS, lowest_rule(bitmap) + (6 - 21 * MODULE) * DOTS
            pages.append(tuple(
                "".join("1" if dark(bitmap, left + (x + 0.5) * MODULE * DOTS, top + (y + 0.5) * MODULE * DOTS) else "0"
                        for x in range(21))
                for y in range(21)
            ))  # fmt: skip
    return pages


def dark(bitmap, x: float, y: float) -> bool:
    return bitmap.buffer[int(y) * bitmap.stride + int(x)] < 128


def lowest_rule(bitmap) -> int:
    """The line of dots of the rule above the footer, found beside its words."""
    column = int(105 * DOTS)
    rows = range(int(273 * DOTS), int(290 * DOTS))
    return next(y for y in rows if bitmap.buffer[y * bitmap.stride + column] < 220)


def codes_in(file: bytes) -> list[bytes]:
    with ZipFile(BytesIO(file)) as package:
        return [package.read(name) for name in package.namelist() if name.endswith(".png")]


def test_it_says_edition_page_and_pages_and_is_read_back() -> None:
    assert payload(FINGERPRINT, 3, 12) == "1A2B3C4D5E6F-3-12"
    assert payload(FINGERPRINT) == "1A2B3C4D5E6F"
    assert read_payload("1A2B3C4D5E6F-3-12") == PageCode("1a2b3c4d5e6f", 3, 12)
    assert read_payload("1A2B3C4D5E6F") == PageCode("1a2b3c4d5e6f")


@pytest.mark.parametrize("words", ["", "1a2b3c4d5e6f", "1A2B3C4D5E6F-0-3", "1A2B3C4D5E6F-4-3", "1A2B3C4D5E6F-1",
                                   "1A2B3C4D5E6F-1-2\n", "HTTP://X.PL", "1A2B3C4D5E6F-1-10000"])  # fmt: skip
def test_what_kpes_did_not_write_is_not_taken_for_a_code(words: str) -> None:
    assert read_payload(words) is None


@pytest.mark.parametrize(("page", "pages"), [(0, 0), (1, 1), (9, 9), (99, 99), (999, 999), (9999, 9999)])
def test_it_is_of_one_size_whatever_the_page(page: int, pages: int) -> None:
    code = squares(payload(FINGERPRINT, page, pages))
    assert (len(code), {len(row) for row in code}) == (21, {21})
    corner = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
    assert (tuple(row[:7] for row in code[:7]), tuple(row[-7:] for row in code[:7])) == (corner, corner)


@pytest.mark.parametrize("document", [TO_SIGN, LONG], ids=["one page", "many pages"])
def test_each_page_of_the_pdf_bears_its_own_code_in_the_margin(document) -> None:
    pages = drawn(in_pdf(document))
    assert pages == [squares(payload(FINGERPRINT, page, len(pages))) for page in range(1, len(pages) + 1)]
    assert len(pages) == (1 if document is TO_SIGN else 8)


def test_a_wrong_guess_of_the_pages_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    right = in_pdf(LONG)
    monkeypatch.setattr("kpes.render.pdf.likely_pages", lambda document: range(1, 3))
    assert in_pdf(LONG) == right


def test_the_guess_is_right_for_what_kpes_ships() -> None:
    pages = len(pypdfium2.PdfDocument(made(snapshot(ROOT).resolved.document)))
    assert pages in likely_pages(snapshot(ROOT).resolved.document)
    assert len(likely_pages(LONG)) <= 3


def test_no_word_of_the_pdf_moves_or_is_added() -> None:
    def boxes(pdf: bytes) -> list[tuple[str, tuple[float, ...]]]:
        with pypdfium2.PdfDocument(pdf) as opened:
            texts = [page.get_textpage() for page in opened]
            return [(text.get_text_range(at, 1), text.get_charbox(at)) for text in texts
                    for at in range(text.count_chars())]  # fmt: skip

    assert in_pdf() != in_pdf(templates=says("no"))
    assert boxes(in_pdf()) == boxes(in_pdf(templates=says("no")))


def test_the_docx_shows_the_code_of_the_edition_at_its_foot_and_says_no_other_word() -> None:
    file = in_docx()
    assert codes_in(file) == [picture("1a2b3c4d5e6f")]
    word, without = (docx.Document(BytesIO(one)) for one in (file, in_docx(templates=says("no"))))
    footers = [one.sections[0].footer.paragraphs[-1] for one in (word, without)]
    assert footers[0].text == footers[1].text
    assert len(footers[0]._p.xpath(".//wp:anchor")) == 1
    assert [one.get("descr") for one in footers[0]._p.xpath(".//wp:docPr")] == ["1A2B3C4D5E6F"]


def test_every_footer_of_a_template_that_has_several_shows_it() -> None:
    template = docx.Document(str(ROOT / "templates" / "agreement.docx"))
    template.settings.odd_and_even_pages_header_footer = True
    template.sections[0].different_first_page_header_footer = True
    saved = BytesIO()
    template.save(saved)
    own = Template("agreement.docx", saved.getvalue())
    file = in_docx(templates=lambda name: own if name == "agreement.docx" else shipped(name))
    with ZipFile(BytesIO(file)) as package:
        footers = [package.read(name) for name in package.namelist() if re.fullmatch(r"word/footer\d\.xml", name)]
    assert [footer.count(b"<wp:anchor") for footer in footers] == [1, 1, 1]


def test_a_margin_that_has_no_room_for_it_has_none() -> None:
    template = docx.Document(str(ROOT / "templates" / "agreement.docx"))
    template.sections[0].right_margin = Mm(15)
    saved = BytesIO()
    template.save(saved)
    narrow = {
        "agreement.docx": saved.getvalue(),
        "agreement.typ": FILE.read_bytes().replace(b"#let page-margin = 25mm", b"#let page-margin = 15mm"),
    }

    def templates(name: str) -> Template:
        return Template(str(FILE.with_name(name)), narrow[name]) if name in narrow else shipped(name)

    assert codes_in(in_docx(templates=templates)) == []
    assert in_pdf(templates=templates) == in_pdf(templates=lambda name: says("no")(name) if name == "page-code.txt"
                                                 else templates(name))  # fmt: skip


@pytest.mark.parametrize(("format", "document"), list(product(("pdf", "docx"), (
    AGREEMENT, TO_SIGN._replace(signatory_list=None), AGREEMENT.beside("Protokół", AGREEMENT.blocks)
))), ids=lambda one: one if isinstance(one, str) else one.title)  # fmt: skip
def test_drafts_and_what_nobody_signs_have_none(format: str, document) -> None:
    render = FORMATS[format].render
    assert render(document, FINGERPRINT, shipped) == render(document, FINGERPRINT, says("no"))
    if format == "docx":
        assert codes_in(render(document, FINGERPRINT, shipped)) == []


def test_a_template_of_a_project_that_knows_nothing_of_codes_draws_none() -> None:
    line = next(line for line in FILE.read_bytes().splitlines(keepends=True) if b"data.codes" in line)
    own = Template(str(FILE), FILE.read_bytes().replace(line, b""))
    assert in_pdf(templates=lambda name: own if name == "agreement.typ" else shipped(name)) == in_pdf(
        templates=says("no")
    )


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_the_template_that_switches_it_says_yes_or_no(format: str) -> None:
    render = FORMATS[format].render
    assert render(TO_SIGN, FINGERPRINT, says("\ufeffyes\r\n")) == render(TO_SIGN, FINGERPRINT, shipped)
    with pytest.raises(KpesError) as caught:
        render(TO_SIGN, FINGERPRINT, says("maybe"))
    assert catalogue("en")(caught.value.reason) == "templates/page-code.txt says neither “yes” nor “no”."


def test_a_project_switches_it_off_by_a_file_among_its_templates(shipped: Path, kpes) -> None:
    change(shipped / "data/agreement.yaml", "status: draft", "status: final")
    (shipped / "templates/page-code.txt").unlink()
    kpes("render", "--format", "docx", "--out", "out/with")
    (shipped / "templates/page-code.txt").write_text("no\n")
    kpes("render", "--format", "docx", "--out", "out/without")
    with_it, without = (next((shipped / "out" / name).glob("01-*.docx")).read_bytes() for name in ("with", "without"))
    assert (len(codes_in(with_it)), codes_in(without)) == (1, [])
