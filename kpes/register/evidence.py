"""Evidence: files that show a signature, kept beside the register under ``data/evidence/<partner>/``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.beneath import beneath
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.model import (
    POWER_OF_ATTORNEY,
    Declined,
    Event,
    Evidence,
    HandedOver,
    Kind,
    Method,
    Partner,
    Recorded,
    Signed,
    Told,
)
from kpes.register.reading import Records
from kpes.source import clean, forbidden

LARGEST = 50 * 1024 * 1024
"""Bytes; a scan in colour of a few pages is a tenth of it."""

_NOT_ON_WINDOWS = r'[<>:"/\\|?*]'
"""Characters that no name can hold there, where others may fetch the register (Microsoft, Naming Files)."""


_RESERVED = r"(?i)(CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=[ .]|\Z)"
"""Names of devices there, whatever stands behind a full stop."""


class Offer(NamedTuple):
    """A file that is offered as evidence, as it was read: its SHA-256, its bytes, and of which kind it is.

    ``data`` is None where there is no room for the bytes; then they are read again when they are kept. ``issued`` is
    the SHA-256 of the issued PDF that it begins with, where it was examined and does.
    """

    path: Path
    sha256: str
    data: bytes | None = None
    kind: Kind = ""
    issued: str = ""

    def content(self) -> bytes:
        """What it holds; a KpesError where it was changed since it was read first."""
        if self.data is not None:
            return self.data
        data = read(self.path)
        if storage.sha256_of(data) != self.sha256:
            raise _refused(self.path, message("it was changed while kpes looked into it"))
        return data


class Said(NamedTuple):
    """What is said of a signature: for whom, who gave it, when and how, and the files that show it.

    None, or no word, is what is left open. Of what is recorded nothing is. Where the ``event`` is no signature, ``by``
    is who declined or took the copy, if anybody is named, and the ``note`` says why, or what else there is to say.
    """

    partner: Partner | None = None
    by: str = ""
    on: date | None = None
    method: Method | None = None
    place: str = ""
    note: str = ""
    files: tuple[Offer, ...] = ()
    event: Recorded = "signed"

    @property
    def party(self) -> Partner:
        """The partner, once it is said."""
        assert self.partner
        return self.partner

    def record(self, edition: str, recorded_at: str, kept: Iterable[Evidence] = (), effect: str = "") -> Told:
        """The record of it, once nothing is open; ``kept`` is what became of its files."""
        assert self.on
        party = self.party
        if self.event != "signed":
            model = Declined if self.event == "declined" else HandedOver
            return model(party.id.value, self.by, self.on, self.note, edition, recorded_at, party.place)
        assert self.method
        return Signed(
            partner=party.id.value,
            representative=self.by,
            signed_on=self.on,
            signed_in=self.place,
            method=self.method,
            fingerprint=edition,
            evidence=tuple(dict.fromkeys(kept)),
            recorded_at=recorded_at,
            note=self.note,
            place=party.place,
            effect=effect,
        )


def offered(file: Path, kind: Kind = "") -> Offer:
    """A file that is offered as evidence; a KpesError where it cannot be that."""
    data = read(file)
    return Offer(file, storage.sha256_of(data), data, kind)


def read(file: Path) -> bytes:
    """The bytes of a file that is offered as evidence; a KpesError where it cannot be evidence."""
    try:
        data = storage.read(file, LARGEST, links=False)
    except storage.Unreadable as error:
        missing = isinstance(error.__cause__, FileNotFoundError)
        raise _refused(file, message("there is no such file") if missing else error.why) from None
    if not data:
        raise _refused(file, message("it is empty"))
    if forbidden(file.name) or clean(file.name).startswith("."):
        raise _refused(file, message("its name is hidden or holds characters that cannot be seen"))
    return data


def _refused(file: Path, reason: Message | str) -> KpesError:
    return KpesError(
        message("{file} cannot be kept as evidence: {reason}.", file=str(file), reason=reason),
        message("Name a scan or a signed file, and run the command again; nothing was recorded."),
    )


def keep(root: Path, place: str, offer: Offer, put: Callable[[Path, bytes], None]) -> Evidence:
    """Keeps ``offer`` as evidence in the folder ``place`` of a partner, under its name or the next free name like it.

    ``put`` puts a file of these bytes there, or finds it there, or raises FileExistsError.

    The name is kept as the register can name it: in NFC, with single plain spaces, fit for Windows, and not the same as
    another but for capitals, of which Windows and macOS would lose one.
    Nothing that is there is overwritten; the same bytes under the same name are kept once.
    """
    folder, data = beneath(root, place), offer.content()
    name = re.sub(_NOT_ON_WINDOWS, "-", clean(offer.path.name)).rstrip(" .")
    if device := re.match(_RESERVED, name):
        name = f"{device[0]}_{name[device.end() :]}"
    there = {file.casefold(): file for file in os.listdir(folder)} if folder.is_dir() else {}
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in count(1):
        file = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            if there.get(file.name.casefold(), file.name) != file.name:
                raise FileExistsError
            put(file, data)
            break
        except FileExistsError:
            continue
    return Evidence(f"{place}/{file.name}", offer.sha256, offer.kind, offer.issued)


def digests(root: Path, records: Records) -> dict[str, str | None]:
    """The SHA-256 of each file that a record names, by its name; None for what is not there."""
    return digests_of(root, {kept.file for events in records.values() for kept in named(events)})


def digests_of(root: Path, files: Iterable[str]) -> dict[str, str | None]:
    """The SHA-256 of each of these files; None for what is not there."""
    return {file: _digest(root, file) for file in sorted(files)}


def named(events: Iterable[Event]) -> list[Evidence]:
    """The evidence that these events name."""
    return [kept for event in events if isinstance(event, Signed) for kept in event.evidence]


def of_signatures(events: Iterable[Event]) -> list[Evidence]:
    """That of it which shows the signatures themselves."""
    return [kept for kept in named(events) if kept.kind != POWER_OF_ATTORNEY]


def issued(records: Records, doubtful: Collection[str]) -> dict[str, str]:
    """The fingerprint of the edition of each issued PDF that the register names, by the SHA-256 of that PDF.

    A record is believed where every record in its file bears a digest, and that fits: ``doubtful`` are the ids of the
    partners in whose file one does not. That it was withdrawn later does not change what PDF was issued.
    """
    return {
        kept.issued: event.fingerprint
        for id, events in records.items()
        for event in events
        if id not in doubtful and isinstance(event, Signed)
        for kept in of_signatures([event])
        if kept.issued
    }


def unrecorded(root: Path, records: Records, place: str) -> tuple[str, ...]:
    """The files among the evidence in the folder ``place`` that no record names; what is hidden cannot be evidence."""
    known = {kept.file for events in records.values() for kept in named(events)}
    return tuple(sorted(file for file in _files(root, place) if file not in known and "/." not in file))


def left_over(root: Path, place: str) -> tuple[str, ...]:
    """What a kpes that was stopped left among the evidence under temporary names."""
    return tuple(sorted(file for file in _files(root, place) if storage.is_left_over(os.path.basename(file))))


def _files(root: Path, place: str) -> Iterator[str]:
    """Whatever lies among the evidence and is no folder, by its name as a record has it."""
    for folder, _, names in os.walk(beneath(root, place)):
        yield from ((Path(folder) / name).relative_to(root).as_posix() for name in names)


def _digest(root: Path, file: str) -> str | None:
    try:
        path = beneath(root, file)
    except storage.Unreadable:
        return None  # Behind a link there is something else than was kept.
    with storage.reading(path):
        return storage.sha256(path)
