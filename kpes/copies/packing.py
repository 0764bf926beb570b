"""A set of copies packed into one ZIP file, with the lists that stand beside copies in a folder.

Each file is written as it comes, so a set of thousands needs no more memory than one copy. The files are
stored as they are: what a compressor makes of them differs between machines.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kpes import storage
from kpes.copies.lists import MANIFEST, SUMS, Progress, digests_of, lists
from kpes.errors import KpesError
from kpes.messages import message


def pack(
    file: Path, fingerprint: str, copies: Mapping[str, bytes], progress: Progress = lambda done, total: None
) -> None:
    """Makes ``file`` a ZIP of these copies, by name, of the edition ``fingerprint``: the same bytes anywhere.

    It takes the place of a set that was packed before, whole or not at all. A KpesError where something
    else is there, or where it cannot be written.
    """
    if os.path.lexists(file) and not _is_set(file):
        raise KpesError(
            message("{file} is there already and is no packed set of copies.", file=str(file)),
            message("Move it elsewhere, or give another name behind --zip."),
        )

    from zipfile import ZipFile

    from kpes.render.package import entry

    def write(opened: BinaryIO) -> None:
        with ZipFile(opened, "w") as archive:
            for name, pieces in lists(fingerprint, digests_of(copies)).items():
                archive.writestr(entry(name), b"".join(pieces))
            for done, (name, data) in enumerate(copies.items(), 1):
                archive.writestr(entry(name), data)
                progress(done, len(copies))

    storage.replace_by(file, write)


def _is_set(file: Path) -> bool:
    """Whether a file is what `pack` makes."""
    from zipfile import BadZipFile, ZipFile

    if storage.is_file(file):
        with suppress(BadZipFile, OSError, ValueError, NotImplementedError), ZipFile(file) as archive:
            return archive.namelist()[:2] == [SUMS, MANIFEST]
    return False
