"""Files that survive a kill at any instant, and a lock around reading, changing and writing.

A file is written under a temporary name in its own folder, brought to the disk, and only then given its
name, so that nobody ever sees half of it. What a killed process leaves behind starts with ``.kpes-``.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kpes.errors import KpesError
from kpes.messages import Message, message

Fill = Callable[[BinaryIO], object]

TEMPORARY = ".kpes-"
_LOCK = ".kpes-lock"
_PATIENCE = 60
"""Seconds that a process waits for others to finish their writing."""
_WITHOUT_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
"""What is said where a file system has no hard links (FAT on a memory stick)."""


def replace(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``, in place of what may be there."""
    replace_by(path, lambda file: file.write(data))


def replace_by(path: Path, fill: Fill) -> None:
    """Puts a file at ``path``, in place of what may be there; ``fill`` writes into it what it shall hold."""
    _write(path, fill, _rename)


def replace_all(files: Mapping[Path, bytes]) -> None:
    """Puts files of these bytes in place of what may be there.

    All are brought to the disk before the first gets its name: where there is no room for one, none changes. A
    kill amid the renaming leaves some of them new and the others old, in the order given.
    """
    ready: dict[Path, str] = {}
    try:
        for path, data in files.items():
            with writing(path):
                ready[path] = _made_ready(path, lambda file, data=data: file.write(data))
        for number, (path, temporary) in enumerate(ready.items()):
            try:
                os.replace(temporary, path)
            except OSError as error:
                raise _amid(path, error) if number else _unwritable(path, error) from error
        for folder in {path.parent for path in files}:
            _bring_to_disk(folder)
    finally:
        for temporary in ready.values():
            Path(temporary).unlink(missing_ok=True)


def create(path: Path, data: bytes) -> None:
    """Puts a file of these bytes at ``path``; FileExistsError where there is one already."""
    if not _write(path, lambda file: file.write(data), _link):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _rename(temporary: str, path: Path) -> bool:
    os.replace(temporary, path)
    return True


def _link(temporary: str, path: Path) -> bool:
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
        os.replace(temporary, path)
    return True


def _write(path: Path, fill: Fill, put: Callable[[str, Path], bool]) -> bool:
    """Whether ``put`` gave the written file its name."""
    with writing(path):
        temporary = _made_ready(path, fill)
        try:
            done = put(temporary, path)
            _bring_to_disk(path.parent)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return done


def _made_ready(path: Path, fill: Fill) -> str:
    """A file beside ``path`` under a temporary name, on the disk."""
    import tempfile

    _make(path.parent)
    descriptor, temporary = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=path.parent)
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


def _make(folder: Path) -> None:
    """Makes ``folder``, where it is missing, and what it is in."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for made in missing:
        _bring_to_disk(made.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _bring_to_disk(folder: Path) -> None:
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
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> KpesError:
    return KpesError(
        message("{path} cannot be written: {why}.", path=str(path), why=why(error)),
        message("What was there is as it was. Mend that and run the command again."),
    )


def _amid(path: Path, error: OSError) -> KpesError:
    return KpesError(
        message("{path} cannot be written: {why}.", path=str(path), why=why(error)),
        message("What came before it is written, the rest is not. Mend that and run the command again: it goes on."),
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the operating system says against reading at ``path`` into a KpesError."""
    try:
        yield
    except OSError as error:
        raise unreadable(str(path), error) from error


def unreadable(path: str, error: OSError) -> KpesError:
    """Says that ``path`` cannot be read, and why."""
    return KpesError(
        message("{path} cannot be read: {why}.", path=path, why=why(error)),
        message("Mend that and run the command again."),
    )


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file of its own, not a link to one."""
    return path.is_file() and not path.is_symlink()


def sha256(file: Path) -> str | None:
    """The SHA-256 of a file in hex; None for what is no file of its own."""
    if not is_file(file):
        return None
    import hashlib

    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sha256_of(data: bytes) -> str:
    """The SHA-256 of these bytes in hex."""
    import hashlib  # With OpenSSL behind it, it is slow to import, and not every command needs it.

    return hashlib.sha256(data).hexdigest()


def why(error: OSError) -> Message | str:
    """What the operating system means, in plain words."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return message("there is no room left")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return message("access is not allowed, or another program has it open")
    if error.errno == errno.ENOENT:
        return message("there is no such file or folder")
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return message("a file is in the way of a folder")
    if error.errno == errno.EISDIR:
        return message("a folder is in the way of a file")
    if error.errno == errno.ENAMETOOLONG:
        return message("the name is too long")
    return os.strerror(error.errno) if error.errno else str(error)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps every other kpes from writing in ``folder`` meanwhile; a KpesError after a minute's wait."""
    import tempfile

    from filelock import FileLock, Timeout

    with writing(folder):
        _make(folder)
        with tempfile.TemporaryFile(prefix=TEMPORARY, dir=folder):
            pass  # Where nothing can be written at all (/proc), filelock would try until its time is up.
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=_PATIENCE, poll_interval=0.05)
        except Timeout:
            raise KpesError(
                message("Another kpes has been writing in {folder} for a minute.", folder=str(folder)),
                message("Wait until it is done, or stop it, and run the command again."),
            ) from None
    try:
        yield
    finally:
        # Nothing is left lying about: whoever waits with this file open sees that it lost its name.
        # (So does filelock since 3.30; earlier ones do not look, or delete the lock of whoever is next.)
        with suppress(OSError):
            (folder / _LOCK).unlink()
        lock.release()
