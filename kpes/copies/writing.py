"""Writing a set of copies, whole or not at all, into a folder or a ZIP file.

A set is written in a folder of its own that then takes the place of the old one. The copies are not
brought to the disk one by one as the register is: they can be made again at any time, and
``SHA256SUMS`` tells whether they are what was written. In a ZIP file they are stored as they are, since what a
compressor makes of them differs between machines, and each as it comes: a set of thousands needs the memory of one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kpes import storage
from kpes.copies.folders import create, in_place_of, refuse_others_work
from kpes.copies.lists import MANIFEST, SUMS, Copies, Progress, digests_of, format_of, lists
from kpes.errors import KpesError
from kpes.messages import message


def write(
    folder: Path,
    fingerprint: str,
    copies: Mapping[str, bytes],
    keep_others: bool = False,
    progress: Progress = lambda done, total: None,
) -> list[str]:
    """Makes ``folder`` hold these copies, by file name, of the edition that ``fingerprint`` names.

    They replace those that kpes wrote there before in the same formats; copies in other formats stay if
    they are of the same edition. With ``keep_others`` every copy that is not written now stays. Gives
    the formats whose copies did not stay, because they were of another edition or partners' ids changed.

    What ``SHA256SUMS`` does not name is none of kpes's files and stays. A KpesError where a file that
    kpes did not write, or that somebody changed since, would be replaced; where copies that are to stay
    are of another edition; or where the folder cannot be written. The folder is then as it was.
    """
    folder = folder.resolve()
    with in_place_of(folder, _ours) as new:
        digests = digests_of(copies)
        there = Copies(folder)
        _refuse_others_work(there, digests)
        kept, gone = _sorted_out(there, fingerprint, digests, keep_others)
        _fill(new, copies, progress)
        for name, data in lists(fingerprint, {**_keep(new, folder, kept), **digests}).items():
            storage.replace(new / name, data)
    return gone


def _ours(folder: Path) -> set[str]:
    return {SUMS, MANIFEST, *(Copies(folder).sums or ())}


def _refuse_others_work(copies: Copies, new: Mapping[str, str]) -> None:
    """Refuses to replace or to list what kpes did not write, all at once; the same bytes harm nobody."""
    folder, written = copies.folder, copies.sums or {}
    there = set(os.listdir(folder)) if folder.exists() else set()
    lists = ((SUMS, copies.sums), (MANIFEST, copies.manifest))
    foreign = [name for name, read in lists if read is None and name in there]
    names = sorted(there & {*written, *new})
    found = {name: storage.sha256(folder / name) or "" for name in names}
    others = [name for name in names if found[name] not in (written.get(name), new.get(name))]
    foreign += [name for name in others if name not in written]
    refuse_others_work(folder, foreign, others)


def _sorted_out(
    copies: Copies, fingerprint: str, new: Mapping[str, str], keep_others: bool
) -> tuple[dict[str, str], list[str]]:
    """The digests of those copies that stay beside the new ones, and the other formats that do not.

    A set is of one edition, and its copies of a format are the same bytes.
    """
    beside = {name: digest for name, digest in (copies.sums or {}).items() if name not in new}
    same_edition = copies.manifest is not None and copies.manifest.fingerprint == fingerprint
    of_format = {format_of(name): digest for name, digest in new.items()}
    if keep_others:
        for name, digest in beside.items():
            if not same_edition or of_format.get(format_of(name), digest) != digest:
                raise KpesError(
                    message(
                        "{folder} holds copies made of another text or template, for example {name}.",
                        folder=copies.folder,
                        name=name,
                    ),
                    message("Render the copies of all partners, or choose another folder with --out."),
                )
        return beside, []
    beside = {name: digest for name, digest in beside.items() if format_of(name) not in of_format}
    stems = {Path(name).stem for name in new}
    outdated = {format_of(name) for name in beside if not same_edition or Path(name).stem not in stems}
    kept = {name: digest for name, digest in beside.items() if format_of(name) not in outdated}
    return kept, sorted(outdated)


def _fill(new: Path, copies: Mapping[str, bytes], progress: Progress) -> None:
    os.mkdir(new)
    for done, (name, data) in enumerate(copies.items(), 1):
        create(os.path.join(new, name), data)
        progress(done, len(copies))


def _keep(new: Path, folder: Path, kept: Mapping[str, str]) -> dict[str, str]:
    """Puts the copies that stay beside the new ones; gives the digests of those that are still there."""
    there = {}
    for name, digest in kept.items():
        try:
            os.link(folder / name, new / name)
        except FileNotFoundError:
            continue
        except OSError:
            shutil.copy2(folder / name, new / name)
        there[name] = digest
    return there


# In one file


def pack(
    file: Path, fingerprint: str, copies: Mapping[str, bytes], progress: Progress = lambda done, total: None
) -> None:
    """Makes ``file`` a ZIP of these copies, by name, of the edition ``fingerprint``: the same bytes anywhere.

    It takes the place of a set that was packed before, whole or not at all. A KpesError where something
    else is there, or where it cannot be written.
    """
    if os.path.lexists(file) and not (storage.is_file(file) and names_in(file)[:2] == [SUMS, MANIFEST]):
        raise KpesError(
            message("{file} is there already and is no packed set of copies.", file=file),
            message("Move it elsewhere, or give another name behind --zip."),
        )

    def entries() -> Iterator[tuple[str, bytes]]:
        yield from lists(fingerprint, digests_of(copies)).items()
        for done, (name, data) in enumerate(copies.items(), 1):
            yield name, data
            progress(done, len(copies))

    zip_files(file, entries())


def zip_files(file: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """Makes ``file`` a ZIP of these files, by name, in this order: the same bytes anywhere, whole or not at all."""
    from zipfile import ZipFile

    from kpes.render.package import entry

    def write(opened: BinaryIO) -> None:
        with ZipFile(opened, "w") as archive:
            for name, data in entries:
                archive.writestr(entry(name), data)

    storage.replace_by(file, write)


def names_in(file: Path) -> list[str]:
    """The files that a ZIP file lists, in order; none where it is no ZIP file."""
    from zipfile import BadZipFile, ZipFile

    if file.is_file():
        with suppress(BadZipFile, OSError, ValueError, NotImplementedError), ZipFile(file) as archive:
            return archive.namelist()
    return []
