"""kpes diff: which texts are meant, and how the answer is given."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kpes.fingerprint import fingerprint, short
from tests.conftest import REPOSITORY
from tests.project import SHIPPED, git
from tests.tracked import settled


def change(root: Path, old: str, new: str) -> None:
    file = root / "data/agreement.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "tekst")


@pytest.fixture
def signed(shipped, kpes):
    """The shipped project, signed by one partner and changed afterwards."""
    assert kpes("sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    change(shipped, "status: draft", "status: final")
    return shipped


def test_by_default_the_edition_that_was_signed_is_compared_with_todays_data(signed, kpes):
    run = kpes("diff")
    assert (run.code, run.err) == (0, "")
    first, counts, empty, title, removed, *_ = run.out.split("\n")
    assert first.startswith(f"Changes from edition {SHIPPED} to today's data, edition ")
    assert counts == "Lines changed: 0, added: 0, removed: 1, with another number only: 0."
    assert (empty, title[:14], removed) == ("", "  Porozumienie", "- /projekt/")


def test_the_edition_that_was_signed_last_counts(signed, kpes):
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--on", "2014-11-08").code == 0
    register = signed / "data/signatures/b.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("recorded_at: 2", "recorded_at: 3"), encoding="utf-8")
    assert kpes("diff").out.startswith("Nothing has changed from edition ")


def test_a_signature_that_was_withdrawn_does_not(signed, kpes):
    assert kpes("sign", "b", "--by", "Jan Kowalski", "--on", "2014-11-08").code == 0
    assert kpes("revoke", "b", "--reason", "pomyłka").code == 0
    assert f"from edition {SHIPPED} to" in kpes("diff").out


def test_where_nothing_changed_one_line_says_so(shipped, kpes):
    run = kpes("diff", SHIPPED[:4])
    assert run.out == f"Nothing has changed from edition {SHIPPED} to today's data, edition {SHIPPED}.\n"
    assert run.code == 0


@pytest.mark.parametrize("name", ["4b2e", SHIPPED.upper(), f"sha256:{SHIPPED}", f"{SHIPPED}3be3eee8e30e4724a728"])
def test_an_edition_is_named_by_its_first_digits(signed, kpes, name):
    assert kpes("diff", name).out.startswith(f"Changes from edition {SHIPPED} to")


def test_two_editions_are_compared_in_the_order_given(signed, kpes):
    kpes("sign", "b", "--by", "Jan Kowalski", "--on", "2014-11-08")
    (other,) = {file.stem for file in (signed / "data/editions").iterdir()} - {SHIPPED}
    change(signed, "title: |\n  Porozumienie", "title: |\n  Umowa")
    assert kpes("diff", other, SHIPPED).out.startswith(f"Changes from edition {other} to edition {SHIPPED}.\n")
    assert "\n+ /projekt/\n" in kpes("diff", other, SHIPPED).out
    assert "\n- /projekt/\n" in kpes("diff", SHIPPED, other).out


def test_digits_that_several_editions_begin_with_are_refused(signed, kpes):
    folder = signed / "data/editions"
    found: dict[str, bytes] = {}
    for number in range(2000):
        text = f"Umowa {number}\n".encode()
        if (edition := short(fingerprint(text)))[:4] in (known[:4] for known in found):
            break
        found[edition] = text
    (other,) = (known for known in found if known[:4] == edition[:4])
    (folder / f"{edition}.txt").write_bytes(text)
    (folder / f"{other}.txt").write_bytes(found[other])
    run = kpes("diff", edition[:4])
    assert run.code == 3
    assert run.err == (
        f"Several editions begin with {edition[:4]}: {', '.join(sorted((edition, other)))}. Give more digits.\n"
    )


def test_a_git_revision_is_compared_with_todays_data(shipped, kpes):
    git(shipped, "init", "-q")
    commit(shipped)
    change(shipped, "Poprze ścisłą", "Poprzez ścisłą")
    commit(shipped)
    assert kpes("diff", "HEAD").out.startswith("Nothing has changed from HEAD, edition ")
    assert "[-Poprze-]{+Poprzez+} ścisłą" in kpes("diff", "HEAD~1").out
    assert "{+Poprze+}" in kpes("diff", "HEAD", "HEAD~1").out


def test_where_nobody_signed_what_is_committed_is_compared(shipped, kpes):
    git(shipped, "init", "-q")
    commit(shipped)
    change(shipped, "status: draft", "status: final")
    assert kpes("diff").out.startswith(f"Changes from HEAD, edition {SHIPPED} to today's data")


def test_git_is_only_read(shipped, kpes):
    git(shipped, "init", "-q")
    commit(shipped)
    before = {file: file.read_bytes() for file in (shipped / ".git").rglob("*") if file.is_file()}
    change(shipped, "status: draft", "status: final")
    kpes("diff", "HEAD")
    assert {file: file.read_bytes() for file in (shipped / ".git").rglob("*") if file.is_file()} == before


def test_where_there_is_nothing_to_compare_with_it_says_what_to_give(shipped, kpes):
    run = kpes("diff")
    assert run.code == 3
    assert run.err == (
        "Nobody has signed yet, and git has no earlier text, so there is nothing to compare with. "
        "Name an edition or a revision: kpes diff A\n"
    )


def test_what_is_neither_an_edition_nor_a_revision_is_refused(shipped, kpes, monkeypatch):
    assert kpes("diff", "HEAD~1").err == (
        f"There is no edition “HEAD~1”, and there is no git repository here. Editions: {SHIPPED}.\n"
    )
    git(shipped, "init", "-q")
    assert kpes("diff", "podpisane").err == (
        f"There is neither an edition nor a git revision “podpisane”. Editions: {SHIPPED}. "
        "Revisions: git log --oneline\n"
    )
    monkeypatch.setenv("PATH", "")
    run = kpes("diff", "HEAD")
    assert run.err == f"There is no edition “HEAD”, and git is not installed. Editions: {SHIPPED}.\n"
    assert run.code == 3


def test_a_revision_without_the_project_or_with_broken_data_is_refused(shipped, kpes):
    git(shipped, "init", "-q")
    git(shipped, "commit", "-q", "--allow-empty", "-m", "pusto")
    assert kpes("diff", "HEAD").err == (
        "HEAD holds no data/agreement.yaml of this project. "
        "Name another revision. See what there is with: git log --oneline -- data\n"
    )
    change(shipped, "status: draft", "statsu: draft")
    commit(shipped)
    change(shipped, "statsu: draft", "status: draft")
    run = kpes("diff", "HEAD")
    assert run.code == 3
    assert run.err.startswith("The data of HEAD cannot be used: data/agreement.yaml, line 23: The key “status” is mis")


def test_an_edition_whose_text_is_gone_or_was_changed_is_refused(signed, kpes):
    file = signed / f"data/editions/{SHIPPED}.txt"
    text = file.read_bytes()
    file.write_bytes(text.replace(b"2014", b"2015"))
    assert kpes("diff").err == (
        f"data/editions/{SHIPPED}.txt does not hold the text that its name stands for. "
        "It was changed after it was signed. Restore it, from git for instance.\n"
    )
    file.unlink()
    missing = f"data/editions/{SHIPPED}.txt is missing, the text of an edition that was signed."
    assert kpes("diff").err.startswith(missing)


def test_an_edition_that_would_command_the_terminal_is_refused(signed, kpes):
    text = b"Umowa \x1b[2J\n"
    name = short(fingerprint(text))
    (signed / f"data/editions/{name}.txt").write_bytes(text)
    run = kpes("diff", name)
    assert run.code == 3
    assert "\x1b" not in run.out + run.err


def test_errors_in_todays_data_are_shown(signed, kpes):
    change(signed, "status: final", "statsu: final")
    run = kpes("diff")
    assert run.code == 1
    assert "K105" in run.err


def test_a_word_document_holds_both_texts(signed, kpes):
    run = kpes("diff", "--format", "docx", "--out", "out/zmiany.docx")
    assert run.out.startswith(f"out/zmiany.docx: Changes from edition {SHIPPED} to today's data, edition ")
    package = (signed / "out/zmiany.docx").read_bytes()
    draft = (signed / f"data/editions/{SHIPPED}.txt").read_text(encoding="utf-8")
    assert settled(package, accept=False) == draft.rstrip("\n").split("\n")
    assert settled(package, accept=True) == kpes("show").out.rstrip("\n").split("\n")


def test_a_pipe_takes_a_word_document_as_it_is(signed):
    settings = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "kpes", "diff", "--format", "docx"]
    piped = subprocess.run(command, cwd=signed, env=settings, stdout=subprocess.PIPE, check=True).stdout
    with ZipFile(BytesIO(piped)) as archive:
        assert archive.testzip() is None


def test_a_terminal_does_not_get_a_word_document(signed, kpes, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    run = kpes("diff", "--format", "docx")
    assert run.code == 2
    assert run.err.startswith("A Word document does not fit a terminal. Name a file: --out changes.docx\n")


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_file_gets_what_a_pipe_gets(signed, kpes, format):
    piped = kpes("diff", "--format", format).out
    kpes("diff", "--format", format, "--out", "zmiany")
    assert (signed / "zmiany").read_text(encoding="utf-8") == piped
    assert "/projekt/" in piped


@pytest.mark.parametrize("file", ["data/agreement.yaml", "data/nowy/plik", "templates/x.docx", "./out/../data/x"])
def test_the_projects_own_files_are_not_overwritten(signed, kpes, file):
    before = (signed / "data/agreement.yaml").read_bytes()
    run = kpes("diff", "--out", file)
    assert run.code == 3
    assert run.err.startswith(f"{Path(file)} is a place for the project's own files. Name a file in ")
    assert (signed / "data/agreement.yaml").read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(signed, kpes):
    (signed / "out").write_text("")
    run = kpes("diff", "--out", "out/zmiany")
    assert run.code == 3
    assert run.err.startswith("out/zmiany cannot be written: a file is in the way of a folder.")


def test_a_template_that_lacks_a_style_is_named(signed, kpes):
    shutil.copy(signed / "data/agreement.yaml", signed / "templates/agreement.docx")
    run = kpes("diff", "--format", "docx", "--out", "zmiany.docx")
    assert run.code == 3
    assert "templates/agreement.docx: The template is not a Word document (DOCX)." in run.err


def test_status_tells_of_it_where_another_text_was_signed(signed, kpes):
    os.utime("data/agreement.yaml", (0, 0))
    os.utime("data/partners.yaml", (1416484800, 1416484800))
    assert (
        "1 partner signed another text than today's. See what changed with: kpes diff\n"
        f"Edition {SHIPPED} was signed for: A. It is not today's text any more, since 2014-11-20 at the latest.\n"
    ) in kpes("status").out
