"""What tests do with a project: change a file, look into what kpes wrote, ask git and a shell."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from kpes.project.folder import Project
from kpes.project.snapshot import Snapshot
from tests.conftest import REPOSITORY

SHIPPED = "4b2eb503d99d"
"""The edition of the shipped agreement, which stays."""


def snapshot(root: Path, day: date = date(2026, 1, 15), **given: object) -> Snapshot:
    """A project on a day, at noon; parts that are ``given`` are not read."""
    return Snapshot(Project(root), day, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), **given)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def in_docx(file) -> str:
    word = docx.Document(BytesIO(file.read_bytes()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells]).replace("\xa0", " ")


def checks_of(kpes) -> list[str]:
    report = json.loads(kpes("verify", "--format", "json").out)
    return [f"{check['verdict']} {check['subject']} {check['check']}: {check['detail']}" for check in report["checks"]]


def git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "kpes@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **names}, check=True, capture_output=True)


def in_bash(project: Path, *words: str) -> list[str]:
    """What bash would put in place of the last word."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    kpes = project.parent / "bin/kpes"
    kpes.parent.mkdir(exist_ok=True)
    kpes.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kpes "$@"\n')
    kpes.chmod(0o755)
    script = (
        f'{script_for("bash")}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_kpes_completion kpes; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{kpes.parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "PATH": path}
    done = subprocess.run(
        [bash, "--norc", "-c", script, "bash", "kpes", *words],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    assert not (project / "hacked").exists()
    return done.stdout.split("\n")[:-1]


def asked(project: Path, **variables: str) -> str:
    """What kpes tells a shell that asks so."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", **variables}
    command = [sys.executable, "-m", "kpes"]
    return subprocess.run(command, cwd=project, env=environment, stdout=subprocess.PIPE, encoding="utf-8").stdout


@cache
def script_for(shell: str) -> str:
    """What is to be put into a shell's own settings."""
    return asked(REPOSITORY, _KPES_COMPLETE=f"source_{shell}")
