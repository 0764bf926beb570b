"""Several files at once: all get their new bytes, or none does, whenever the process is killed; and the lock.

All bytes are brought to the disk first, under temporary names. Where several files are replaced, a journal then
says what each shall hold: from that moment on all of them count. Readers take what it says for what the files
hold, and whoever writes next puts the rest in place.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.messages import message

_LARGEST = 2**29
"""Bytes of a journal; ten thousand partners who signed ten times, with accents on every letter, are half of it."""


_WITHOUT_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL)
"""What is said where a file system has no hard links (FAT on a memory stick)."""


class Changes:
    """Files to come: brought to the disk one by one, given their names together by `make`."""

    def __init__(self, journal: Path, stack: ExitStack):
        self._journal, self._stack = journal, stack
        self._folders: set[Path] = set()
        self._new: dict[Path, str] = {}
        self._names: dict[str, Path] = {}
        self._replacing: dict[Path, tuple[str, bytes]] = {}

    def keep(self, path: Path, data: bytes) -> None:
        """There will be a file of these bytes at ``path``, or is one; FileExistsError where something else is."""
        there = Path(self._new.get(path, path))
        like_no_other = self._names.setdefault(str(path).casefold(), path) == path  # as Windows and macOS see them
        if like_no_other and not os.path.lexists(there):
            self._new[path] = self._made_ready(path, data)
        elif not (like_no_other and storage.holds(there, data)):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))

    def replace(self, path: Path, data: bytes) -> None:
        """There will be a file of these bytes at ``path``, beside the journal, in place of what may be there."""
        self._replacing[path] = self._made_ready(path, data), data

    def _made_ready(self, path: Path, data: bytes) -> str:
        with storage.writing(path):
            if path.parent not in self._folders:
                self._stack.enter_context(storage.folder_made(path.parent))
                self._folders.add(path.parent)
            temporary = storage.made_ready(path, lambda file: file.write(data))
        self._stack.callback(Path(temporary).unlink, missing_ok=True)
        return temporary

    def make(self) -> None:
        """Gives all files their names; a KpesError, and all is as it was, where the first cannot have them."""
        named: list[Path] = []
        try:
            self._name_new(named)
            self._write_journal()
            self._put_in_place()
        except BaseException:
            if all(os.path.lexists(temporary) for temporary, _ in self._replacing.values()):
                for path in (self._journal, *named):
                    path.unlink(missing_ok=True)
            raise

    def _name_new(self, named: list[Path]) -> None:
        for path, temporary in self._new.items():
            with storage.writing(path):
                if not _link(temporary, path):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            named.append(path)
        for folder in {path.parent for path in named}:
            storage.bring_to_disk(folder)

    def _write_journal(self) -> None:
        if len(self._replacing) > 1:
            import json

            told = {
                path.name: {"before": storage.sha256(path), "text": data.decode(errors="surrogateescape")}
                for path, (_, data) in self._replacing.items()
            }
            storage.replace(self._journal, json.dumps(told).encode())

    def _put_in_place(self) -> None:
        """With the first file that has its new bytes, there is no way back."""
        for number, (path, (temporary, _)) in enumerate(self._replacing.items()):
            try:
                storage.put_in_place(temporary, path)
            except OSError as error:
                raise _amid(path, self._journal, error) if number else storage.unwritable(path, error) from error
        with storage.writing(self._journal):
            _finish(self._journal)


@contextmanager
def changing(journal: Path, names: re.Pattern[str]) -> Iterator[Changes]:
    """Several changes to make. What others were stopped amid is put in place first, as ``journal`` says.

    The caller holds the lock on the folder of ``journal``. All files that are replaced have names that fit ``names``.
    """
    to_do = pending(journal, names)
    for file, data in to_do.items():
        if not file.exists() or not storage.holds(file, data):
            storage.replace(file, data)
    if to_do:
        with storage.writing(journal):
            _finish(journal)
    with ExitStack() as stack:
        yield Changes(journal, stack)


def pending(journal: Path, names: re.Pattern[str]) -> dict[Path, bytes]:
    """What files shall hold that did not all get their names yet; mostly nothing.

    A KpesError where the journal cannot be read or names other files than fit ``names``, or where such a file holds
    something else by now than it did.
    """
    said = b""
    while os.path.lexists(journal):
        before, said = said, _read(journal)
        if not said:
            break
        found, changed = _files(journal, names, said)
        if not changed:
            return found
        if said == before:  # else somebody finished meanwhile, and went on writing
            raise KpesError(
                message(
                    "{file} was changed after kpes was stopped amid recording several signatures in one go.",
                    file=changed,
                ),
                message(
                    "Restore it, from git for instance; or give those signatures up: delete {journal}",
                    journal=journal,
                ),
            )
    return {}


def _read(journal: Path) -> bytes:
    try:
        return storage.read(journal, _LARGEST, links=False)
    except storage.Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return b""
        if isinstance(error.__cause__, OSError):
            raise
        raise _forged(journal) from None


def _files(journal: Path, names: re.Pattern[str], said: bytes) -> tuple[dict[Path, bytes], Path | None]:
    """What the files shall hold, and one that holds neither that nor what it did before, if any."""
    import json

    found, changed = {}, None
    try:
        for name, told in json.loads(said).items():
            if not names.fullmatch(name):
                raise ValueError(name)
            file, data = journal.parent / name, told["text"].encode(errors="surrogateescape")
            found[file] = data
            if storage.sha256(file) not in (told["before"], storage.sha256_of(data)):
                changed = file
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise _forged(journal) from None
    return found, changed


def _forged(journal: Path) -> KpesError:
    return KpesError(
        message("{file} is not as kpes wrote it.", file=journal),
        message("Restore or delete it, and see what was recorded with: kpes status"),
    )


def _finish(journal: Path) -> None:
    """All names are on the disk before the journal goes."""
    storage.bring_to_disk(journal.parent)
    if os.path.lexists(journal):
        journal.unlink()
        storage.bring_to_disk(journal.parent)


def _amid(path: Path, journal: Path, error: OSError) -> KpesError:
    return KpesError(
        message("{path} cannot be written: {why}.", path=path, why=storage.why(error)),
        message(
            "All is recorded nevertheless, in {journal}. Mend that and run the command again: it puts it in place.",
            journal=journal,
        ),
    )


def _link(temporary: str, path: Path) -> bool:
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
        storage.put_in_place(temporary, path)
    return True


_LOCK = f"{storage.TEMPORARY}lock"
_PATIENCE = 60
"""Seconds that a process waits for others to finish their writing."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps every other kpes from writing in ``folder`` meanwhile; a KpesError after a minute's wait."""
    import tempfile

    from filelock import FileLock, Timeout

    with storage.writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if storage.is_link(folder / _LOCK):  # filelock would empty what it leads to, unless the system hinders it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / _LOCK))
        with tempfile.TemporaryFile(prefix=storage.TEMPORARY, dir=folder):
            pass  # Where nothing can be written at all (/proc), filelock would try until its time is up.
        lock = FileLock(folder / _LOCK)
        try:
            lock.acquire(timeout=_PATIENCE, poll_interval=0.05)
        except Timeout:
            raise KpesError(
                message("Another kpes has been writing in {folder} for a minute.", folder=folder),
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
        if os.name == "nt":  # It deletes no file that is open, neither ours before, nor now that of whoever is next.
            with suppress(OSError):
                (folder / _LOCK).unlink()
