"""Single files: written so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kpes.errors import KpesError
from kpes.messages import message
from kpes.storage.bounded import Unreadable, read, why

Fill = Callable[[BinaryIO], object]

TEMPORARY = ".kpes-"
"""What the names of all begin with that kpes writes for itself, and that a killed process leaves behind."""
_SUFFIX = ".tmp"
_WITHOUT_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
"""What is said where a file system has no hard links (FAT on a memory stick)."""

_IN_USE = (5, 32, 33)
"""What Windows says of a file that another program has open: access denied, sharing violation, lock violation."""
_PAUSES = (0.01, 0.05, 0.1, 0.2, 0.5)
"""Seconds."""


def replace(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``, in place of what may be there."""
    replace_by(path, lambda file: file.write(data))


def replace_by(path: Path, fill: Fill) -> None:
    """Puts a file at ``path``, in place of what may be there; ``fill`` writes into it what it shall hold."""
    _write(path, fill, _rename)


def create(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``; FileExistsError where there is one already."""
    if not _write(path, lambda file: file.write(data), link):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def keep(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``, or finds it there; FileExistsError where something else is."""
    try:
        create(path, data)
    except FileExistsError:
        if not holds(path, data):
            raise


def holds(path: Path, data: bytes) -> bool:
    """Whether ``path`` is a file of its own with these bytes."""
    try:
        return read(path, len(data), links=False) == data
    except Unreadable as error:
        if isinstance(error.__cause__, OSError):
            raise
        return False  # It is no file, or a larger one.


def _rename(temporary: str, path: Path) -> bool:
    put_in_place(temporary, path)
    return True


def put_in_place(temporary: str | Path, path: Path) -> None:
    """Gives a file its name, in place of what may have it.

    Windows refuses that while another program has the file open, if only for the moment in which it looks for viruses.
    """
    for pause in (*_PAUSES, None):
        try:
            os.replace(temporary, path)
            break
        except PermissionError as error:
            if pause is None or getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(pause)


def link(temporary: str, path: Path) -> bool:
    """Whether ``path`` was free, and is the name of the file now."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _WITHOUT_LINKS:
            raise
        # Nobody else creates the file between this look and the renaming: the caller holds the lock.
        if os.path.lexists(path):
            return False
        put_in_place(temporary, path)
    return True


def _write(path: Path, fill: Fill, put: Callable[[str, Path], bool]) -> bool:
    """Whether ``put`` gave the written file its name."""
    with writing(path), folder_made(path.parent):
        temporary = made_ready(path, fill)
        try:
            done = put(temporary, path)
            bring_to_disk(path.parent)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return done


def made_ready(path: Path, fill: Fill) -> str:
    """A file beside ``path`` under a temporary name, on the disk."""
    import tempfile

    descriptor, temporary = tempfile.mkstemp(prefix=TEMPORARY, suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """Makes ``folder``, where it is missing, and what it is in; takes that away again where the work fails."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for made in missing:
            bring_to_disk(made.parent)
        yield
    except BaseException:
        with suppress(OSError):  # one that somebody else wrote into stays
            for made in missing:
                made.rmdir()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def bring_to_disk(folder: Path) -> None:
    """Makes the names in ``folder`` durable. Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the operating system says against writing at ``path`` into a KpesError."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> KpesError:
    """Says that ``path`` cannot be written, and why; nothing has changed."""
    return KpesError(
        message("{path} cannot be written: {why}.", path=str(path), why=why(error)),
        message("What was there is as it was. Mend that and run the command again."),
    )


def left_over(folder: Path) -> list[str]:
    """The names of what lies in ``folder`` under temporary names: of files that kpes writes, or was stopped amid."""
    return sorted(filter(is_left_over, os.listdir(folder))) if folder.is_dir() else []


def is_left_over(name: str) -> bool:
    """Whether a file of this name is one that kpes writes, or was stopped amid."""
    return name.startswith(TEMPORARY) and name.endswith(_SUFFIX)
