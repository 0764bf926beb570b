"""Several files at once: all are new, or none is, and what a kill cut off is gone on with."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes import storage
from kpes.changes import changing, pending
from kpes.errors import KpesError

JOURNAL = ".kpes-batch"
NAMES = re.compile("[a-d]")


def texts(folder: Path) -> dict[str, bytes]:
    """The files of a folder, and of those in it, by their paths."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def make(folder: Path, *names: str, keep: tuple[str, ...] = ()) -> None:
    """Writes “new” into these files, and keeps “scan” under those names."""
    with changing(folder / JOURNAL, NAMES) as changes:
        for name in keep:
            changes.keep(folder / name, b"scan")
        for name in names:
            changes.replace(folder / name, b"new")
        changes.make()


class Failing:
    """Stands for ``os.replace``, and fails at the ``number``-th call, from 1."""

    def __init__(self, number: int, error: BaseException):
        self.left, self.error, self.replace = number, error, os.replace

    def __call__(self, source: str, target: Path) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error
        self.replace(source, target)


def test_all_files_get_their_new_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    make(tmp_path, "a", "b", keep=("evidence/a/scan", "evidence/b/scan"))
    assert texts(tmp_path) == {"a": b"new", "b": b"new", "evidence/a/scan": b"scan", "evidence/b/scan": b"scan"}


def test_the_same_bytes_are_kept_once_and_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"scan")
    before = (tmp_path / "there").stat()
    with changing(tmp_path / JOURNAL, NAMES) as changes:
        for name in ("there", "new", "new"):
            changes.keep(tmp_path / name, b"scan")
        for name in ("there", "new"):
            with pytest.raises(FileExistsError):
                changes.keep(tmp_path / name, b"another")
        assert sorted(name for name in os.listdir(tmp_path) if name[0] != ".") == ["there"]
        changes.make()
    assert texts(tmp_path) == {"there": b"scan", "new": b"scan"}
    assert (tmp_path / "there").stat().st_ino == before.st_ino


@pytest.mark.parametrize("error", [OSError(errno.EIO, "broken"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", [1, 2])
def test_before_the_first_file_is_new_all_is_taken_back(tmp_path: Path, monkeypatch, call: int, error) -> None:
    """The first renaming is that of the journal, the second that of the first file."""
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", Failing(call, error))
    with pytest.raises((KpesError, KeyboardInterrupt)) as stopped:
        make(tmp_path, "a", "b", keep=("evidence/a/scan",))
    if isinstance(error, OSError):
        file = tmp_path / (JOURNAL if call == 1 else "a")
        assert str(stopped.value) == (
            f"{file} cannot be written: {os.strerror(errno.EIO)}. "
            "What was there is as it was. Mend that and run the command again."
        )
    assert texts(tmp_path) == {"a": b"old"}
    assert os.listdir(tmp_path) == ["a"]


def test_a_name_that_somebody_took_meanwhile_takes_all_back(tmp_path: Path) -> None:
    with changing(tmp_path / JOURNAL, NAMES) as changes:
        for name in ("one", "two"):
            changes.keep(tmp_path / name, b"scan")
        changes.replace(tmp_path / "a", b"new")
        (tmp_path / "two").write_bytes(b"mine")
        with pytest.raises(KpesError):
            changes.make()
    assert texts(tmp_path) == {"two": b"mine"}


@pytest.fixture
def cut_off(tmp_path: Path, monkeypatch) -> Path:
    """A folder in which only the first of three files got its new bytes."""
    (tmp_path / "b").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", Failing(3, OSError(errno.EIO, "broken")))
    with pytest.raises(KpesError) as stopped:
        make(tmp_path, "a", "b", "c", keep=("scan",))
    monkeypatch.undo()
    assert str(stopped.value) == (
        f"{tmp_path}/b cannot be written: {os.strerror(errno.EIO)}. All is recorded nevertheless, in "
        f"{tmp_path}/{JOURNAL}. Mend that and run the command again: it puts it in place."
    )
    found = texts(tmp_path)
    assert (found.pop(JOURNAL)[:1], found) == (b"{", {"a": b"new", "b": b"old", "scan": b"scan"})
    return tmp_path


def test_what_was_cut_off_counts_and_whoever_writes_next_puts_it_in_place(cut_off: Path) -> None:
    assert pending(cut_off / JOURNAL, NAMES) == {cut_off / name: b"new" for name in "abc"}
    make(cut_off, "d")
    assert texts(cut_off) == {"a": b"new", "b": b"new", "c": b"new", "d": b"new", "scan": b"scan"}
    assert pending(cut_off / JOURNAL, NAMES) == {}


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(cut_off: Path) -> None:
    (cut_off / "b").write_bytes(b"merged")
    said = (
        f"{cut_off}/b was changed after kpes was stopped amid recording several signatures in one go. "
        f"Restore it, from git for instance; or give those signatures up: delete {cut_off}/{JOURNAL}"
    )
    for act in (lambda: pending(cut_off / JOURNAL, NAMES), lambda: make(cut_off, "d")):
        with pytest.raises(KpesError) as refused:
            act()
        assert str(refused.value) == said
    assert (cut_off / "b").read_bytes() == b"merged"
    (cut_off / "b").write_bytes(b"old")
    assert pending(cut_off / JOURNAL, NAMES)[cut_off / "b"] == b"new"


def test_who_reads_while_another_goes_on_sees_no_conflict(cut_off: Path, monkeypatch) -> None:
    """Between the journal and the files, another process puts all in place and writes more."""
    read = storage.read

    def go_on(path: Path, *most: int, links: bool) -> bytes:
        data = read(path, *most, links=links)
        if path.name == JOURNAL:
            monkeypatch.setattr(storage, "read", read)
            make(cut_off, "d")
            storage.replace(cut_off / "b", b"newer")
        return data

    monkeypatch.setattr(storage, "read", go_on)
    assert pending(cut_off / JOURNAL, NAMES) == {}
    assert texts(cut_off)["b"] == b"newer"


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"a": 1}',
        b'{"a": {"before": null}}',
        json.dumps({"../a": {"before": None, "text": "x"}}).encode(),
        json.dumps({".bashrc": {"before": None, "text": "x"}}).encode(),
        json.dumps({"a\0": {"before": None, "text": "x"}}).encode(),
        json.dumps({"a\ud800": {"before": None, "text": "x"}}).encode(),
        json.dumps({"a\n": {"before": None, "text": "x"}}).encode(),
        json.dumps({"a": {"before": None, "text": "\ud800"}}).encode(),
        json.dumps({"/etc/motd": {"before": hashlib.sha256(b"").hexdigest(), "text": "x"}}).encode(),
    ],
)
def test_a_journal_that_kpes_did_not_write_is_refused(tmp_path: Path, journal: bytes) -> None:
    (tmp_path / JOURNAL).write_bytes(journal)
    if not journal:
        assert pending(tmp_path / JOURNAL, NAMES) == {}
        return
    assert refusal(tmp_path) == as_forged(tmp_path)
    assert texts(tmp_path) == {JOURNAL: journal}


@pytest.mark.parametrize("make_it", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("a"), lambda path: huge(path)])
def test_a_journal_that_is_no_file_of_a_sane_size_is_refused(tmp_path: Path, make_it) -> None:
    make_it(tmp_path / JOURNAL)
    assert refusal(tmp_path) == as_forged(tmp_path)


_ANY = st.text() | st.text(st.characters(categories=["Cs", "Cc"])) | st.none() | st.integers() | st.lists(st.text())
_TOLD = st.fixed_dictionaries({}, optional={"before": _ANY, "text": _ANY}) | _ANY


_JOURNALS = st.dictionaries(st.sampled_from("ab") | st.text(), _TOLD, min_size=1)


@given(_JOURNALS | st.recursive(_ANY, st.lists) | st.binary())
def test_whatever_a_journal_holds_is_refused_or_names_files_beside_it(told: object) -> None:
    with TemporaryDirectory() as folder:
        journal = Path(folder, JOURNAL)
        journal.write_bytes(told if isinstance(told, bytes) else json.dumps(told).encode())
        try:
            outcome = {file.relative_to(folder).as_posix() for file in pending(journal, NAMES)} <= set("ab")
        except KpesError as refused:
            outcome = str(refused) == as_forged(Path(folder)) or "was changed after kpes was stopped" in str(refused)
        assert outcome


def refusal(folder: Path) -> str:
    with pytest.raises(KpesError) as refused:
        make(folder, "a")
    return str(refused.value)


def as_forged(folder: Path) -> str:
    return (
        f"{folder}/{JOURNAL} is not as kpes wrote it. "
        "Restore or delete it, and see what was recorded with: kpes status"
    )


def huge(path: Path) -> None:
    with open(path, "wb") as file:
        file.truncate(2**32)
