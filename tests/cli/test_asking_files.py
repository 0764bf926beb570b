"""What is typed at a question: names of files as shells and terminals write them, and what Tab makes of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpes.cli.asking import file_named
from kpes.cli.completing import files_begun

pytestmark = pytest.mark.skipif(os.sep != "/", reason="paths of other systems")


@pytest.mark.parametrize(
    "typed",
    [
        "{home}/skan 1.pdf", "~/skan 1.pdf", "~/skan\\ 1.pdf", "{home}/skan\\ 1.pdf", "'{home}/skan 1.pdf'",
        '"{home}/skan 1.pdf"', "'~/skan 1.pdf'", "'{home}'/skan\\ 1.pdf",
    ],
)  # fmt: skip
def test_a_file_is_found_as_terminals_insert_it(tmp_path: Path, monkeypatch, typed: str) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "skan 1.pdf").write_bytes(b"%PDF")
    assert file_named(typed.format(home=tmp_path)) == tmp_path / "skan 1.pdf"


@pytest.mark.parametrize("name", ["it's.pdf", "a\\ b.pdf", "'x'", '"'])
def test_a_name_that_is_there_as_it_was_typed_is_taken_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF")
    assert file_named(f"{tmp_path}/{name}") == tmp_path / name


def test_a_quote_in_a_name_is_written_as_a_shell_does(tmp_path: Path) -> None:
    (tmp_path / "it's.pdf").write_bytes(b"%PDF")
    assert file_named(f"'{tmp_path}/it'\\''s.pdf'") == tmp_path / "it's.pdf"


@pytest.mark.parametrize("typed", ["no.pdf", "no 1.pdf", "it's.pdf", "'"])
def test_what_is_not_there_keeps_its_name(typed: str) -> None:
    assert file_named(typed) == Path(typed)


def test_names_are_completed_within_any_folder_and_folders_can_be_gone_into(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "skany z soboty").mkdir()
    for name in ("skan 1.pdf", "skany z soboty/a.pdf", ".skryty", "sk\x1b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    assert files_begun("sk") == ["skan 1.pdf", "skany z soboty/"]
    assert files_begun("") == ["skan 1.pdf", "skany z soboty/"]
    assert files_begun(".s") == [".skryty"]
    assert files_begun("~/skan ") == ["~/skan 1.pdf"]
    assert files_begun("skany\\ z\\ soboty/") == files_begun("skany z soboty/") == ["skany z soboty/a.pdf"]
    assert files_begun(f"'{tmp_path}/skan ") == [f"'{tmp_path}/skan 1.pdf"]
    assert files_begun("nowhere/x") == []
