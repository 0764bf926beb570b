"""The tables of reports: their words in every format that reports have, whatever these look like."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from kpes.document import Block, Column, Document, Role, Table
from kpes.errors import KpesError
from kpes.ooxml import qualified
from kpes.render import FORMATS, Template
from kpes.source import clean, forbidden
from tests.needs import poppler
from tests.parties import TODAY
from tests.render.specimens import HOSTILE, document, page, shipped

ODD = [name for name in map(clean, HOSTILE) if name and not forbidden(name)]
PLAIN = [name for name in ODD if name.isascii() and len(name) < 20]
COLUMNS = (Column("Partner <b>", 40, strong=True), Column("Data", 60))

MILLIMETRE = 72 / 25.4
WIDTH = 160 * MILLIMETRE


def report(*tables: Table | Block) -> Document:
    return document((Block(Role.TITLE, "Protokół"), Block(Role.HEADING, "Podpisy", leads=True), *tables))._replace(
        signatory_list=None
    )


def made(format: str, *tables: Table | Block) -> bytes:
    return FORMATS[format].render(report(*tables), TODAY, shipped)


def in_docx(data: bytes) -> list[list[list[str]]]:
    tables = docx.Document(BytesIO(data)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def test_a_word_document_holds_each_cell_word_for_word():
    rows = tuple((odd, f"{odd}\ndruga linia") for odd in ODD)
    (table,) = in_docx(made("docx", Table(COLUMNS, rows)))
    assert table[0] == ["Partner <b>", "Data"]
    assert [[cell.replace("\xa0", " ") for cell in row] for row in table[1:]] == [list(row) for row in rows]


def test_an_html_page_says_each_cell_and_nothing_of_it_is_markup():
    rows = tuple((odd, f"{odd}\ndruga linia") for odd in ODD)
    parsed = page(made("html", Table(COLUMNS, rows)).decode())
    said = [" ".join(line.split()) for line in parsed.text.split("\n") if line.strip()]
    cells = [line for odd in ODD for line in (odd, odd, "druga linia")]
    assert said[2:] == ["Partner <b>", "Data", *(" ".join(line.split()) for line in cells)]
    assert "script" not in {tag for tag, _ in parsed.elements}
    assert sum(tag == "th" and found.get("scope") == "row" for tag, found in parsed.elements) == len(ODD)


def test_a_pdf_says_each_cell_and_nothing_of_it_is_markup():
    data = made("pdf", Table(COLUMNS, tuple((odd, f"{odd}\ndruga linia") for odd in PLAIN)))
    said = "".join("".join(leaf.extract_text() for leaf in PdfReader(BytesIO(data)).pages).split())
    for odd in PLAIN:
        bare = "".join(odd.split())
        assert f"{bare}{bare}drugalinia" in said


@pytest.mark.parametrize("format", ["docx", "html"])
def test_without_headings_there_is_no_row_of_headings(format):
    data = made(format, Table((Column("", 50, strong=True), Column("", 50)), (("a", "b"), ("c", "d"))))
    if format == "docx":
        assert in_docx(data) == [[["a", "b"], ["c", "d"]]]
    else:
        assert b"<thead>" not in data


@pytest.mark.anew
@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_a_report_without_a_signatory_list_has_no_room_to_sign_and_is_the_same_bytes_again(format):
    table = Table(COLUMNS, (("A", "1"),))
    assert made(format, table) == made(format, table)
    if format == "docx":
        assert len(in_docx(made(format, table))) == 1
    if format == "html":
        assert b'class="signatures"' not in made(format, table)


@pytest.mark.parametrize("share", range(10, 40))
def test_wherever_a_line_ends_no_hyphen_is_added_to_a_command_or_the_name_of_a_file(share):
    words = "certutil -hashfile data/evidence/a/skan-umowy-z-7-listopada.pdf data/a-b-c-d-e-f-g-h.pdf"
    data = made("pdf", Table((Column("", share), Column("", 100 - share)), ((words, "x"),)))
    said = "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(data)).pages)
    assert "".join(words.split()) in "".join(said.split())


@pytest.mark.parametrize("before", range(0, 60, 3))
@pytest.mark.parametrize("share", [0, 30])
def test_the_name_of_a_file_in_running_text_and_in_a_cell_is_broken_behind_its_own_signs_alone(before, share):
    name = "data/evidence/spoldzielnia-zielona-przystan/podpisane_kwalifikowanym-podpisem-elektronicznym.pdf"
    text = f"{'słowo ' * (before // 3)}{name}, i dalej."
    whole = Table((Column("", share), Column("", 100 - share)), ((text, "x"),)) if share else Block(Role.TEXT, text)
    said = "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(made("pdf", whole))).pages)
    assert f"{name},i" in "".join(said.split())
    ends = [line.rstrip() for line in said.splitlines() if line.rstrip() and line.rstrip() in name]
    assert all(end.endswith(("/", "-", "_", ".")) for end in ends)


@poppler
def test_a_word_that_fits_its_column_is_not_broken():
    words = "Fundacja Wspierania Przedsiębiorczości Społecznej, dr Małgorzata Kozłowska-Piotrowska"
    columns = (Column("", 25, strong=True), Column("", 25), Column("", 50))
    data = made("pdf", Table(columns, ((words, words, "x"),)))
    bare = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, check=True, capture_output=True).stdout.decode()
    assert bare.count("Przedsiębiorczości") == 2
    assert bare.count("Kozłowska-Piotrowska") + bare.count("Kozłowska-\n-Piotrowska") == 2


@poppler
def test_a_name_that_is_wider_than_its_column_ends_its_lines_behind_its_hyphens_and_a_file_keeps_its_ending_whole():
    cells = ("Konstancin-Jeziorna", "Brzęczyszczykiewicz-Chrząszczyżewoszycka", "do podpisania porozumienia.pdf")
    data = made("pdf", Table((Column("", 14), Column("", 25), Column("", 20), Column("", 41)), ((*cells, "x"),)))
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, check=True, capture_output=True)
    said = done.stdout.decode()
    for piece in ("Konstancin-", "Jeziorna", "Brzęczyszczykiewicz-", "Chrząszczyżewoszycka", "porozumienia.pdf"):
        assert re.search(rf"(?<!\S){piece}(?!\S)", said), said


@poppler
def test_what_is_held_together_is_let_go_where_it_is_wider_than_its_column():
    account, name = "61 1090 1014 0000 0712 1981 2874", "Prof. dr hab. inż. Jan Żółtowski"
    data = made("pdf", Table((Column("", 12), Column("", 14), Column("", 74)), ((account, name, account),)))
    bare = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, check=True, capture_output=True).stdout.decode()
    boxes = re.findall(r'xMin="([\d.]+)".*xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)', bare)
    ends = {said: float(right) for _, right, _, said in boxes}
    assert ends["Żółtowski"] < 25 * MILLIMETRE + 0.26 * WIDTH
    numbers = [(float(left), height) for left, _, height, said in boxes if re.fullmatch(r"\d{2,4}", said)]
    assert len({height for left, height in numbers if left > 25 * MILLIMETRE + 0.26 * WIDTH}) == 1
    assert len({height for left, height in numbers if left < 25 * MILLIMETRE + 0.12 * WIDTH}) > 2


@poppler
def test_commands_and_digests_stand_in_a_font_of_fixed_width():
    table = Table((Column("", 30), Column("", 70)), (("Nazwa – a", f"head -n 5 a - b\nTekst w § 5\n{'0' * 64}"),))
    parsed = page(made("html", table).decode())
    assert [tag for tag, _ in parsed.elements].count("code") == 2
    (found,) = docx.Document(BytesIO(made("docx", table))).tables
    runs = found.rows[0].cells[1].paragraphs[0].runs
    assert [(run.text, run.font.name) for run in runs] == [
        ("head -n 5 a - b", "Courier New"), ("\nTekst w\xa0§\xa05", None), (f"\n{'0' * 64}", "Courier New"),
    ]  # fmt: skip
    fonts = subprocess.run(["pdffonts", "-"], input=made("pdf", table), check=True, capture_output=True).stdout
    assert b"DejaVuSansMono" in fonts
    assert b"DejaVuSansMono" not in subprocess.run(
        ["pdffonts", "-"], input=made("pdf", Table(COLUMNS, (("a", "b"),))), check=True, capture_output=True
    ).stdout


def test_in_a_word_document_the_tables_of_a_report_are_as_small_as_in_a_pdf():
    (table,) = docx.Document(BytesIO(made("docx", Table(COLUMNS, (("A", "1\n2"),))))).tables
    runs = [run for row in table.rows for cell in row.cells for one in cell.paragraphs for run in one.runs]
    assert [run.font.size.pt for run in runs] == [10] * 4


def test_in_a_word_document_a_table_without_headings_stays_together_and_a_long_one_fills_its_pages():
    def kept(table: Table) -> list[bool]:
        (found,) = docx.Document(BytesIO(made("docx", table))).tables
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in found.rows]

    rows = (("A", "1"), ("B", "2"), ("C", "3"))
    assert kept(Table((Column("", 40), Column("", 60)), rows)) == [True, True, False]
    assert kept(Table(COLUMNS, rows)) == [True, False, False, False]
    assert kept(Table((Column("", 40), Column("", 60)), (("A", "słowo " * 200), *rows))) == [False] * 4


@pytest.mark.parametrize(
    ("format", "name", "source", "reason"),
    [
        ("html", "agreement.html.j2", b"{% for part in parts %}\n{{ part.text }}\n{% endfor %}", "“text”"),
        ("pdf", "agreement.typ", b"#for one in json(bytes(sys.inputs.data)).blocks {\n  one.text\n}", "text"),
    ],
)
def test_a_template_that_knows_no_tables_is_told_of_and_leaves_nothing_out(format, name, source, reason):
    def templates(wanted: str) -> Template:
        return Template(f"templates/{name}", source) if wanted == name else shipped(wanted)

    with pytest.raises(KpesError) as refused:
        FORMATS[format].render(report(Table(COLUMNS, (("A", "1"),))), TODAY, templates)
    assert name in str(refused.value.reason)
    assert reason in str(refused.value.reason)


def test_in_a_word_document_a_table_in_an_item_stands_under_its_words_and_has_room_around_it():
    item = Block(Role.ITEM, "Tabela:", "1)", depth=2, leads=True)
    deep, plain = Table(COLUMNS, (("a", "b"),), depth=2), Table(COLUMNS, (("a", "b"),))
    word = docx.Document(BytesIO(made("docx", item, deep, Block(Role.TEXT, "Dalej."), plain)))
    before, behind = (p for p in word.paragraphs if p.text in ("1)\tTabela:", "Dalej."))
    indents = [table._tbl.tblPr.find(qualified("tblInd")) for table in word.tables]
    assert [one is not None and one.get(qualified("w")) for one in indents] == ["964", False]
    narrow, wide = (sum(column.width.twips for column in table.columns) for table in word.tables)
    assert wide - narrow == 964
    assert before.paragraph_format.space_after.twips == behind.paragraph_format.space_before.twips == 160


def test_a_word_document_has_a_paragraph_between_two_tables_which_word_would_join():
    table = Table(COLUMNS, (("a", "b"),))
    body = docx.Document(BytesIO(made("docx", table, table))).element.body
    assert [one.tag.rpartition("}")[2] for one in body][-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_rows_have_room_to_sign_in_every_format_that_has_a_look():
    table = Table((Column("Partner", 40), Column("Podpis", 60)), (("a", ""), ("b", "")), height=13)
    word = docx.Document(BytesIO(made("docx", table))).tables[0]
    assert [row.height.mm for row in word.rows[1:]] == [pytest.approx(13, abs=0.1)] * 2
    assert made("html", table).count(b'<tr role="row" style="height: 13mm">') == 2
    tall, flat = (len(PdfReader(BytesIO(made("pdf", one))).pages) for one in (
        table._replace(rows=(("a", ""),) * 22), table._replace(rows=(("a", ""),) * 22, height=0)
    ))  # fmt: skip
    assert (tall, flat) == (2, 1)
