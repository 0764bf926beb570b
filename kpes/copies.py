"""The copies: one file a partner, all of the same bytes, and ``SHA256SUMS`` beside them.

A set is written in a folder of its own that then takes the place of the old one, so that it is there
whole or not at all. The copies are not brought to the disk one by one as the register is: they can be
made again at any time, and ``SHA256SUMS`` tells whether they are what was written.
"""

from __future__ import annotations

import hashlib
import os
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
    new = folder.parent / f"{storage.TEMPORARY}{folder.name}-new"
    old = folder.parent / f"{storage.TEMPORARY}{folder.name}-old"
    with storage.locked(folder.parent), storage.writing(folder):
        _recover(folder, new, old)
        written = _sums(folder)
        _refuse_foreign(folder, set(copies) - set(written))
        kept = {name: digest for name, digest in written.items() if name not in copies} if keep_others else {}
        digests = _digests(copies)
        _refuse_other_text(folder, kept, digests)
        try:
            _fill(new, copies, {**kept, **digests}, progress)
            _exchange(folder, new, old)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        _carry_over(old, folder, set(written) - set(kept))


def _recover(folder: Path, new: Path, old: Path) -> None:
    """Mends what a killed run left: the old set comes back, or what was not kpes's in it does."""
    shutil.rmtree(new, ignore_errors=True)
    if old.exists() and not folder.exists():
        os.rename(old, folder)
    _carry_over(old, folder, set(_sums(old)) - set(_sums(folder)))


def _sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each copy that kpes wrote into ``folder``, by file name."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines) if name}


def _refuse_foreign(folder: Path, new_names: set[str]) -> None:
    for name in sorted(new_names):
        if os.path.lexists(folder / name):
            raise KpesError(
                message("{file} is in the way: kpes did not write it, so it does not replace it.", file=str(folder / name)),
                message("Move it elsewhere or delete it, then render again."),
            )


def _digests(copies: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each copy; copies of the same bytes are read once."""
    known: dict[int, str] = {}
    for data in copies.values():
        if id(data) not in known:
            known[id(data)] = hashlib.sha256(data).hexdigest()
    return {name: known[id(data)] for name, data in copies.items()}


def _refuse_other_text(folder: Path, kept: Mapping[str, str], digests: Mapping[str, str]) -> None:
    """A set is of one text: copies of a format that stay beside new ones must be of the same bytes."""
    new = {Path(name).suffix: digest for name, digest in digests.items()}
    for name, digest in kept.items():
        if new.get(Path(name).suffix, digest) != digest:
            raise KpesError(
                message("{folder} holds copies of another text, for example {name}.", folder=str(folder), name=name),
                message("Render the copies of all partners, or choose another folder with --out."),
            )


def _fill(new: Path, copies: Mapping[str, bytes], digests: Mapping[str, str], progress: Progress) -> None:
    os.mkdir(new)
    for done, (name, data) in enumerate(copies.items(), 1):
        with open(os.path.join(new, name), "wb", buffering=0) as file:
            file.write(data)
        progress(done, len(copies))
    lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    storage.replace(new / SUMS, "".join(lines).encode())


def _exchange(folder: Path, new: Path, old: Path) -> None:
    """Puts the new folder in the place of the old one, which stays aside."""
    if not folder.exists():
        os.rename(new, folder)
        return
    os.rename(folder, old)
    try:
        os.rename(new, folder)
    except BaseException:
        os.rename(old, folder)
        raise


def _carry_over(old: Path, folder: Path, ours: set[str]) -> None:
    """Moves what is not kpes's from the old folder to the new one, and removes the old one."""
    if not old.exists():
        return
    for entry in os.listdir(old):
        if entry not in ours and entry != SUMS and not os.path.lexists(folder / entry):
            os.rename(old / entry, folder / entry)
    shutil.rmtree(old)
