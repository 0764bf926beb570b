"""The folder of what came out of a stack: a new one each time, so that no table in which somebody wrote is lost."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from kpes import storage
from kpes.changes import locked


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    """Makes a folder of these files in ``folder``, whole or not at all; its name is the next number.

    A KpesError where it cannot be written.
    """
    with locked(folder), storage.writing(folder):
        new = folder / f"{storage.TEMPORARY}new"
        shutil.rmtree(new, ignore_errors=True)  # A killed run may have left it.
        try:
            new.mkdir()
            for name, data in files:
                storage.replace(new / name, data)
            named = next(path for number in itertools.count(1) if not os.path.lexists(path := folder / str(number)))
            os.rename(new, named)
            storage.bring_to_disk(folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return named
