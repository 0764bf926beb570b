"""Files that survive a kill at any instant.

A file is read within bounds, and never such that kpes waits. It is written under a temporary name in its own folder,
brought to the disk, and only then given its name, so that nobody ever sees half of it. What a killed process leaves
behind starts with ``.kpes-``. Several at once are written by `changes`, which has the lock, too.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kpes.errors import KpesError
from kpes.messages import Message, message

LARGEST = 100 * 2**20
"""Bytes that are read where nothing smaller is said."""

_NOTHING = message("there is no such file or folder")
_MEND = message("Mend that and run the command again.")
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Where there are none of these, as on Windows, nothing waits, or is inherited, or is read as text."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_STANDS_FOR_ANOTHER = 0x20000000
"""The bit of a reparse tag that says so (Microsoft, Reparse Point Tags). A file that lies in a cloud has it not."""


class Unreadable(KpesError):
    """A file cannot be read; ``why`` says it as the end of a sentence."""

    def __init__(self, path: str | Path, why: Message | str, remedy: Message = _MEND, reason: Message | None = None):
        super().__init__(reason or message("{path} cannot be read: {why}.", path=path, why=why), remedy)
        self.why = why


def read(path: str | Path, most: int = LARGEST, *, links: bool = True, remedy: Message = _MEND) -> bytes:
    """The bytes of a file; an `Unreadable` where it is none, or holds more than ``most``.

    A folder, a device or a pipe is no file; without ``links``, a link to one is none either. ``remedy`` says what to
    do where there is no file of a sane size.
    """
    try:
        descriptor, size = _opened(path, links, remedy)
        try:
            data = b""
            while size <= most and (more := os.read(descriptor, 2**16 if data else size + 1)):
                data += more
                if len(more) == size:  # all that was there, and nothing behind it
                    break
                size = max(size, len(data))  # It grew meanwhile, or does not say what it holds, as in /proc.
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if size > most:
        raise Unreadable(path, message("it is larger than {most} MiB", most=most // 2**20), remedy)
    return data


def sha256(path: str | Path) -> str | None:
    """The SHA-256 of a file in hex; None for what is no file of its own."""
    import hashlib

    try:
        descriptor, _ = _opened(path, links=False, remedy=_MEND)
    except (FileNotFoundError, NotADirectoryError, Unreadable):
        return None
    with os.fdopen(descriptor, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_of(data: bytes | memoryview) -> str:
    """The SHA-256 of these bytes in hex."""
    import hashlib  # With OpenSSL behind it, it is slow to import, and not every command needs it.

    return hashlib.sha256(data).hexdigest()


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file of its own, not a link to one."""
    return path.is_file() and not path.is_symlink()


def is_link(path: str | Path) -> bool:
    """Whether ``path`` stands for something elsewhere. What cannot be looked at cannot be opened either."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0) & _STANDS_FOR_ANOTHER)


def _opened(path: str | Path, links: bool, remedy: Message) -> tuple[int, int]:
    """The descriptor of a file, and how many bytes it holds; an `Unreadable` where it is none.

    It is looked at before it is opened, which some devices answer with deeds, and when it is open: what has the name
    may be another by then.
    """
    _check(path, os.stat(path, follow_symlinks=links), remedy)
    descriptor = os.open(path, _FLAGS if links else _FLAGS | _NO_LINK)
    try:
        found = os.fstat(descriptor)
        _check(path, found, remedy)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, found.st_size


def _check(path: str | Path, found: os.stat_result, remedy: Message) -> None:
    if not stat.S_ISREG(found.st_mode):
        why = message("it is not a file of its own but a link, a folder or a device")
        no_file = message("{file} is a folder or a device, not a file.", file=path)
        raise Unreadable(path, why, remedy, None if stat.S_ISLNK(found.st_mode) else no_file)


@contextmanager
def reading(path: str | Path) -> Iterator[None]:
    """Turns what the operating system says against reading at ``path`` into an `Unreadable`."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str | Path, error: OSError | ValueError) -> Unreadable:
    """What is said of a file that the operating system does not read, or of a name that no file can have.

    Such a name has a NUL in it, or half a character.
    """
    return Unreadable(path, why(error) if isinstance(error, OSError) else _NOTHING)


def why(error: OSError) -> Message | str:
    """What the operating system means, in plain words."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return message("there is no room left")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return message("access is not allowed, or another program has it open")
    if error.errno == errno.ENOENT:
        return _NOTHING
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return message("a file is in the way of a folder")
    if error.errno == errno.EISDIR:
        return message("a folder is in the way of a file")
    if error.errno == errno.ENAMETOOLONG:
        return message("the name is too long")
    return os.strerror(error.errno) if error.errno else str(error)


Fill = Callable[[BinaryIO], object]

TEMPORARY = ".kpes-"
"""What the names of all begin with that kpes writes for itself, and that a killed process leaves behind."""
_SUFFIX = ".tmp"

_IN_USE = (5, 32, 33)
"""What Windows says of a file that another program has open: access denied, sharing violation, lock violation."""
_PAUSES = (0.01, 0.05, 0.1, 0.2, 0.5)
"""Seconds."""


def replace(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``, in place of what may be there."""
    replace_by(path, lambda file: file.write(data))


def replace_by(path: Path, fill: Fill) -> None:
    """Puts a file at ``path``, in place of what may be there; ``fill`` writes into it what it shall hold."""
    with writing(path), folder_made(path.parent):
        temporary = made_ready(path, fill)
        try:
            put_in_place(temporary, path)
            bring_to_disk(path.parent)
        finally:
            Path(temporary).unlink(missing_ok=True)


def holds(path: Path, data: bytes) -> bool:
    """Whether ``path`` is a file of its own with these bytes."""
    try:
        return read(path, len(data), links=False) == data
    except Unreadable as error:
        if isinstance(error.__cause__, OSError):
            raise
        return False  # It is no file, or a larger one.


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
        message("{path} cannot be written: {why}.", path=path, why=why(error)),
        message("What was there is as it was. Mend that and run the command again."),
    )


def left_over(folder: Path) -> list[str]:
    """The names of what lies in ``folder`` under temporary names: of files that kpes writes, or was stopped amid."""
    return sorted(filter(is_left_over, os.listdir(folder))) if folder.is_dir() else []


def is_left_over(name: str) -> bool:
    """Whether a file of this name is one that kpes writes, or was stopped amid."""
    return name.startswith(TEMPORARY) and name.endswith(_SUFFIX)
