"""The Word copy: the words of the document and no others, made to last, the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import pytest
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn

from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.errors import KpesError
from kpes.render.docx import NEEDED_STYLES, render
from tests.bounded import within
from tests.needs import libreoffice
from tests.office import Save, save

ROOT = Path(__file__).parents[2]
TEMPLATE = (ROOT / "templates" / "agreement.docx").read_bytes()
FINGERPRINT = "sha256:1a2b3c4d5e6f" + "0" * 52

SIGNATORIES = (
    Signatory("Fundacja „Żółw”", "Gdańsk"),
    Signatory("=1+1 <b>S-ka</b> & Co"),
    Signatory("Ż" * 300, "ul. Zażółć gęślą jaźń 1, Łódź"),
    Signatory("Spółdzielnia i dom w Redzie"),
)
AGREEMENT = Document(
    title="Porozumienie w ramach KLASTRA",
    language="pl",
    date=date(2014, 11, 7),
    draft=True,
    author="Klaster <KPES> & spółka",
    blocks=(
        Block(Role.TITLE, "Porozumienie w ramach\nKLASTRA"),
        Block(Role.DRAFT_MARK, "/projekt/"),
        Block(Role.HEADING, "Preambuła:", leads=True),
        Block(Role.TEXT, "Działamy w zgodzie i z <b>nadzieją</b> & wiarą."),
        Block(Role.PARAGRAPH, "", "Par. 9.", leads=True),
        Block(Role.TEXT, "Obszary:", leads=True),
        Block(Role.SECTION, "WIZERUNEK", "V.", leads=True),
        Block(Role.ITEM, "Wzmocnienie wizerunku.", "1/", depth=1, leads=True),
        Block(Role.ITEM, "etyka, wartości;", "-", depth=2),
        Block(Role.TEXT, "Wchodzi w życie z dniem podpisania."),
    ),
    signatory_list=SignatoryList("Partnerzy:", "Podpis pełnomocnika", SIGNATORIES),
)
LINES = """\
Porozumienie w ramach KLASTRA
/projekt/
Preambuła:
Działamy w zgodzie i z <b>nadzieją</b> & wiarą.
Par. 9.
Obszary:
V. WIZERUNEK
1/ Wzmocnienie wizerunku.
- etyka, wartości;
Wchodzi w życie z dniem podpisania.
Partnerzy:
Podpis pełnomocnika
Fundacja „Żółw”, Gdańsk
=1+1 <b>S-ka</b> & Co
{}, ul. Zażółć gęślą jaźń 1, Łódź
Spółdzielnia i dom w Redzie""".format("Ż" * 300).split("\n")


def opened(document: Document = AGREEMENT, template: bytes = TEMPLATE):
    return docx.Document(BytesIO(render(document, FINGERPRINT, template)))


def parts(package: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines_of(word) -> list[str]:
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    paragraphs = [*word.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    return [line for paragraph in paragraphs if (line := " ".join(paragraph.text.split()))]


def edited(change) -> bytes:
    word = docx.Document(BytesIO(TEMPLATE))
    change(word)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def run(folder: Path, *command: str, **settings: str) -> str:
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, timeout=120, env={**os.environ, **settings}
    ).stdout.decode()


def test_it_says_what_the_document_says_and_nothing_else():
    assert lines_of(opened()) == LINES


def test_every_block_has_the_style_of_its_role():
    styles = [paragraph.style.name for paragraph in opened().paragraphs][:10]
    assert styles == ["Title", "Draft Mark", "Heading 1", "Body Text", "Heading 2", "Body Text", "Heading 3",
                      "List Item 1", "List Item 2", "Body Text"]  # fmt: skip


def test_all_lines_of_the_title_look_as_its_style_says():
    runs = [(run.text, run.style.name) for run in opened().paragraphs[0].runs]
    assert runs == [("Porozumienie w\u00a0ramach\nKLASTRA", "Default Paragraph Font")]


def test_a_tab_stands_between_label_and_text_of_what_hangs():
    texts = [paragraph.text for paragraph in opened().paragraphs]
    assert texts[6:9] == ["V.\tWIZERUNEK", "1/\tWzmocnienie wizerunku.", "-\tetyka, wartości;"]


def test_one_letter_words_do_not_end_a_line():
    word = opened()
    assert "w\u00a0zgodzie i\u00a0z\u00a0<b>" in word.paragraphs[3].text
    assert word.tables[0].cell(4, 0).text == "Spółdzielnia i\u00a0dom w\u00a0Redzie"


def test_what_leads_stays_with_what_follows_and_the_last_words_with_the_signatures():
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in opened().paragraphs]
    assert [i for i, keep in enumerate(kept) if keep] == [2, 4, 5, 6, 7, 9]


def test_a_short_block_does_not_tear_and_a_long_one_may():
    blocks = (Block(Role.TEXT, "krótki"), Block(Role.TEXT, "długi " * 200), Block(Role.TEXT, "koniec"))
    paragraphs = opened(AGREEMENT._replace(blocks=blocks)).paragraphs[:3]
    assert [paragraph.paragraph_format.keep_together for paragraph in paragraphs] == [True, None, True]


def test_the_heading_row_repeats_and_no_row_splits():
    marks = [{mark.tag for mark in row.trPr} for row in opened().tables[0]._tbl.tr_lst]
    assert [qn("w:tblHeader") in row for row in marks] == [True, False, False, False, False]
    assert all(qn("w:cantSplit") in row for row in marks)


def test_a_row_has_room_for_a_signature():
    for row in opened().tables[0].rows[1:]:
        assert row.height.cm >= 1.3
        assert row.height_rule == WD_ROW_HEIGHT_RULE.AT_LEAST


def test_neither_the_first_rows_nor_the_last_stand_alone():
    six = AGREEMENT.signatory_list._replace(signatories=tuple(Signatory(name) for name in "ABCDEF"))
    rows = opened(AGREEMENT._replace(signatory_list=six)).tables[0].rows
    kept = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in rows]
    assert [row[0] is True for row in kept] == [True, True, True, False, False, True, False]
    assert all(left == right for left, right in kept)


def test_the_name_is_strong_and_the_seat_is_not():
    runs = [(run.text, run.style.name) for run in opened().tables[0].cell(1, 0).paragraphs[0].runs]
    assert runs == [("Fundacja „Żółw”", "Partner Name"), (", Gdańsk", "Default Paragraph Font")]


def test_the_table_is_as_wide_as_the_lines_and_its_columns_do_not_grow():
    table, section = opened().tables[0], opened().sections[0]
    line = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in table.columns) == line
    assert table.autofit is False
    assert table.style.name == "Signatory List"


def test_the_footer_counts_pages_and_names_the_edition():
    (line,) = opened().sections[0].footer.paragraphs
    assert line.text == f"{AGREEMENT.title}\tstrona 1 z 1 · wydanie 1a2b3c4d5e6f"
    assert [code.text for code in line._p.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]
    marks = [mark.get(qn("w:fldCharType")) for mark in line._p.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"] * 2
    (stop,) = line.paragraph_format.tab_stops
    assert stop.alignment == WD_TAB_ALIGNMENT.RIGHT


def test_a_footer_of_the_template_stays_above_ours_on_every_kind_of_page():
    def add_footers(word):
        word.sections[0].footer.paragraphs[0].text = "KRS 0000123456"
        word.sections[0].different_first_page_header_footer = True
        word.settings.odd_and_even_pages_header_footer = True

    word = opened(template=edited(add_footers))
    ours = f"{AGREEMENT.title}\tstrona 1 z 1 · wydanie 1a2b3c4d5e6f"
    section = word.sections[0]
    assert [line.text for line in section.footer.paragraphs] == ["KRS 0000123456", ours]
    assert [line.text for line in section.first_page_footer.paragraphs] == [ours]
    assert [line.text for line in section.even_page_footer.paragraphs] == [ours]


@pytest.mark.parametrize(("code", "tag"), [("pl", "pl-PL"), ("en", "en-GB")])
def test_word_processors_are_told_the_language(code, tag):
    written = parts(render(AGREEMENT._replace(language=code), FINGERPRINT, TEMPLATE))
    assert f'<w:lang w:val="{tag}"' in written["word/styles.xml"]
    assert f'<w:themeFontLang w:val="{tag}"' in written["word/settings.xml"]
    assert f"<dc:language>{tag}</dc:language>" in written["docProps/core.xml"]


def test_the_properties_are_the_agreements_own():
    core = opened().core_properties
    assert core.title == AGREEMENT.title
    assert core.author == core.last_modified_by == AGREEMENT.author
    assert core.created == core.modified == datetime(2014, 11, 7, tzinfo=UTC)
    assert (core.keywords, core.revision, core.language) == (FINGERPRINT, 1, "pl-PL")


def test_a_long_title_is_cut_between_words_and_no_author_is_no_author():
    core = opened(AGREEMENT._replace(title="Porozumienie & " * 40, author="")).core_properties
    assert len(core.title) <= 255
    assert core.title.endswith(("Porozumienie…", "&…"))
    assert (core.author, core.last_modified_by) == ("", "")


def test_nothing_tells_of_the_library_or_of_who_edited_the_template():
    def edit(word):
        word.core_properties.author = "Jan Edytor"
        word.core_properties.comments = "generated by python-docx"
        word.add_paragraph("Jan Edytor")

    written = parts(render(AGREEMENT, FINGERPRINT, edited(edit)))
    assert not [name for name, text in written.items() if "python-docx" in text or "Jan Edytor" in text]
    assert "<Application>kpes</Application>" in written["docProps/app.xml"]


def test_parts_stand_in_a_fixed_order_with_fixed_marks():
    with ZipFile(BytesIO(render(AGREEMENT, FINGERPRINT, TEMPLATE))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    marks = {(e.date_time, e.create_system, e.external_attr, e.compress_type) for e in entries}
    assert marks == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16, ZIP_STORED)}


def test_one_render_leaves_no_trace_in_the_next():
    first = render(AGREEMENT, FINGERPRINT, TEMPLATE)
    render(AGREEMENT._replace(language="en", blocks=AGREEMENT.blocks[:3]), "sha256:" + "f" * 64, TEMPLATE)
    assert render(AGREEMENT, FINGERPRINT, TEMPLATE) == first


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/New_York")])
def test_another_process_in_another_time_zone_writes_the_same_bytes(seed, zone):
    code = "from tests.render.test_docx import *; print(render(AGREEMENT, FINGERPRINT, TEMPLATE).hex())"
    written = run(ROOT, sys.executable, "-c", code, PYTHONPATH=str(ROOT), PYTHONHASHSEED=seed, TZ=zone)
    assert bytes.fromhex(written) == render(AGREEMENT, FINGERPRINT, TEMPLATE)


def test_signs_of_formats_and_of_markup_in_the_list_are_words():
    names = ("%s & %(a)s", "100%%", "<?kpes-row?>", "]]>", "%b", '"')
    listed = SignatoryList("% Partnerzy", "Podpis %b", tuple(map(Signatory, names, reversed(names))))
    package = render(AGREEMENT._replace(signatory_list=listed), FINGERPRINT, TEMPLATE)
    rows = [tuple(cell.text for cell in row.cells) for row in docx.Document(BytesIO(package)).tables[0].rows]
    lines = [(f"{name}, {seat}", "") for name, seat in zip(names, reversed(names), strict=True)]
    assert rows == [("% Partnerzy", "Podpis %b"), *lines]


def test_ten_thousand_signatories_take_seconds_and_are_compressed():
    many = tuple(Signatory(f"Partner {number}", "Gdynia") for number in range(10_000))
    listed = AGREEMENT.signatory_list._replace(signatories=many)
    with within(10):
        package = render(AGREEMENT._replace(signatory_list=listed), FINGERPRINT, TEMPLATE)
    with ZipFile(BytesIO(package)) as archive:
        assert archive.getinfo("word/document.xml").compress_type == ZIP_DEFLATED
        assert archive.read("word/document.xml").count(b"Partner 9999") == 1


@pytest.mark.parametrize("name", NEEDED_STYLES)
def test_a_template_without_a_needed_style_is_refused_by_name(name):
    template = edited(lambda word: word.styles[name].delete())
    with pytest.raises(KpesError) as refused:
        render(AGREEMENT, FINGERPRINT, template)
    assert str(refused.value.reason) == f"The template has no style “{name}”."
    assert "Add a style of that name" in str(refused.value.remedy)


def test_the_capitals_in_a_styles_name_do_not_matter():
    def rename(word):
        for name in ("Title", "Heading 1", "Footer"):
            word.styles[name].element.name_val = name.upper()

    assert lines_of(opened(template=edited(rename))) == LINES


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04", b"%PDF-1.7", TEMPLATE[:3000]])
def test_a_template_that_is_no_word_document_is_refused(template):
    with pytest.raises(KpesError, match="not a Word document"):
        render(AGREEMENT, FINGERPRINT, template)


@libreoffice
def test_libreoffice_shows_every_word_in_order_on_a4(tmp_path):
    (tmp_path / "copy.docx").write_bytes(render(AGREEMENT, FINGERPRINT, TEMPLATE))
    save(tmp_path, Save(tmp_path / "copy.docx", tmp_path / "copy.pdf"))
    shown = "".join(run(tmp_path, "pdftotext", "-raw", "copy.pdf", "-").split())
    at = 0
    for word in " ".join(LINES).split():
        assert word in shown[at:]
        at = shown.index(word, at) + len(word)
    assert "strona1z1" in shown
    assert "wydanie1a2b3c4d5e6f" in shown
    assert "(A4)" in run(tmp_path, "pdfinfo", "copy.pdf")
