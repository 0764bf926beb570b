"""A lock around reading, changing and writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kpes.errors import KpesError
from kpes.messages import message
from kpes.storage.files import TEMPORARY, writing

_LOCK = f"{TEMPORARY}lock"
_PATIENCE = 60
"""Seconds that a process waits for others to finish their writing."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps every other kpes from writing in ``folder`` meanwhile; a KpesError after a minute's wait."""
    import tempfile

    from filelock import FileLock, Timeout

    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
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
        if os.name == "nt":  # It deletes no file that is open, neither ours before, nor now that of whoever is next.
            with suppress(OSError):
                (folder / _LOCK).unlink()
