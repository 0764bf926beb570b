"""The copies: one file a partner, all of the same bytes, and ``SHA256SUMS`` beside them.

A set is written in a folder of its own that then takes the place of the old one, so that it is there
whole or not at all. The copies are not brought to the disk one by one as the register is: they can be
made again at any time, and ``SHA256SUMS`` tells whether they are what was written.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from kpes import storage
from kpes.errors import KpesError
from kpes.messages import message
from kpes.model import Partner

COPIES = "out/copies"
SUMS = "SHA256SUMS"

Progress = Callable[[int, int], None]
"""Is told how many copies of how many are written."""

_PROJECT = "data/agreement.yaml"
_SUM = re.compile(r"([0-9a-f]{64})  ([0-9]+-[a-z0-9][a-z0-9-]*\.[a-z]+)")


def names(partners: tuple[Partner, ...], extension: str) -> dict[str, str]:
    """The name of each partner's copy, by partner id: ``01-a.docx`` … ``22-v.docx``."""
    width = len(str(len(partners)))
    return {
        partner.id.value: f"{number:0{width}}-{partner.id.value}.{extension}"
        for number, partner in enumerate(partners, 1)
    }


def write(
    folder: Path,
    copies: Mapping[str, bytes],
    keep_others: bool = False,
    progress: Progress = lambda done, total: None,
) -> None:
    """Makes ``folder`` hold these copies, by file name, in place of those that kpes wrote there before.

    What ``SHA256SUMS`` does not name is none of kpes's files and stays. With ``keep_others`` the copies
    that are not written now stay too, if they are of the same bytes. A KpesError where a foreign file
    has the name of a copy, or where the folder cannot be written; the folder is then as it was.
    """
    folder = folder.resolve()
    _refuse_unfit(folder)
    new = folder.parent / f"{storage.TEMPORARY}{folder.name}-new"
    old = folder.parent / f"{storage.TEMPORARY}{folder.name}-old"
    with storage.locked(folder.parent), storage.writing(folder):
        _settle(folder, new, old)
        written = _sums(folder)
        _refuse_foreign(folder, set(copies) - set(written))
        digests = _digests(copies)
        kept = {name: digest for name, digest in written.items() if keep_others and name not in copies}
        _refuse_other_text(folder, kept, digests)
        try:
            _fill(new, copies, progress)
            _write_sums(new, {**_keep(new, folder, kept), **digests})
            if folder.exists():
                os.rename(folder, old)
            os.rename(new, folder)
        finally:
            _settle(folder, new, old)


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
    ours = {SUMS, *_sums(old)}
    for entry in os.listdir(old):
        if entry not in ours:
            os.rename(old / entry, _free(folder, entry))
    # Under the other name, so that what is left of it after a kill is not taken for foreign files.
    os.rename(old, new)
    shutil.rmtree(new)


def _free(folder: Path, entry: str) -> Path:
    """A path for ``entry`` in ``folder``; with a number where somebody made one of this name meanwhile."""
    path, number = folder / entry, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(entry).stem}-{number}{Path(entry).suffix}"
    return path


def _sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each copy that kpes wrote into ``folder``, by file name."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    found = [_SUM.fullmatch(line) for line in lines]
    if not all(found):
        raise _in_the_way(folder / SUMS)
    return {match[2]: match[1] for match in found if match}


def _in_the_way(file: Path) -> KpesError:
    return KpesError(
        message("{file} is in the way: kpes did not write it, so it does not replace it.", file=str(file)),
        message("Move it elsewhere or delete it, then render again."),
    )


def _refuse_unfit(folder: Path) -> None:
    """Refuses a folder that another cannot take the place of, or that would be missed meanwhile."""
    if folder.exists() and not folder.is_dir():
        with storage.writing(folder):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if os.path.ismount(folder) or (folder / _PROJECT).exists():
        raise KpesError(
            message(
                "{folder} holds more than copies, so a set of them cannot take its place.", folder=str(folder)
            ),
            message("Name a folder for them alone: --out {folder}", folder=str(folder / "copies")),
        )
    here = Path.cwd()
    if folder == here or folder in here.parents:
        raise KpesError(
            message("You are in the folder {folder}, whose place new copies would take.", folder=str(folder)),
            message("Leave it, for example with cd .. , or name another folder with --out."),
        )


def _refuse_foreign(folder: Path, new_names: set[str]) -> None:
    there = os.listdir(folder) if folder.exists() else ()
    for name in sorted(new_names.intersection(there)):
        raise _in_the_way(folder / name)


def _digests(copies: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each copy; copies of the same bytes are read once."""
    known: dict[int, str] = {}
    for data in copies.values():
        if id(data) not in known:
            known[id(data)] = hashlib.sha256(data).hexdigest()
    return {name: known[id(data)] for name, data in copies.items()}


def _refuse_other_text(folder: Path, kept: Mapping[str, str], digests: Mapping[str, str]) -> None:
    """A set is of one text: copies of a format that stay beside new ones must be of the same bytes."""
    new = {os.path.splitext(name)[1]: digest for name, digest in digests.items()}
    for name, digest in kept.items():
        if new.get(os.path.splitext(name)[1], digest) != digest:
            raise KpesError(
                message(
                    "{folder} holds copies of another text, for example {name}.",
                    folder=str(folder),
                    name=name,
                ),
                message("Render the copies of all partners, or choose another folder with --out."),
            )


def _fill(new: Path, copies: Mapping[str, bytes], progress: Progress) -> None:
    os.mkdir(new)
    for done, (name, data) in enumerate(copies.items(), 1):
        with open(os.path.join(new, name), "wb") as file:
            file.write(data)
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


def _write_sums(new: Path, digests: Mapping[str, str]) -> None:
    lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    storage.replace(new / SUMS, "".join(lines).encode())
