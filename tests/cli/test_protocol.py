"""kpes protocol: where it writes, what it says, and what it refuses."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from tests.project import SHIPPED, in_docx
from tests.render.specimens import page


def test_by_default_it_writes_a_word_document_into_out(shipped, kpes):
    run = kpes("protocol")
    said = f"Interim signing protocol in out/protocol.docx: 0 of 22 have signed, edition {SHIPPED}.\n"
    why = "It is interim: the text is still a draft.\nIt is interim: not all have signed.\n"
    assert (run.code, run.out, run.err) == (0, said + why, "")
    words = in_docx(shipped / "out/protocol.docx")
    assert "/protokół częściowy/" in words
    assert "Tekst tego wydania: zostanie zachowany przy pierwszym podpisie." in words


def test_once_all_have_signed_each_format_tells_who_and_gives_the_date_of_conclusion(signed, kpes):
    for format in ("docx", "pdf", "html"):
        run = kpes("protocol", "--format", format)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith(f"Signing protocol in out/protocol.{format}: 2 of 2 have signed, edition ")
    for words in (
        in_docx(signed / "out/protocol.docx"),
        page((signed / "out/protocol.html").read_text("utf-8")).text,
        "".join(leaf.extract_text() for leaf in PdfReader(signed / "out/protocol.pdf").pages),
    ):
        flat = " ".join(words.split())
        names = ("Fundacja A & B", "Spółdzielnia „B”", "Anna Nowak", "Jan Żółw", "9 listopada 2014 r.", "skan.pdf")
        assert [name for name in names if name not in flat] == []
        assert "częściowy" not in flat


@pytest.mark.anew
@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_the_same_project_gives_the_same_bytes(signed, kpes, format):
    for out in ("one", "two"):
        assert kpes("protocol", "--format", format, "--out", out).code == 0
    assert (signed / "one").read_bytes() == (signed / "two").read_bytes()


def test_the_name_of_the_file_tells_the_format(shipped, kpes):
    assert kpes("protocol", "--out", "protokół.PDF").code == 0
    assert (shipped / "protokół.PDF").read_bytes().startswith(b"%PDF")


def test_what_no_longer_fits_is_told_and_gives_no_date_of_conclusion(signed, kpes):
    (signed / "data/evidence/a/skan.pdf").write_bytes(b"other")
    register = signed / "data/signatures/b.yaml"
    register.write_text(register.read_text("utf-8").replace("2014-11-09", "2014-11-08"), encoding="utf-8")
    run = kpes("protocol")
    assert run.out.startswith("Interim signing protocol in out/protocol.docx: 2 of 2 have signed")
    assert run.out.endswith("\nIt is interim: something does not fit what was recorded. See: kpes verify\n")
    words = in_docx(signed / "out/protocol.docx")
    assert "zmieniony po zapisaniu" in words
    assert "plik data/signatures/b.yaml zmieniono poza programem; pierwszy wpis, który się nie zgadza" in words
    assert "jeszcze nieustalona" in words


def test_it_is_not_written_over_the_projects_own_files(shipped, kpes):
    run = kpes("protocol", "--out", "data/agreement.yaml")
    assert (run.code, run.out) == (3, "")
    assert "data/agreement.yaml is a place for the project's own files." in run.err


def test_a_register_that_cannot_be_read_stops_it(shipped, kpes):
    (shipped / "data/signatures").mkdir()
    (shipped / "data/signatures/a.yaml").write_text("- event: gone\n", encoding="utf-8")
    run = kpes("protocol")
    assert (run.code, run.out) == (1, "")
    assert "data/signatures/a.yaml:1:" in run.err
    assert not (shipped / "out").exists()


def test_in_polish_the_answer_is_polish(shipped, kpes):
    said = f"Częściowy protokół podpisania: out/protocol.docx; podpisy 0 z 22 partnerów, wydanie {SHIPPED}.\n"
    why = "Protokół jest częściowy: tekst jest jeszcze projektem.\nProtokół jest częściowy: nie wszyscy podpisali.\n"
    assert kpes("--lang", "pl", "protocol").out == said + why


def test_a_signature_in_another_form_is_a_reason_of_its_own(signed, kpes):
    assert kpes("revoke", "b", "--reason", "pomyłka").code == 0
    assert kpes("sign", "b", "--by", "Jan Żółw", "--method", "trusted-profile").code == 0
    said = "It is interim: somebody signed, but not in the form that the agreement asks for."
    assert kpes("protocol").out.splitlines()[1:] == [said]
