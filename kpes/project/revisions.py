"""What git keeps: the files of a project as they were. Everything here only reads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kpes.messages import Message, message
from kpes.source import excerpt

if TYPE_CHECKING:
    import subprocess

_PROGRAM = "git.exe" if os.name == "nt" else "git"


def unreadable(folder: Path) -> Message | None:
    """Why git cannot tell of ``folder`` as it was, in a few words; None where it can."""
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside is None:
        return message("git is not installed")
    if inside.stdout.strip() == b"true":
        return None
    said = inside.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    if "not a git repository" in said or not said:
        return message("there is no git repository here")
    return message("git does not read the repository here ({why})", why=excerpt(said))


def exists(folder: Path, revision: str) -> bool:
    """Whether git has such a revision here (``HEAD``, a tag, a hash)."""
    return _commit(folder, revision) is not None


def read(folder: Path, revision: str, file: str) -> bytes | None:
    """The bytes of ``file``, a path from ``folder``, at a revision that exists; None where there was none."""
    # A path that starts with “./” is taken from the folder that git runs in, which need not be the top.
    done = _git(folder, "cat-file", "blob", f"{_commit(folder, revision)}:./{file}")
    return done.stdout if done and done.returncode == 0 else None


def changed_on(folder: Path, files: Sequence[str]) -> date | None:
    """The day of the last commit that changed ``files``, paths from ``folder``.

    None where git does not have them as they are: there is no repository, or somebody changed them since.
    """
    differing = _git(folder, "status", "--porcelain", "--", *files)
    if differing is None or differing.returncode or differing.stdout:
        return None
    last = _git(folder, "log", "-1", "--format=%cs", "--", *files)
    return date.fromisoformat(last.stdout.decode().strip()) if last and last.stdout.strip() else None


def _commit(folder: Path, revision: str) -> str | None:
    """The hash of a revision's commit; None where there is no such revision."""
    if revision.startswith("-"):  # an option
        return None
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return (found and found.stdout.decode().strip()) or None


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers; None where there is no git. It fetches nothing that a partial clone lacks."""
    import subprocess

    program = _program(folder)
    if program is None:
        return None
    settings = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    return subprocess.run(
        [program, *arguments], cwd=folder, env={**os.environ, **settings}, capture_output=True, check=False
    )


def _program(folder: Path) -> str | None:
    """The installed git. Windows would first look where the command runs, and so run a file that somebody put there."""
    places = [Path(place) for place in os.get_exec_path() if os.path.isabs(place)]
    found = (shutil.which(place / _PROGRAM) for place in places if not place.is_relative_to(folder))
    return next(filter(None, found), None)
