"""Writing an export as a ZIP file or a folder, whole or not at all, and opening one again."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from kpes import storage
from kpes.copies.lists import SUMS
from kpes.copies.writing import names_in, zip_files
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.paths import OF_AGREEMENT

LARGEST = 2 * 2**30
"""Bytes that a packed export may hold; a file that claims more is not unpacked."""

_HEADER = 30
"""Bytes of a ZIP file before the name of its first file (APPNOTE.TXT, 4.3.7)."""


def pack(file: Path, files: Mapping[str, bytes]) -> None:
    """Writes the export as a ZIP file that is the same bytes anywhere; a KpesError where something is there."""
    _refuse_taken(file)
    zip_files(file, files.items())


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes the export as a folder, whole or not at all; a KpesError where something is there."""
    _refuse_taken(folder)
    with (
        storage.writing(folder),
        storage.folder_made(folder.parent),
        TemporaryDirectory(prefix=storage.TEMPORARY, dir=folder.parent) as aside,
    ):
        made = Path(aside) / folder.name
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(data)
        os.rename(made, folder)


def _refuse_taken(path: Path) -> None:
    if os.path.lexists(path):
        raise KpesError(
            message("{file} is there already, and kpes overwrites nothing.", file=str(path)),
            message("Give another name, or move it elsewhere."),
        )


def is_export(path: Path) -> bool:
    """Whether ``path`` is a folder, or a ZIP file with the two files that every export holds, or the start of one."""
    return path.is_dir() or (path.is_file() and ({SUMS, OF_AGREEMENT.text} <= set(names_in(path)) or _is_cut_off(path)))


def _is_cut_off(path: Path) -> bool:
    """Whether it begins as an export does, with its list of digests, and ends before its table of contents.

    A copy in it may bring along a table of its own, by which what is left would look like something else.
    """
    begins = b""
    with suppress(OSError), open(path, "rb") as opened:
        begins = opened.read(_HEADER + len(SUMS))
    return begins[:4] == b"PK\3\4" and begins[_HEADER:] == SUMS.encode() and SUMS not in names_in(path)


@contextmanager
def opened(path: Path) -> Iterator[Path]:
    """The folder of an export, unpacked for the while where it is a ZIP file; a KpesError for what is none."""
    if path.is_dir():
        _refuse_foreign(path, path)
        yield path
        return
    if _is_cut_off(path):
        raise _unfit(path, message("it was cut off, so its end is missing"))
    with TemporaryDirectory(prefix="kpes-") as aside:
        _unpack(path, Path(aside))
        _refuse_foreign(path, Path(aside))
        yield Path(aside)


def _refuse_foreign(path: Path, folder: Path) -> None:
    one, other = SUMS, OF_AGREEMENT.text
    if not (folder / one).is_file() or not (folder / other).is_file():
        raise KpesError(
            message("{file} is no export: it lacks {one} or {other}.", file=str(path), one=one, other=other),
            message("Name a folder or ZIP file that kpes export wrote, or a file that came back from a partner."),
        )


def _unpack(path: Path, folder: Path) -> None:
    """Unpacks nothing but plain files within ``folder``, and no more than LARGEST bytes."""
    from zipfile import BadZipFile, ZipFile
    from zlib import error as ZlibError

    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            odd = [entry.filename for entry in entries if not within(entry.filename)]
            if odd or len({entry.filename for entry in entries}) < len(entries):
                raise _unfit(path, message("it holds files with names that lead elsewhere or come twice"))
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise _unfit(path, message("it is larger than {most} MiB", most=LARGEST // 2**20))
            for entry in entries:
                if not stat.S_ISREG(entry.external_attr >> 16) and entry.external_attr >> 28:
                    raise _unfit(path, message("it holds something other than files"))
                target = folder / entry.filename
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as source, open(target, "xb") as made:
                    shutil.copyfileobj(source, made)
    except (BadZipFile, ZlibError, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise _unfit(path, message("it is damaged or encrypted")) from error
    except OSError as error:
        raise _unfit(path, storage.why(error)) from error


def within(name: str) -> bool:
    """Whether the path ``name`` leads to a file within the export, on any system."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not name.startswith("/") and not set(name) & set("\\:\0")


def _unfit(path: Path, why: Message | str) -> KpesError:
    return KpesError(
        message("{file} cannot be unpacked: {reason}.", file=str(path), reason=why),
        message("Ask for the export anew."),
    )
