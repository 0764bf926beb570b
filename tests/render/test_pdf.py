"""The PDF copy: the document's words and no others, made for keeping, the same bytes everywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kpes.document import Block, Column, Document, Role, Signatory, SignatoryList, Table
from kpes.errors import KpesError
from kpes.fingerprint import canonical_text
from kpes.layout.words import Mark, styled
from kpes.messages import catalogue
from kpes.render.pdf import render
from tests.bounded import within
from tests.needs import LIBERATION, liberation, poppler, qpdf
from tests.project import snapshot
from tests.thorough import part

ROOT = Path(__file__).parents[2]
FILE = ROOT / "templates" / "agreement.typ"
SAYS = "Typst, which makes the PDF, says: "
TEMPLATE = FILE.read_bytes()
FINGERPRINT = "sha256:1a2b3c4d5e6f" + "0" * 52
FOOTER = re.compile(r"^.{0,42} strona \d+ z \d+ · wydanie [0-9a-f]{12}\n", re.MULTILINE)
MILLIMETRE = 72 / 25.4
RIGHT_MARGIN = (210 - 25) * MILLIMETRE

HOSTILE = (
    '#read("/etc/passwd") #panic() #import "@preview/a:1.0.0"',
    "=1+1 <b>S-ka</b> & Co &amp; ]]>",
    "{{ 7*7 }} ${7*7} {page} z {pages}",
    "$x$ *b* _c_ `d` @e <f> ~g \\h // i /* j */ -- --- ... 'k' \"l\" [m] {n}",
    "- nie lista",
    "= Nie nagłówek",
    "„ąćęłńóśźż” ĄĆĘŁŃÓŚŹŻ – § 1 «ß» € ½ № ffi fl",
    "Fundacja Żółw " + "bardzo długich nazw " * 15,
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
        Block(Role.ITEM, "Przynależność.", "2/", depth=1),
        Block(Role.TEXT, "Wchodzi w życie z dniem podpisania."),
    ),
    signatory_list=SignatoryList(
        "Partnerzy:", "Podpis pełnomocnika", (Signatory("Fundacja „Żółw”", "Gdańsk"), Signatory("Spółdzielnia B"))
    ),
)


def made(document: Document = AGREEMENT, template: bytes | str = TEMPLATE) -> bytes:
    return render(document, FINGERPRINT, template if isinstance(template, bytes) else template.encode(), str(FILE))


def between(*signatories: Signatory) -> Document:
    return AGREEMENT._replace(signatory_list=AGREEMENT.signatory_list._replace(signatories=signatories))


def saying(*texts: str) -> Document:
    blocks = tuple(Block(Role.TEXT, text) for text in texts)
    return AGREEMENT._replace(blocks=(AGREEMENT.blocks[0], *blocks))


def told(pdf: bytes, *command: str) -> str:
    """What a program of poppler says of a PDF that it reads from its input."""
    done = subprocess.run(command, input=pdf, check=True, capture_output=True, timeout=60)
    return done.stdout.decode(errors="replace")


def pages(pdf: bytes) -> list[str]:
    return told(pdf, "pdftotext", "-raw", "-", "-").removesuffix("\f").split("\f")


def words(pdf: bytes) -> str:
    """The words of all pages in one line, without footers and repeated headings, hyphenated words joined."""
    heading, said = "Partnerzy: Podpis pełnomocnika ", ""
    for page in pages(pdf):
        line = " ".join(FOOTER.sub("", page).replace("\u00ad\n", "").split()) + " "
        said += line.removeprefix(heading) if heading in said else line
    return said.strip()


def canonical(document: Document) -> str:
    return " ".join(canonical_text(document).decode().split())


def lines(pdf: bytes) -> list[tuple[int, float, float, float, str]]:
    """Page (from 0), left, right, bottom (in points) and words of every line."""
    found = []
    for number, page in enumerate(told(pdf, "pdftotext", "-bbox-layout", "-", "-").split("<page ")[1:]):
        for line in re.findall(r"<line (.*?)</line>", page, re.DOTALL):
            left, _, right, bottom = (float(n) for n in re.findall(r'[xy]M(?:in|ax)="([\d.]+)"', line)[:4])
            found.append((number, left, right, bottom, " ".join(re.findall(r">([^<]+)</word>", line))))
    return found


def refusal(document: Document = AGREEMENT, template: bytes | str = TEMPLATE) -> KpesError:
    with pytest.raises(KpesError) as refused:
        made(document, template)
    return refused.value


@poppler
def test_the_shipped_agreement_says_its_canonical_text_word_for_word():
    resolved = snapshot(ROOT).resolved
    pdf = render(resolved.document, resolved.fingerprint, TEMPLATE, str(FILE))
    assert words(pdf) == " ".join(resolved.text.decode().split())
    assert "\u00ad\n" in "".join(pages(pdf))  # some of it was hyphenated


@poppler
def test_whatever_stands_in_names_and_texts_stays_text():
    document = between(*map(Signatory, HOSTILE), *(Signatory("Nazwa", seat) for seat in HOSTILE))
    heard = Block(Role.SECTION, HOSTILE[0], "=")
    items = [Block(Role.ITEM, text, "#x", depth=1) for text in HOSTILE]
    document = document._replace(
        title=HOSTILE[0],
        author=HOSTILE[1],
        blocks=(*document.blocks, *(Block(Role.TEXT, text) for text in HOSTILE), heard, *items),
    )
    pdf = made(document)
    assert words(pdf) == canonical(document)
    assert f"Title:           {HOSTILE[0]}\n" in told(pdf, "pdfinfo", "-")


@poppler
def test_a_word_wider_than_its_line_is_broken_and_nothing_of_it_is_lost():
    word, name = "Ż" * 300, "https://example.org/" + "m" * 280
    document = between(Signatory(name, "W" * 100), Signatory("B"))
    document = document._replace(blocks=(*document.blocks, *saying(word).blocks, Block(Role.HEADING, word)))
    pdf = made(document)
    assert max(right for _, _, right, _, _ in lines(pdf)) <= RIGHT_MARGIN + 3
    without_spaces = words(pdf).replace(" ", "")
    assert without_spaces == canonical(document).replace(" ", "")


@poppler
def test_labels_hang_before_their_texts():
    left = {text: left for _, left, _, _, text in lines(made(saying()._replace(blocks=(
        Block(Role.SECTION, "słowo " * 40, "XXVIII."),
        Block(Role.ITEM, "słowo " * 40, "1/", depth=1),
        Block(Role.ITEM, "pod " * 60, "-", depth=2),
    ))))}  # fmt: skip
    first, second = (sorted({round(x) for text, x in left.items() if word in text}) for word in ("słowo", "pod "))
    assert len(first) >= 2
    assert {round((x - 25 * MILLIMETRE) / MILLIMETRE) for x in left.values()} >= {0, 10, 17}
    assert second[-1] == round(42 * MILLIMETRE)


@poppler
def test_one_letter_words_do_not_end_a_line():
    text = "Tak i w domu, a u nas z nimi o tym i o owym, i w lesie. " * 30
    ends = [line.split()[-1] for page in pages(made(saying(text))) for line in page.splitlines()]
    assert len(ends) > 20
    assert not set("aiouwz") & set(ends)


@poppler
def test_words_in_capitals_are_not_hyphenated():
    said = "\n".join(pages(made(saying("PRZEDSIĘBIORCZOŚCI SPOŁECZNEJ przedsiębiorczości społecznej, " * 40))))
    assert re.search("[a-ząćęłńóśźż]\u00ad\n", said)
    assert not re.search("[A-ZĄĆĘŁŃÓŚŹŻ]\u00ad\n", said)


@poppler
def test_every_page_tells_its_number_and_the_edition_in_the_agreements_language():
    document = between(*(Signatory(f"Partner {number}") for number in range(30)))
    last = [page.splitlines()[-1] for page in pages(made(document))]
    assert last == [f"{AGREEMENT.title} strona {n} z 3 · wydanie 1a2b3c4d5e6f" for n in (1, 2, 3)]
    (english,) = pages(made(AGREEMENT._replace(language="en")))
    assert english.splitlines()[-1] == f"{AGREEMENT.title} page 1 of 1 · edition 1a2b3c4d5e6f"


@poppler
def test_headings_lists_and_the_table_are_told_to_those_who_listen():
    tree = told(made(), "pdfinfo", "-struct-text", "-")
    shape = [line.strip() for line in tree.splitlines()]
    marks = [line.split(" ")[0].rstrip(":") for line in shape if re.match(r"(H\d|LI|Lbl|LBody|THead|TH|TR)\b", line)]
    assert marks == ["H1", "H2", "H3", *["LI", "Lbl", "LBody"] * 3, "THead", "TR", "TH", "TH", *["TR", "TH"] * 2]
    assert [tree.count(f'"{label}') for label in ("1/", "-", "2/")] == [1, 1, 1]
    assert "/Scope /Column" in tree


@poppler
def test_names_and_cells_of_a_strong_column_head_their_rows_and_no_words_that_are_bold():
    columns = (Column("Lp.", 10), Column("Partner", 40, strong=True), Column("Data", 50))
    rows = ((styled("1", (Mark(0, 1, "bold"),)), "A", "7"),) * 3
    report = AGREEMENT._replace(signatory_list=None, blocks=(*saying().blocks, Table(columns, rows)))
    for document, rows in ((report, 3), (between(Signatory("A", "Gdańsk"), Signatory("B")), 2)):
        tree = told(made(document), "pdfinfo", "-struct-text", "-")
        assert tree.count("/Scope /Row") == rows
        assert tree.count("/Headers") == tree.count("/Scope /Column")  # the others find theirs by their scope


def test_a_section_without_a_paragraph_above_it_leaves_no_gap_between_headings():
    assert made(AGREEMENT._replace(blocks=(Block(Role.SECTION, "CELE", "I."),))).startswith(b"%PDF")


@poppler
def test_it_is_for_keeping_tells_what_it_is_and_brings_its_fonts():
    pdf = made()
    for claim in ("pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<", "dc:language", "pl-PL"):
        assert claim.encode() in pdf
    told_of = dict(re.findall(r"^(.+?): +(.+)$", told(pdf, "pdfinfo", "-"), re.MULTILINE))
    assert told_of["Title"] == AGREEMENT.title
    assert told_of["Author"] == AGREEMENT.author
    assert told_of["Keywords"] == FINGERPRINT
    assert "Nov  7" in told_of["CreationDate"]
    assert told_of["ModDate"] == told_of["CreationDate"]
    assert (told_of["Tagged"], told_of["Page size"]) == ("yes", "595.276 x 841.89 pts (A4)")
    fonts = [line.split() for line in told(pdf, "pdffonts", "-").splitlines()[2:]]
    assert fonts
    assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}  # embedded, subset, Unicode


@poppler
def test_no_author_is_no_author_and_a_long_title_is_cut_between_words():
    told_of = told(made(AGREEMENT._replace(title="Porozumienie & " * 40, author="")), "pdfinfo", "-")
    assert "Author:" not in told_of
    assert re.search(r"^Title: .*(Porozumienie|&)…$", told_of, re.MULTILINE)


@qpdf
def test_a_checker_of_pdf_finds_nothing_wrong_with_its_structure(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(made(between(*map(Signatory, HOSTILE))))
    checked = subprocess.run(["qpdf", "--check", "a.pdf"], cwd=tmp_path, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in checked.stdout


@poppler
def test_a_row_has_room_for_a_signature():
    rows = [(page, bottom) for page, _, _, bottom, text in lines(made(between(*map(Signatory, HOSTILE * 3))))
            if text in ("- nie lista", "= Nie nagłówek")]  # fmt: skip
    beside = [two[1] - one[1] for one, two in zip(rows[::2], rows[1::2], strict=True) if one[0] == two[0]]
    assert beside
    assert min(beside) >= 12 * MILLIMETRE


@poppler
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_wherever_the_page_ends_headings_and_signatures_stay_with_what_they_belong_to(count):
    document = between(*(Signatory(f"Partner {number}.") for number in range(count)))
    together = (
        ("Preambuła:", "Działamy w"),
        ("Par. 9.", "Obszary:", "V.", "WIZERUNEK", "1/", "Wzmocnienie", "-", "etyka"),
        ("2/", "Przynależność."),
        ("Wchodzi w", "Partnerzy:", "Partner 0.", f"Partner {min(2, count - 1)}."),
        (f"Partner {max(0, count - 2)}.", f"Partner {count - 1}."),
    )
    seen = []
    for filling in range(30, -1, -1):  # first so much that all stands on the second page, then ever less
        blocks = (document.blocks[0], *[Block(Role.TEXT, "x")] * filling, *document.blocks[1:])
        page_of = {}
        for page, *_, text in lines(made(document._replace(blocks=blocks))):
            page_of.setdefault(text, page)
        seen.append(set())
        for group in together:
            on = {next(page for text, page in page_of.items() if text.startswith(start)) for start in group}
            assert len(on) == 1, (filling, group, on)
            seen[-1] |= on
        if seen[-1] == {0}:
            break
    assert (seen[0], seen[-1]) == ({1}, {0})  # the end of the page went by


@poppler
def test_a_short_paragraph_does_not_tear_and_a_long_one_leaves_no_line_alone():
    short, long = "krótki " * 40, "długi " * 90
    for filling in range(28, 36):
        blocks = (*saying(*["x"] * filling).blocks, Block(Role.TEXT, short), Block(Role.TEXT, long))
        placed = lines(made(AGREEMENT._replace(blocks=blocks)))
        assert len({page for page, *_, text in placed if "krótki" in text}) == 1
        on = [page for page, *_, text in placed if "długi" in text]
        assert all(on.count(page) >= 2 for page in on)


@poppler
def test_what_does_not_fit_on_a_page_goes_on_upon_the_next():
    document = between(Signatory("bardzo długa nazwa " * 500), Signatory("B"))
    assert words(made(document)) == canonical(document)


@pytest.mark.anew
def test_one_render_leaves_no_trace_in_the_next():
    first = made()
    made(AGREEMENT._replace(language="en", blocks=AGREEMENT.blocks[:3]))
    assert made() == first


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("1", "Pacific/Auckland", "C"), ("2", "America/New_York", "C.UTF-8")]
)
def test_another_process_elsewhere_and_at_another_time_writes_the_same_bytes(seed, zone, locale):
    code = "import sys; from tests.render.test_pdf import made; sys.stdout.buffer.write(made())"
    settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "SOURCE_DATE_EPOCH": "1"}
    written = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **settings}, check=True, capture_output=True
    )
    assert written.stdout == made()


def test_a_character_that_the_fonts_lack_is_named_with_the_words_around_it():
    refused = refusal(saying("Pierwszy akapit.", "Razem z Fundacją 漢字 i z innymi, jak co roku."))
    assert str(refused) == (
        "The fonts of the PDF have no “漢” (U+6F22 CJK UNIFIED IDEOGRAPH-6F22), which stands in "
        "“Razem z Fundacją 漢字 i z innymi,”. Write it with other characters, leave the PDF out, or put a font that "
        "has them beside templates/agreement.typ."
    )
    polish = catalogue("pl")
    assert polish(refused.reason).startswith("Czcionki PDF nie mają znaku „漢” (U+6F22")


@poppler
def test_a_logo_beside_the_template_goes_in_with_the_words_for_those_who_do_not_see_it(tmp_path: Path):
    guide = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    line = guide.split("```typst\n")[1].split("```")[0]
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'
    (tmp_path / "logo.svg").write_text(square, encoding="utf-8")
    template = TEMPLATE.decode().replace("#draw(data.blocks", f"{line}#draw(data.blocks", 1)
    pdf = render(AGREEMENT, FINGERPRINT, template.encode(), str(tmp_path / "agreement.typ"))
    assert words(pdf) == canonical(AGREEMENT)
    assert "Figure" in told(pdf, "pdfinfo", "-struct-text", "-")
    mute = template.replace('alt: "Klaster KPES", ', "")
    with pytest.raises(KpesError, match="PDF/UA-1 error: missing alt text"):
        render(AGREEMENT, FINGERPRINT, mute.encode(), str(tmp_path / "agreement.typ"))


@liberation
@poppler
def test_a_font_that_lies_beside_the_template_is_used_and_embedded(tmp_path: Path):
    (font,) = LIBERATION.glob("LiberationSerif-Regular.ttf")
    shutil.copy(font, tmp_path)
    template = TEMPLATE.replace(b'font: "Libertinus Serif"', b'font: "Liberation Serif"')
    assert "LiberationSerif" in told(render(AGREEMENT, FINGERPRINT, template, str(tmp_path / "a.typ")), "pdffonts", "-")
    assert "unknown font family: liberation serif" in str(refusal(template=template))


@pytest.mark.parametrize("name", ["Klub 🎉", "Klub 🎉\u0301", "a漢\u0301\u0302 b", "Klub\u00a0\u0378"])
def test_no_character_is_left_out_silently_not_even_below_an_accent(name):
    assert "The fonts of the PDF have no “" in str(refusal(between(Signatory(name))))


def test_accents_that_are_characters_of_their_own_are_drawn():
    assert made(between(Signatory("Ẹ\u0301gbẹ́, Ša̋ndor"))).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("#let x = 1\n#foo(3)", f"{FILE}, line 2: {SAYS}“unknown variable: foo”."),
        ("= A\n\n#(1+)", f"{FILE}, line 3: {SAYS}“expected expression”."),
        ('#include "x.typ"', f"{FILE}, line 1: {SAYS}“file not found (searched at {FILE.parent / 'x.typ'})”."),
        ('#read("../data/agreement.yaml")', f"{FILE}, line 1: {SAYS}“path `\"../data/agreement.yaml\"` would escape "),
        ('#set document(title: "a")\n#set text(font: "No")\nA', f"{FILE}, line 2: {SAYS}“unknown font family: no”."),
        ("= A", f"{FILE}: {SAYS}“PDF/UA-1 error: missing document title”."),
        ('#set document(title: "a")\n漢', f"{FILE}, line 2: {SAYS}“PDF/A-2a, PDF/UA-1 error: the text `\"漢\"` could "),
        ('A\n#import "@preview/b:1.0.0": *', f"{FILE}, line 2: packages would have to come from the network."),
        (b"a\nb\xff", f"{FILE}, line 2: this is not UTF-8."),
    ],
)
def test_a_broken_template_is_told_by_file_line_and_reason(template, told):
    refused = refusal(template=template)
    assert str(refused.reason).startswith(told)
    assert str(refused.remedy) == "Mend the template. kpes takes its own where templates/agreement.typ is missing."


@pytest.mark.anew
def test_a_fault_in_a_file_that_the_template_includes_is_told_there(tmp_path: Path, monkeypatch):
    made()  # in the process that is asked again, from another folder
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letterhead.typ").write_text("A\n#oops\n", encoding="utf-8")
    with pytest.raises(KpesError) as refused:
        render(AGREEMENT, FINGERPRINT, b'#include "letterhead.typ"', str(tmp_path / "agreement.typ"))
    assert str(refused.value.reason) == f"{tmp_path / 'letterhead.typ'}, line 2: {SAYS}“unknown variable: oops”."
    polish = f"{tmp_path / 'letterhead.typ'}, wiersz 2: Typst, który składa PDF, zgłasza po angielsku: "
    assert catalogue("pl")(refused.value.reason) == f"{polish}„unknown variable: oops”."


@poppler
def test_many_paragraphs_take_seconds():
    count = part(2_000)
    text = "Partnerzy postanawiają współdziałać w zakresie przedsiębiorczości społecznej. " * 3
    blocks = [(Block(Role.PARAGRAPH, "", f"Par. {n}.", leads=True), Block(Role.TEXT, text)) for n in range(count)]
    document = AGREEMENT._replace(blocks=(AGREEMENT.blocks[0], *(block for pair in blocks for block in pair)))
    with within(30):
        pdf = made(document)
    assert f"Par. {count - 1}." in "".join(pages(pdf))
