"""A project out of a Word file or plain text, as the secretary makes one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest

from kpes.messages import ENGLISH
from kpes.project.folder import start
from tests.children import TOUCHES
from tests.importing.hands import FILES
from tests.importing.typed import item, word
from tests.project import change

TEXT = """\
POROZUMIENIE O WSPÓŁPRACY

zawarte dnia 12 marca 2024 r. w Gdyni pomiędzy Stronami, które podpisują się poniżej.

§ 1
Strony działają razem.
§ 2
1. Strony wymieniają się wiedzą.
2. Zmiany wymagają zgody, o której mowa w § 1.
"""


@pytest.fixture
def empty(kpes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_word_file_becomes_a_project_that_has_no_errors(kpes, empty: Path) -> None:
    Path("umowa.docx").write_bytes(FILES["cluster: alone, by hand, dots"]())
    code, out, err = kpes("import", "umowa.docx", "klaster")
    assert (code, err) == (0, "")
    assert out.startswith(
        "klaster holds a new project, made from umowa.docx:\n  4 paragraphs, 13 items, 1 reference by id, 3 partners\n"
    )
    assert "\nLeft out, since it is no part of the text:\n  - 3 lines of dots or strokes\n" in out
    assert out.endswith("\nkpes validate finds 0 errors and 1 warning in it.\nNext: kpes --project klaster validate\n")
    assert kpes("--project", "klaster", "validate").code == 0
    assert kpes("--project", "klaster", "render").out.startswith("3 copies in ")
    shown = kpes("--project", "klaster", "show").out
    assert "\n§ 2 Rada Klastra\n1. Rada liczy trzech członków.\n2. Rada w szczególności:\n1) przyjmuje plan" in shown


def test_plain_text_becomes_a_project_with_its_words_and_labels(kpes, empty: Path) -> None:
    Path("umowa.txt").write_text(TEXT, encoding="utf-8")
    assert kpes("import", "umowa.txt").code == 0
    shown = kpes("show").out
    assert shown.startswith("".join(f"{line}\n" for line in TEXT.splitlines() if line))
    written = Path("data/agreement.yaml").read_text(encoding="utf-8")
    assert "zawarte dnia {date} w Gdyni" in written
    assert "o której mowa w {strony-dzialaja-razem}." in written
    assert "# Tytuł." in written


def test_a_dry_run_tells_the_same_and_writes_nothing(kpes, empty: Path) -> None:
    Path("umowa.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = kpes("import", "umowa.txt", "nowy", "--dry-run")
    assert out.endswith("\nTo have it written: kpes import umowa.txt nowy\n")
    assert code == 0
    assert out.startswith("This would come of umowa.txt; nothing was written:\n  2 paragraphs, 2 items, ")
    assert os.listdir() == ["umowa.txt"]


def test_nothing_that_is_there_is_overwritten(kpes, empty: Path) -> None:
    Path("umowa.txt").write_text(TEXT, encoding="utf-8")
    assert kpes("import", "umowa.txt").code == 0
    before = Path("data/agreement.yaml").read_bytes()
    change(Path("umowa.txt"), "razem", "osobno")
    for options in ([], ["--dry-run"]):
        code, out, err = kpes("import", "umowa.txt", *options)
        assert (code, out) == (3, "")
        assert "data/agreement.yaml is there already, and kpes overwrites nothing. Choose another folder." in err
    assert Path("data/agreement.yaml").read_bytes() == before


def test_a_file_that_is_refused_leaves_nothing_behind(kpes, empty: Path) -> None:
    Path("umowa.docx").write_bytes(word("Umowa", item("razem"))[:-40])
    code, out, err = kpes("import", "umowa.docx", "nowy")
    assert (code, out) == (3, "")
    assert err.startswith("umowa.docx cannot be imported. It is damaged")
    assert os.listdir() == ["umowa.docx"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("pusty.txt", b"", "pusty.txt cannot be imported. It is empty."),
        ("umowa.pdf", b"%PDF-1.7\n", "It is a PDF or a web page, in which labels cannot be told from words."),
        ("stara.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (DOC). Save it from Word as DOCX, unl"),
    ],
)
def test_what_is_no_file_to_import_is_told_of(kpes, empty: Path, name: str, data: bytes, said: str) -> None:
    Path(name).write_bytes(data)
    code, out, err = kpes("import", name, "nowy")
    assert (code, out) == (3, "")
    assert said in err
    assert not Path("nowy").exists()


def test_a_file_that_is_not_there_is_told_of(kpes, empty: Path) -> None:
    code, _, err = kpes("import", "nie-ma.docx")
    assert code == 3
    assert "nie-ma.docx" in err


def cut_off(folder: Path, files: Mapping[str, bytes], step: int) -> bool:
    """Starts a project in a child that dies before a step that goes to the disk; whether it came so far."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    steps = count(1)

    def die(event: str, arguments: tuple[object, ...]) -> None:
        is_step = event in TOUCHES and (event != "open" or str(arguments[0]).startswith(str(folder.parent)))
        if is_step and next(steps) == step:
            os._exit(9)

    sys.addaudithook(die)
    start(folder, ENGLISH, files)
    os._exit(0)


def test_a_kill_at_any_step_leaves_what_can_be_made_again_or_is_there_whole(tmp_path: Path) -> None:
    files = {"data/agreement.yaml": b"title: A\n", "data/partners.yaml": b"partners: []\n"}
    killed = 0
    for step in count(1, 4):
        folder = tmp_path / str(step) / "p"
        folder.parent.mkdir()
        if not cut_off(folder, files, step):
            break
        killed += 1
        if not (folder / "data/agreement.yaml").exists():
            start(folder, ENGLISH, files)
        assert all((folder / name).read_bytes() == data for name, data in files.items())
    assert killed >= 10
