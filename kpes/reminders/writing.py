"""The folder of drafts: written whole or not at all; nobody's changes are lost, and what was drafted when is kept."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.copies.folders import create, in_place_of, refuse_others_work

LIST = "drafted.json"
"""The file that tells what kpes wrote there, and what was drafted when."""
TABLE = "reminders.csv"
LETTERS = "letters.docx"
_NAME = rf"[0-9]+-[a-z0-9-]+\.(?:eml|txt)|{re.escape(TABLE)}|{re.escape(LETTERS)}"


File = tuple[str, tuple[bytes, ...]]
"""A file to write: its name, and its bytes in pieces."""


class Run(NamedTuple):
    """Partners, by their ids, to whom was drafted on a day, about which text, and by when they were asked to sign."""

    on: str
    due: str | None
    fingerprint: str
    partners: tuple[str, ...]


class Mark(NamedTuple):
    """By what a file is known again: its length, and the SHA-256 of its first bytes, so many.

    What follows them is the same attachment in all drafts. Its digest for each would take longer than to write it.
    """

    bytes: int
    begins: int
    sha256: str


class Drafted(NamedTuple):
    """What kpes wrote into a folder, by name, and all that was ever drafted there, oldest first."""

    files: Mapping[str, Mark] = {}
    runs: tuple[Run, ...] = ()

    def days(self) -> dict[str, list[str]]:
        """The days on which something was drafted to each partner, by its id."""
        found: dict[str, list[str]] = {}
        for run in self.runs:
            for id in run.partners:
                found.setdefault(id, []).append(run.on)
        return {id: list(dict.fromkeys(days)) for id, days in found.items()}

    def with_run(self, run: Run) -> Drafted:
        """The same and one more run; two of a day that asked for the same are one."""
        alike = [one for one in self.runs if one[:3] == run[:3]]
        partners = dict.fromkeys(id for one in (*alike, run) for id in one.partners)
        others = [one for one in self.runs if one not in alike]
        runs = [*others, run._replace(partners=tuple(partners))] if partners else others
        return self._replace(runs=tuple(runs))


def read(folder: Path) -> Drafted | None:
    """What the list in a folder tells; nothing where there is no list, None where it is not kpes's."""
    try:
        told = json.loads(storage.read(folder / LIST, links=False))
        files = {str(name): Mark(**mark) for name, mark in told["files"].items()}
        runs = tuple(Run(**{**run, "partners": tuple(map(str, run["partners"]))}) for run in told["drafted"])
    except storage.Unreadable as error:
        return Drafted() if isinstance(error.__cause__, FileNotFoundError) else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Drafted(files, runs) if all(re.fullmatch(_NAME, name) for name in files) else None


def write(folder: Path, run: Run, files: Callable[[Drafted], Iterable[File]], progress: Callable[[int], None]) -> None:
    """Makes ``folder`` hold these files and the list of them; they replace what kpes wrote there.

    ``files`` are asked for once it is known what was drafted before. ``progress`` is told how many are written. A
    KpesError where a file that kpes did not write, or that somebody changed since, would be replaced, or where the
    folder cannot be written; it is then as it was.
    """
    folder = folder.resolve()
    with in_place_of(folder, _ours) as new:
        earlier = read(folder)
        known = earlier or Drafted()
        changed = [name for name, mark in known.files.items() if not _unchanged(folder / name, mark)]
        refuse_others_work(folder, [LIST] if earlier is None else [], changed)
        os.mkdir(new)
        marks, foreign = {}, []
        drafted = known.with_run(run)
        for done, (name, pieces) in enumerate(files(drafted), 1):
            create(os.path.join(new, name), *pieces)
            marks[name] = Mark(sum(map(len, pieces)), len(pieces[0]), storage.sha256_of(pieces[0]))
            if name not in known.files and os.path.lexists(folder / name):
                foreign.append(name)
            progress(done)
        refuse_others_work(folder, foreign, [])
        storage.replace(new / LIST, _written(drafted._replace(files=marks)))


def _written(drafted: Drafted) -> bytes:
    files = {name: mark._asdict() for name, mark in sorted(drafted.files.items())}
    told = {"drafted": [run._asdict() for run in drafted.runs], "files": files}
    return f"{json.dumps(told, indent=1)}\n".encode()


def _ours(folder: Path) -> set[str]:
    return {LIST, *(read(folder) or Drafted()).files}


def _unchanged(file: Path, mark: Mark) -> bool:
    """Whether a file is as kpes wrote it; one that is gone harms nobody."""
    if not os.path.lexists(file):
        return True
    if not storage.is_file(file) or storage.is_link(file):
        return False
    with open(file, "rb") as opened:
        begins = opened.read(mark.begins)
        return os.fstat(opened.fileno()).st_size == mark.bytes and storage.sha256_of(begins) == mark.sha256
