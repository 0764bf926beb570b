"""kpes papers: what it writes where, for whom, and what it says of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.papers.occasions import PARTNERS
from tests.project import files_of, in_docx
from tests.render.test_templates import DOCS
from tests.sound import agreement

KINDS = ("attendance", "cover", "receipt", "labels")
(WORDS,) = re.findall(r"^```text\n(.*?)^```$", DOCS, re.M | re.S)


@pytest.fixture
def written(shipped: Path, kpes) -> Path:
    """A final agreement of three partners, with a copy for somebody else, and no templates of letters of its own."""
    for file in (shipped / "templates").glob("*.txt.j2"):
        file.unlink()
    keys, _, partners = PARTNERS.partition("partners:")
    (shipped / "data/agreement.yaml").write_text(agreement(keys), encoding="utf-8")
    (shipped / "data/partners.yaml").write_text(f"partners:{partners}", encoding="utf-8")
    return shipped


def pages(file: Path) -> list[str]:
    return [leaf.extract_text().replace("\xa0", " ") for leaf in PdfReader(file).pages]


def edition(kpes) -> str:
    return hashlib.sha256(kpes("show").out.encode()).hexdigest()[:12]


def test_each_kind_is_one_file_in_out_papers_beside_the_others(written, kpes):
    told = [kpes("papers", kind) for kind in KINDS]
    assert {run.code for run in told} == {0}
    counts = ("3 partners", "4 letters", "4 forms", "4 labels")
    assert [run.out for run in told] == [
        f"{count}: out/papers/{kind}.docx, edition {edition(kpes)}.\n"
        for count, kind in zip(counts, KINDS, strict=True)
    ]
    without = "Note: data/partners.yaml has no address of: b, c.\n"
    assert [run.err for run in told] == ["", without, "", without]
    assert sorted(files_of(written / "out")) == sorted(f"papers/{kind}.docx" for kind in KINDS)


def test_a_pdf_has_a_page_for_each_letter(written, kpes):
    assert kpes("papers", "cover", "--format", "pdf", "--due", "5.12.2026").code == 0
    found = pages(written / "out/papers/cover.pdf")
    assert len(found) == 4
    assert "Termin: 5 grudnia 2026 r." in found[0]
    names = ("Fundacja A", "Spółdzielnia B", "Centrum C", "Instytucja")
    assert [name for name, page in zip(names, found, strict=True) if name not in page] == []


@pytest.mark.anew
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_same_project_gives_the_same_bytes(written, kpes, format):
    for kind in KINDS:
        for out in ("out/one", "out/two"):
            assert kpes("papers", kind, "--format", format, "--out", out).code == 0
    assert files_of(written / "out/one") == files_of(written / "out/two")
    assert len(files_of(written / "out/one")) == 4


def test_who_declined_is_left_out_unless_named(written, kpes):
    assert kpes("decline", "b", "--on", "2014-11-09").code == 0
    run = kpes("papers", "receipt")
    assert run.out.startswith("3 forms: ")
    assert run.err == "Note: who declined to sign is left out, unless named with --partner: b.\n"
    assert "Spółdzielnia B" not in in_docx(written / "out/papers/receipt.docx")
    assert kpes("papers", "receipt", "--partner", "b").out.startswith("1 form: ")
    assert "Spółdzielnia B" in in_docx(written / "out/papers/receipt.docx")
    for id in "ac":
        kpes("decline", id, "--on", "2014-11-09")
    refused = kpes("papers", "attendance")
    assert (refused.code, refused.err) == (
        3,
        "Every partner declined to sign, so there is nobody for whom papers would be. Name who is to get them all the "
        "same: --partner ID\n",
    )


def test_a_further_copy_has_its_letter_but_nobody_who_signs_in(written, kpes):
    assert kpes("papers", "cover", "--partner", "ip").out.startswith("1 letter: ")
    assert kpes("papers", "attendance", "--partner", "ip").err.startswith("There is no partner “ip”.")


def test_a_draft_asks_nobody_to_sign(shipped, kpes):
    run = kpes("papers", "cover")
    assert (run.code, run.err) == (
        0,
        "Note: data/partners.yaml has no address of: a, b, c, d, e, f, g, h, i, j, ….\n"
        "Note: the text is still a draft, so nobody is asked to sign it.\n",
    )
    assert "Dokument do podpisu" not in in_docx(shipped / "out/papers/cover.docx")


@pytest.mark.parametrize("size", ["70", "70x", "0x37", "19x37", "211x37", "70x298", "7e1x37", "70x37x2", ""])
def test_a_sheet_that_cannot_be_is_a_mistake_in_the_command_line(written, kpes, size):
    run = kpes("papers", "labels", "--sheet", size)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(
        "--sheet takes width and height of a label in millimetres, such as 70x37, 105x48 or 52.5x29.7: at least 20 each"
    )


def test_labels_have_the_size_that_was_asked_for(written, kpes):
    for size in ("105x148.5", "105×148,5"):
        assert kpes("papers", "labels", "--format", "pdf", "--sheet", size).code == 0
        assert len(pages(written / "out/papers/labels.pdf")) == 1
    assert kpes("papers", "labels", "--format", "pdf", "--sheet", "210X200").code == 0
    assert len(pages(written / "out/papers/labels.pdf")) == 4


def test_a_template_of_the_project_says_it_in_its_own_words(written, kpes):
    (written / "templates/cover.txt.j2").write_text(WORDS, encoding="utf-8")
    assert kpes("papers", "cover", "--partner", "a").code == 0
    words = in_docx(written / "out/papers/cover.docx")
    assert words.startswith("Fundacja A\nul. Długa 7\n80-001 Gdańsk\nZaproszenie\nDzień dobry,\nW załączeniu")
    assert "Podpisuje: " not in words
    assert words.rstrip().endswith("Z poważaniem\nAnna Nowak")


def test_papers_never_replace_what_people_wrote(written, kpes):
    refused = kpes("papers", "labels", "--out", "data")
    assert refused.code == 3
    assert refused.err.startswith("data belongs to a project")
    assert kpes("papers", "labels", "--out", str(written.parent / "elsewhere")).code == 0
    assert [*files_of(written.parent / "elsewhere")] == ["labels.docx"]


def test_a_day_that_is_over_is_told(written, kpes):
    assert kpes("papers", "cover", "--due", "2014-12-05", "--partner", "a").err == (
        "Note: 2014-12-05 is over. Is that the day until which to sign?\n"
    )
