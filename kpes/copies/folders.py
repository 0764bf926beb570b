"""A folder that kpes fills: it takes the place of the one before, whole or not at all, and nobody's work is lost."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kpes import storage
from kpes.beneath import beneath
from kpes.changes import locked
from kpes.errors import KpesError
from kpes.messages import message

Ours = Callable[[Path], Collection[str]]
"""Names the files in a folder that kpes wrote there, with the lists of them."""

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows has files of text besides
_MOST_NAMED = 30
"""Files that a message names; a reader mends no more at one go."""


@contextmanager
def in_place_of(folder: Path, ours: Ours) -> Iterator[Path]:
    """Where to make the folder that then takes the place of ``folder``, an absolute path, under a lock.

    What is not ``ours`` in the old one is moved to the new one. Where anything fails, the old one is as it was.
    A KpesError where the folder cannot be written, or where another cannot take its place.
    """
    _refuse_unfit(folder)
    new = beneath(folder.parent, f"{storage.TEMPORARY}{folder.name}-new")
    old = beneath(folder.parent, f"{storage.TEMPORARY}{folder.name}-old")
    with locked(folder.parent), storage.writing(folder):
        _settle(folder, new, old, ours)
        try:
            yield new
            if folder.exists():
                os.chmod(new, stat.S_IMODE(folder.stat().st_mode))
                os.rename(folder, old)
            os.rename(new, folder)
        finally:
            _settle(folder, new, old, ours)


def create(path: str | Path, *pieces: bytes) -> None:
    """Makes a file in the fewest steps: with thousands of files, what ``open`` does besides takes as long again."""
    descriptor = os.open(path, _NEW_FILE, 0o666)
    try:
        for piece in pieces:
            written = os.write(descriptor, piece)
            while written < len(piece):  # where there is no room for all of it, the next bytes are refused
                written += os.write(descriptor, piece[written:])
    finally:
        os.close(descriptor)


def refuse_others_work(folder: Path, foreign: Sequence[str], changed: Sequence[str]) -> None:
    """Refuses to replace files, if there are any: ``foreign`` ones, or else ``changed`` ones that once were kpes's."""
    if foreign:
        reason = message("In {folder}, files that kpes did not write are in the way: {files}.")
    elif changed:
        reason = message("In {folder}, files were changed after kpes wrote them: {files}.")
    else:
        return
    named = foreign or changed
    files = ", ".join([*named[:_MOST_NAMED], *(["…"] if len(named) > _MOST_NAMED else [])])
    raise KpesError(
        reason._replace(values={"folder": str(folder), "files": files}),
        message("Move these files elsewhere or delete them, and run the command again."),
    )


def _settle(folder: Path, new: Path, old: Path, ours: Ours) -> None:
    """Leaves ``folder`` alone there, at whatever instant the writing ended.

    The old one comes back where the new one did not get to its place. Where it did, what was not kpes's in the old
    one is moved to it.
    """
    shutil.rmtree(new, ignore_errors=True)
    if not old.exists():
        return
    if not folder.exists():
        os.rename(old, folder)
        return
    known = ours(old)
    for entry in os.listdir(old):
        if entry not in known and not _same(old / entry, folder / entry):
            os.rename(old / entry, _free(folder, entry))
    # Under the other name, so that what is left of it after a kill is not taken for foreign files.
    os.rename(old, new)
    shutil.rmtree(new)


def _same(one: Path, other: Path) -> bool:
    """Whether both are files of their own with the same bytes."""
    digest = storage.sha256(one)
    return digest is not None and digest == storage.sha256(other)


def _free(folder: Path, entry: str) -> Path:
    """A path for ``entry`` in ``folder``; with a number where somebody made one of this name meanwhile."""
    path, number = folder / entry, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(entry).stem}-{number}{Path(entry).suffix}"
    return path


def _refuse_unfit(folder: Path) -> None:
    """Refuses a folder that another cannot take the place of, or that would be missed meanwhile."""
    with storage.writing(folder):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    if os.path.ismount(folder):
        raise KpesError(
            message("{folder} holds a whole disk, so no other folder can take its place.", folder=folder),
            message("Name a folder in it: --out {folder}", folder=folder / "kpes"),
        )
    with suppress(FileNotFoundError):  # of a folder that is gone nothing can be pulled away
        here = Path.cwd()
        if folder in (here, *here.parents):
            raise KpesError(
                message("You are in the folder {folder}, whose place a new one would take.", folder=folder),
                message("Leave it, for example with cd .. , or name another folder with --out."),
            )
