"""Writing a set of copies, whole or not at all, into a folder or a ZIP file.

A set is written in a folder of its own that then takes the place of the old one. The copies are not
brought to the disk one by one as the register is: they can be made again at any time, and
``SHA256SUMS`` tells whether they are what was written. In a ZIP file they are stored as they are, since what a
compressor makes of them differs between machines, and each as it comes: a set of thousands needs the memory of one.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kpes import storage
from kpes.beneath import beneath
from kpes.changes import locked
from kpes.copies.lists import MANIFEST, SUMS, Copies, Progress, digests_of, format_of, lists
from kpes.errors import KpesError
from kpes.messages import message

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows has files of text besides
_MOST_NAMED = 30
"""Files that a message names; a reader mends no more at one go."""


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
    _refuse_unfit(folder)
    new = beneath(folder.parent, f"{storage.TEMPORARY}{folder.name}-new")
    old = beneath(folder.parent, f"{storage.TEMPORARY}{folder.name}-old")
    with locked(folder.parent), storage.writing(folder):
        _settle(folder, new, old)
        digests = digests_of(copies)
        there = Copies(folder)
        _refuse_others_work(there, digests)
        kept, gone = _sorted_out(there, fingerprint, digests, keep_others)
        try:
            _fill(new, copies, progress)
            for name, data in lists(fingerprint, {**_keep(new, folder, kept), **digests}).items():
                storage.replace(new / name, data)
            if folder.exists():
                os.chmod(new, stat.S_IMODE(folder.stat().st_mode))
                os.rename(folder, old)
            os.rename(new, folder)
        finally:
            _settle(folder, new, old)
    return gone


def _settle(folder: Path, new: Path, old: Path) -> None:
    """Leaves ``folder`` alone there, at whatever instant the writing of a set ended.

    The old set comes back where the new one did not get to its place. Where it did, what was not
    kpes's in the old one is moved to it.
    """
    shutil.rmtree(new, ignore_errors=True)
    if not old.exists():
        return
    if not folder.exists():
        os.rename(old, folder)
        return
    ours = {SUMS, MANIFEST, *(Copies(old).sums or ())}
    for entry in os.listdir(old):
        if entry not in ours and not _same(old / entry, folder / entry):
            os.rename(old / entry, _free(folder, entry))
    # Under the other name, so that what is left of it after a kill is not taken for foreign files.
    os.rename(old, new)
    shutil.rmtree(new)


def _same(one: Path, other: Path) -> bool:
    """Whether both are files of their own with the same bytes."""
    digest = storage.sha256(one)
    return digest is not None and digest == storage.sha256(other)


def _free(folder: Path, entry: str) -> Path:
    """A path for ``entry`` in ``folder``; with a number where somebody made one of this name meanwhile."""
    path, number = folder / entry, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(entry).stem}-{number}{Path(entry).suffix}"
    return path


def _refuse_unfit(folder: Path) -> None:
    """Refuses a folder that another cannot take the place of, or that would be missed meanwhile."""
    with storage.writing(folder):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    if os.path.ismount(folder):
        raise KpesError(
            message("{folder} holds more than copies, so a set of them cannot take its place.", folder=folder),
            message("Name a folder for them alone: --out {folder}", folder=folder / "copies"),
        )
    with suppress(FileNotFoundError):  # of a folder that is gone nothing can be pulled away
        here = Path.cwd()
        if folder in (here, *here.parents):
            raise KpesError(
                message("You are in the folder {folder}, whose place new copies would take.", folder=folder),
                message("Leave it, for example with cd .. , or name another folder with --out."),
            )


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
    if foreign:
        reason = message("In {folder}, files that kpes did not write are in the way: {files}.")
    elif others:
        reason = message("In {folder}, copies were changed after kpes wrote them: {files}.")
    else:
        return
    named = foreign or others
    files = ", ".join(named[:_MOST_NAMED] + ["…"] * (len(named) > _MOST_NAMED))
    raise KpesError(
        reason._replace(values={"folder": str(folder), "files": files}),
        message("Move these files elsewhere or delete them, then render again."),
    )


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
        _create(os.path.join(new, name), data)
        progress(done, len(copies))


def _create(path: str, data: bytes) -> None:
    """Makes a file in the fewest steps: with thousands of copies, what ``open`` does besides takes as long again."""
    descriptor = os.open(path, _NEW_FILE, 0o666)
    try:
        written = os.write(descriptor, data)
        while written < len(data):  # where there is no room for all of it, the next bytes are refused
            written += os.write(descriptor, data[written:])
    finally:
        os.close(descriptor)


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
