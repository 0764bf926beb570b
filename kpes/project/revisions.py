"""What git keeps: the files of a project as they were. Everything here only reads.

A repository's own settings can have git run programs. So nothing is asked here but what reads objects: that looks at
no file of the working folder, filters and shows nothing, and fetches nothing.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
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


def changed_on(folder: Path, files: Mapping[str, bytes]) -> date | None:
    """The day of the last commit that changed ``files``: by their paths from ``folder``, what they hold now.

    None where git does not have them as they are: there is no repository, or somebody changed them since.
    """
    if any(_ends_alike(read(folder, "HEAD", file)) != _ends_alike(held) for file, held in files.items()):
        return None
    last = _git(folder, "rev-list", "-1", "--format=%cs", "HEAD", "--", *files)
    return date.fromisoformat(last.stdout.decode().split()[-1]) if last and last.stdout else None


def _ends_alike(text: bytes | None) -> bytes | None:
    """With the ends of lines as git keeps them, whatever it makes of them on Windows."""
    return text and text.replace(b"\r\n", b"\n")


def history(folder: Path, *places: str) -> Iterator[tuple[str, str, bytes]]:
    """All that the files in these ``places`` were in any commit that led here, the newest first.

    The commit and its day, the path of the file from ``folder``, its bytes. Nothing where git has none of them.
    """
    said = ("--full-history", "-m", "--raw", "--no-abbrev", "--no-renames", "--relative", "--format=%H (%cs)")
    log = _git(folder, "log", "--no-show-signature", *said, "--", *places)  # diff-tree would start a watcher of files
    found: dict[tuple[str, str], str] = {}
    commit = ""
    for line in log.stdout.decode("utf-8", "replace").splitlines() if log and not log.returncode else ():
        if not line.startswith(":"):
            commit = re.sub(r"^(.{10})\S*", r"\1", line) or commit
        elif changed := _CHANGED.fullmatch(line):
            found.setdefault((changed[1], changed[2]), commit)
    blobs = _blobs(folder, dict.fromkeys(blob for blob, _ in found))
    yield from ((commit, file, blobs[blob]) for (blob, file), commit in found.items() if blob in blobs)


_CHANGED = re.compile(r":\d+ 100\d+ [0-9a-f]+ ([0-9a-f]+) \w+\t(.*)")
"""A line of git's log that tells what a file became (git-diff, Raw output format)."""
_LARGEST = 2**20
"""Bytes of one file; those of the register have a thousandth of it."""


def _blobs(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of what git keeps under these names, as far as they are there and not large."""
    sizes = _git(folder, "cat-file", "--batch-check=%(objectname) %(objectsize)", given=_lines(names))
    told = [line.split() for line in sizes.stdout.decode().splitlines()] if sizes else []
    known = {name: int(size) for name, size in told if size.isdigit() and int(size) <= _LARGEST}
    answer = _git(folder, "cat-file", "--batch=", given=_lines(known))
    held, at = answer.stdout if answer else b"", 1
    found = {}
    for name, size in known.items():
        found[name] = held[at : at + size]
        at += size + 2
    return found


def _lines(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _commit(folder: Path, revision: str) -> str | None:
    """The hash of a revision's commit; None where there is no such revision."""
    if revision.startswith("-"):  # an option
        return None
    found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return (found and found.stdout.decode().strip()) or None


def _git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """What git answers; None where there is no git. It fetches nothing that a partial clone lacks."""
    import subprocess

    program = _program(folder)
    if program is None:
        return None
    settings = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    return subprocess.run(
        [program, *arguments], cwd=folder, env={**os.environ, **settings}, input=given, capture_output=True, check=False
    )


def _program(folder: Path) -> str | None:
    """The installed git. Windows would first look where the command runs, and so run a file that somebody put there."""
    places = [Path(place) for place in os.get_exec_path() if os.path.isabs(place)]
    found = (shutil.which(place / _PROGRAM) for place in places if not place.is_relative_to(folder))
    return next(filter(None, found), None)
