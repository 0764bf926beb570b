"""Letters and labels: lines as they are typed, a page for each letter, labels that stay within their size."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from kpes.document import Block, Column, Document, Role, Sheet, Table
from kpes.errors import KpesError
from kpes.fingerprint import canonical_text
from kpes.ooxml import qualified
from kpes.render import FORMATS, pdf
from tests.needs import poppler
from tests.parties import TODAY
from tests.render.specimens import AGREEMENT, TEMPLATES, in_markdown, lines, page, shipped

LETTERS = AGREEMENT.beside(
    "Pisma",
    (
        Block(Role.TEXT, "Fundacja A\nul. Długa 7"),
        Block(Role.HEADING, "Egzemplarz", leads=True),
        Block(Role.TEXT, "# Fundacja B\n- ul. Długa 8", new_page=True),
    ),
)._replace(numbered=False)
SHEET = Sheet(70, 37)
LONG = ("Stowarzyszenie " * 14).strip(), "W" * 200, "Ż" * 300
NAMES = (*LONG, *(f"Fundacja {number}\nul. Długa {number}" for number in range(23)))


def labelled(sheet: Sheet, names=NAMES) -> Document:
    filled = [*names, *[""] * (-len(names) % sheet.across)]
    rows = tuple(tuple(filled[at : at + sheet.across]) for at in range(0, len(filled), sheet.across))
    columns = (Column("", 100 // sheet.across),) * sheet.across
    return AGREEMENT.beside("Etykiety", (Table(columns, rows),))._replace(sheet=sheet)


def made(format: str, document: Document) -> bytes:
    return FORMATS[format].render(document, TODAY, shipped)


def pages(data: bytes) -> list[str]:
    return [leaf.extract_text() for leaf in PdfReader(BytesIO(data)).pages]


def test_each_format_says_the_words_of_letters():
    assert lines(canonical_text(LETTERS).decode()) == [
        "Fundacja A ul. Długa 7", "Egzemplarz", "# Fundacja B - ul. Długa 8"
    ]  # fmt: skip
    assert in_markdown(made("markdown", LETTERS).decode(), "commonmark") == lines(canonical_text(LETTERS).decode())
    html = made("html", LETTERS).decode()
    assert lines(page(html).text) == [
        "Fundacja A", "ul. Długa 7", "Egzemplarz", "# Fundacja B", "- ul. Długa 8"
    ]  # fmt: skip
    assert html.count('<div class="page"></div>') == 1


def test_a_letter_starts_a_page_and_nobody_counts_the_pages_of_all_together():
    first, second = pages(made("pdf", LETTERS))
    assert re.sub(r"\s+", " ", first).strip() == f"Fundacja A ul. Długa 7 Egzemplarz Pisma wydanie {TODAY[7:19]}"
    assert "# Fundacja B\n- ul.\xa0Długa\xa08" in second
    word = docx.Document(BytesIO(made("docx", LETTERS)))
    starting = [one.text for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert starting == ["# Fundacja B\n- ul.\xa0Długa\xa08"]
    assert word.sections[0].footer.paragraphs[-1].text == f"Pisma\twydanie {TODAY[7:19]}"


@pytest.mark.parametrize("size", [(20, 20), (70, 37), (105, 48), (52.5, 29.7), (105, 74.25), (210, 297)])
def test_labels_fill_their_sheet_to_the_last_row(size):
    sheet = Sheet(*size)
    on_a_page = sheet.across * sheet.down
    assert len(pages(made("pdf", labelled(sheet, ["a"] * on_a_page)))) == 1
    assert len(pages(made("pdf", labelled(sheet, [LONG[2], *["a"] * on_a_page])))) == 2


@poppler
def test_long_names_stay_within_their_labels(tmp_path: Path):
    (file := tmp_path / "labels.pdf").write_bytes(made("pdf", labelled(SHEET)))
    told = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, text=True).stdout
    mm = 72 / 25.4
    found = [(*(float(edge) / mm for edge in edges), word) for *edges, word in re.findall(
        'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', told.partition("</page>")[0]
    )]  # fmt: skip
    for left, top, right, bottom, _ in found:
        assert (left // 70, (top - 0.5) // 37) == (right // 70, (bottom - 0.5) // 37)
    first_row = ["".join(word for left, top, *_, word in found if left // 70 == at and top < 37) for at in range(3)]
    assert first_row == ["".join(name.split()) for name in LONG]


def test_a_word_document_holds_labels_of_exactly_their_size_without_a_foot():
    word = docx.Document(BytesIO(made("docx", labelled(SHEET))))
    (table,) = word.tables
    assert [cell.text.replace("\xa0", " ") for cell in table.rows[1].cells] == [*NAMES[3:6]]
    heights = {element.get(qualified("hRule")) for element in table._tbl.iter(qualified("trHeight"))}
    assert (heights, {round(row.height.mm) for row in table.rows}) == ({"exact"}, {37})
    section = word.sections[0]
    assert section.footer.is_linked_to_previous
    assert section.top_margin.mm + 8 * 37 + section.bottom_margin.mm <= 297
    sizes = [cell.paragraphs[0].runs[0].font.size.pt for row in table.rows for cell in row.cells if cell.text]
    assert (max(sizes[:3]), min(sizes[:3]), set(sizes[3:])) == (10, 7, {12})


def test_a_template_of_earlier_that_knows_no_sheets_and_no_pages_is_refused():
    template = (TEMPLATES / "agreement.typ").read_bytes()
    for document, name in ((LETTERS, "starts_page"), (labelled(SHEET), "data.sheet")):
        with pytest.raises(KpesError) as refused:
            pdf.render(document, TODAY, template.replace(name.encode(), b"other"), "templates/agreement.typ")
        assert str(refused.value.reason) == (
            f"templates/agreement.typ knows nothing of “{name}”: take over what kpes's own does with it."
        )
