"""The folder of drafts: replaced whole, nobody's work lost, and what was drafted when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpes.errors import KpesError
from kpes.reminders.writing import LIST, Drafted, Run, read, write
from tests.project import files_of

FIRST = Run("2026-11-14", None, "sha256:aa", ("a", "b"))
LATER = Run("2026-11-28", "2026-12-15", "sha256:aa", ("b",))
FILES = (("01-a.eml", (b"To: a\n", b"PDF", b"--\n")), ("01-a.txt", (b"a",)))


def put(folder: Path, run: Run = FIRST, files=FILES) -> None:
    write(folder, run, lambda drafted: files, lambda done: None)


def refused(folder: Path, **given) -> str:
    before = files_of(folder)
    with pytest.raises(KpesError) as error:
        put(folder, **given)
    assert files_of(folder) == before
    assert [one.name for one in folder.parent.iterdir() if one.suffix != ".lock"] == [folder.name]
    return str(error.value.reason)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "reminders")
    return tmp_path / "reminders"


def test_drafts_take_the_place_of_earlier_ones_and_foreign_files_stay(folder: Path):
    (folder / "notatki.txt").write_text("moje")
    (folder / "01-a.txt").unlink()
    put(folder, LATER, (("02-b.txt", (b"b",)),))
    assert set(files_of(folder)) == {"02-b.txt", "notatki.txt", LIST}
    assert list(read(folder).files) == ["02-b.txt"]


def test_what_was_drafted_when_is_kept_also_of_those_who_are_awaited_no_more(folder: Path):
    put(folder, LATER)
    assert read(folder).runs == (FIRST, LATER)
    assert read(folder).days() == {"a": ["2026-11-14"], "b": ["2026-11-14", "2026-11-28"]}


def test_the_same_again_on_the_same_day_changes_nothing(folder: Path):
    before = files_of(folder)
    put(folder)
    assert files_of(folder) == before
    put(folder, FIRST._replace(partners=("c",)))
    assert read(folder).runs == (FIRST._replace(partners=("a", "b", "c")),)


def test_nothing_drafted_is_nothing_kept():
    assert Drafted().with_run(FIRST._replace(partners=())).runs == ()


@pytest.mark.parametrize("change", [b"To: b\nPDF--\n", b"To: a\nPDF--\n ", b""])
def test_a_draft_that_somebody_changed_is_not_replaced(folder: Path, change: bytes):
    (folder / "01-a.eml").write_bytes(change)
    assert refused(folder) == f"In {folder}, files were changed after kpes wrote them: 01-a.eml."


def test_a_link_in_the_place_of_a_draft_is_not_followed(folder: Path):
    (folder / "01-a.txt").unlink()
    (folder / "01-a.txt").symlink_to(folder / "01-a.eml")
    assert refused(folder).endswith("files were changed after kpes wrote them: 01-a.txt.")


def test_a_file_that_is_not_kpess_is_not_replaced(folder: Path):
    (folder / "02-b.txt").write_text("moje")
    said = refused(folder, files=(*FILES, ("02-b.txt", (b"b",))))
    assert said == f"In {folder}, files that kpes did not write are in the way: 02-b.txt."


@pytest.mark.parametrize(
    "list", ["", "{}", "[" * 100_000, '{"drafted": [], "files": {"../x": {"bytes": 1, "begins": 1, "sha256": ""}}}',
             '{"drafted": [{}], "files": {}}', '{"drafted": [], "files": {"01-a.txt": 1}}']
)  # fmt: skip
def test_a_list_that_kpes_did_not_write_is_not_believed(folder: Path, list: str):
    (folder / LIST).write_text(list)
    assert read(folder) is None
    assert refused(folder) == f"In {folder}, files that kpes did not write are in the way: {LIST}."


def test_a_failure_amid_the_drafts_leaves_the_folder_as_it_was(folder: Path):
    def broken():
        yield FILES[0]
        raise KpesError("broken", "mend it")

    assert refused(folder, files=broken()) == "broken"


def test_the_list_is_for_programs(folder: Path):
    told = json.loads((folder / LIST).read_text())
    assert told["drafted"] == [{"on": "2026-11-14", "due": None, "fingerprint": "sha256:aa", "partners": ["a", "b"]}]
    assert told["files"]["01-a.eml"]["bytes"] == 12
