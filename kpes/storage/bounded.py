"""Files that are read: of their own, bounded, and never such that kpes waits for somebody to write."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kpes.errors import KpesError
from kpes.messages import Message, message

LARGEST = 100 * 2**20
"""Bytes that are read where nothing smaller is said."""

_NOTHING = message("there is no such file or folder")
_MEND = message("Mend that and run the command again.")
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Where there are none of these, as on Windows, nothing waits, or is inherited, or is read as text."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Unreadable(KpesError):
    """A file cannot be read; ``why`` says it as the end of a sentence."""

    def __init__(self, path: str | Path, why: Message | str, remedy: Message = _MEND, reason: Message | None = None):
        super().__init__(reason or message("{path} cannot be read: {why}.", path=str(path), why=why), remedy)
        self.why = why


def read(path: str | Path, most: int = LARGEST, *, links: bool = True, remedy: Message = _MEND) -> bytes:
    """The bytes of a file; an `Unreadable` where it is none, or holds more than ``most``.

    A folder, a device or a pipe is no file; without ``links``, a link to one is none either. ``remedy`` says what to
    do where there is no file of a sane size.
    """
    with reading(path):
        descriptor, size = _opened(path, links, remedy)
        try:
            data = b""
            while size <= most and (more := os.read(descriptor, 2**16 if data else size + 1)):
                data += more
                size = max(size, len(data))  # It grew meanwhile, or does not say what it holds, as in /proc.
        finally:
            os.close(descriptor)
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


def _opened(path: str | Path, links: bool, remedy: Message) -> tuple[int, int]:
    """The descriptor of a file, and how many bytes it holds; an `Unreadable` where it is none.

    It is looked at before it is opened, which some devices answer with deeds, and when it is open: what has the name
    may be another by then.
    """
    _check(path, os.stat(path, follow_symlinks=links), links, remedy)
    descriptor = os.open(path, _FLAGS if links else _FLAGS | _NO_LINK)
    try:
        found = os.fstat(descriptor)
        _check(path, found, links, remedy)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, found.st_size


def _check(path: str | Path, found: os.stat_result, links: bool, remedy: Message) -> None:
    if not stat.S_ISREG(found.st_mode):
        why = message("it is not a file of its own but a link, a folder or a device")
        no_file = message("{file} is a folder or a device, not a file.", file=str(path))
        raise Unreadable(path, why, remedy, no_file if links else None)


@contextmanager
def reading(path: str | Path) -> Iterator[None]:
    """Turns what the operating system says against reading at ``path`` into an `Unreadable`."""
    try:
        yield
    except OSError as error:
        raise Unreadable(path, why(error)) from error
    except ValueError:  # A name that no file can have: with a NUL, or with half a character.
        raise Unreadable(path, _NOTHING) from None


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
