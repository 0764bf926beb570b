"""What git keeps of a project, read and never written."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from kpes.messages import ENGLISH
from kpes.project import revisions
from tests.project import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose second commit changed a file of the folder ``project``."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(tmp_path, "init", "-q", "-b", "main")
    for text in ("jeden\r\n", "dwa\r\n"):
        (folder / "plik.txt").write_bytes(text.encode())
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", text)
    git(tmp_path, "tag", "podpisane", "HEAD~1")
    return folder


@pytest.mark.parametrize(
    ("revision", "text"),
    [("HEAD", b"dwa\r\n"), ("HEAD~1", b"jeden\r\n"), ("podpisane", b"jeden\r\n"), ("main", b"dwa\r\n")],
)
def test_a_file_is_read_as_it_was_from_a_folder_below_the_top(repository, revision, text):
    assert revisions.exists(repository, revision)
    assert revisions.read(repository, revision, "plik.txt") == text


def test_a_file_that_was_not_there_is_none(repository):
    assert revisions.read(repository, "HEAD", "inny.txt") is None


@pytest.mark.parametrize("revision", ["HEAD~7", "nic", "", "--help", "-h", "HEAD:project", "a b", "ż", "HEAD\n"])
def test_what_is_no_revision_does_not_exist(repository, revision):
    assert not revisions.exists(repository, revision)


def test_why_git_cannot_be_read_is_told_in_a_few_words(repository, tmp_path, monkeypatch):
    assert revisions.unreadable(repository) is None
    outside = tmp_path / "project"
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert ENGLISH(revisions.unreadable(outside)) == "there is no git repository here"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ENGLISH(revisions.unreadable(outside)) == "git is not installed"
    assert not revisions.exists(outside, "HEAD")


def changed_on(folder: Path, *files: str) -> date | None:
    return revisions.changed_on(folder, {file: (folder / file).read_bytes() for file in files})


def test_the_day_of_a_change_is_that_of_the_last_commit_until_somebody_changes_the_file(repository, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2014-11-20T12:00:00+01:00")
    (repository / "plik.txt").write_text("trzy")
    git(repository, "commit", "-qam", "trzy")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2014-11-25T12:00:00+01:00")
    (repository / "inny.txt").write_text("jeden")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "inny")
    assert changed_on(repository, "plik.txt") == date(2014, 11, 20)
    assert changed_on(repository, "plik.txt", "inny.txt") == date(2014, 11, 25)
    (repository / "plik.txt").write_text("cztery")
    assert changed_on(repository, "plik.txt") is None


def test_without_a_repository_or_git_nobody_knows_the_day_of_a_change(tmp_path, repository, monkeypatch):
    outside = tmp_path.parent
    assert revisions.changed_on(outside, {"plik.txt": b"dwa"}) is None
    monkeypatch.setenv("PATH", "")
    assert changed_on(repository, "plik.txt") is None


@pytest.mark.parametrize("program", ["git", "git.exe"])  # the second as on Windows
def test_no_git_is_run_that_lies_where_the_command_runs(tmp_path, repository, monkeypatch, program):
    installed = tmp_path / "bin"
    for folder, answer in ((repository, "false"), (installed, "true")):
        folder.mkdir(exist_ok=True)
        (folder / program).write_text(f"#!/bin/sh\necho {answer}\n")
        (folder / program).chmod(0o755)
    monkeypatch.chdir(repository)
    monkeypatch.setattr(revisions, "_PROGRAM", program)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(repository), str(installed)]))
    assert revisions.unreadable(repository) is None
    (installed / program).unlink()
    assert ENGLISH(revisions.unreadable(repository)) == "git is not installed"


def test_line_ends_that_git_makes_on_windows_are_no_change(repository, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2014-11-20T12:00:00+01:00")
    (repository / "plik.txt").write_bytes(b"trzy\n")
    git(repository, "commit", "-qam", "trzy")
    (repository / "plik.txt").write_bytes(b"trzy\r\n")
    assert changed_on(repository, "plik.txt") == date(2014, 11, 20)
