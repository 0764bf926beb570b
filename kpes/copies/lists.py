"""The names of copies, and the two lists beside them: ``SHA256SUMS`` and ``manifest.json``.

``SHA256SUMS`` tells anybody, with ``sha256sum -c``, whether the copies are what was written. The manifest
ties each of them to its partner, its format and the edition whose text it bears.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kpes import storage
from kpes.paths import OF_AGREEMENT
from kpes.render import FORMATS

SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"
EXTENSIONS = {name: format.extension for name, format in FORMATS.items()}
"""The formats of copies, and how their files' names end."""

_FORMATS = {extension: format for format, extension in EXTENSIONS.items()}

Progress = Callable[[int, int], None]
"""Is told how many copies of how many are written."""

_NAME = r"[0-9]+-([a-z0-9][a-z0-9-]*)\.([a-z]+)"


class Copy(NamedTuple):
    """One copy: its file's name, the partner's id, a format of EXTENSIONS, and the SHA-256 in hex."""

    file: str
    partner: str
    format: str
    sha256: str


class Manifest(NamedTuple):
    """The copies of a folder, by name, and the fingerprint of the text that all of them bear."""

    fingerprint: str
    copies: tuple[Copy, ...]


class Copies:
    """The copies that kpes wrote into a folder, as the two lists beside them tell of them, and as they are now.

    ``place`` is what people call the folder. Each part is read when it is asked for, and once, unless it was ``given``.
    """

    def __init__(self, folder: Path, place: str = OF_AGREEMENT.copies, **given: object):
        self.folder, self.place = folder, place
        self.__dict__.update(given)

    @cached_property
    def sums(self) -> Mapping[str, str] | None:
        """The SHA-256 of each copy, by file name; empty where kpes wrote none, None where the list is not kpes's."""
        try:
            data = storage.read(self.folder / SUMS, links=False)
        except storage.Unreadable as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return {}
            raise
        return read_sums(data, _NAME)

    @cached_property
    def manifest(self) -> Manifest | None:
        """What the copies were made of; None where there is no manifest, or none that kpes wrote."""
        import json

        try:
            read = json.loads(storage.read(self.folder / MANIFEST, links=False))
            told = Manifest(read["fingerprint"], tuple(Copy(**copy) for copy in read["copies"]))
            words = [told.fingerprint, *(value for copy in told.copies for value in copy)]
            return told if read.keys() == {"fingerprint", "copies"} and all(isinstance(w, str) for w in words) else None
        except (storage.Unreadable, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None

    @property
    def written(self) -> bool:
        """Whether kpes wrote copies there. Where somebody edited the list of them, little else can be told of them."""
        return self.sums != {}

    @cached_property
    def _there(self) -> list[str]:
        if not self.written:
            return []
        return sorted(entry for entry in os.listdir(self.folder) if not entry.startswith(storage.TEMPORARY))

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The files that are not what kpes wrote, in order; of the lists, those that nobody can read."""
        known = self.sums or {}
        changed = [name for name in self._there if name in known and storage.sha256(self.folder / name) != known[name]]
        lists = ((SUMS, self.sums), (MANIFEST, self.manifest))
        return (*changed, *(name for name, read in lists if read is None and name in self._there))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The copies that are not there any more, in order."""
        return tuple(sorted((self.sums or {}).keys() - set(self._there)))

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The files that kpes did not write, in order."""
        known = self._there if self.sums is None else self.sums
        return tuple(name for name in self._there if name not in known and name not in (SUMS, MANIFEST))

    @property
    def agreed(self) -> tuple[Copy, ...]:
        """The copies that both lists name alike."""
        listed, told = self.sums or {}, self.manifest
        return tuple(copy for copy in told.copies if listed.get(copy.file) == copy.sha256) if told else ()


def names(recipients: Sequence[str], format: str) -> dict[str, str]:
    """The id of who gets a copy, by the name of the copy: ``01-a.docx`` … ``22-v.docx``."""
    width = len(str(len(recipients)))
    return {f"{number:0{width}}-{id}.{EXTENSIONS[format]}": id for number, id in enumerate(recipients, 1)}


def format_of(name: str) -> str:
    """The format of the copy of this name."""
    extension = name.rpartition(".")[2]
    return _FORMATS.get(extension, extension)


def digests_of(copies: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each copy; copies of the same bytes are read once."""
    known = {id(data): data for data in copies.values()}
    digests = {key: storage.sha256_of(data) for key, data in known.items()}
    return {name: digests[id(data)] for name, data in copies.items()}


def lists(fingerprint: str, digests: Mapping[str, str]) -> dict[str, bytes]:
    """Both lists, by file name, for the copies of these names and digests, all of the edition ``fingerprint``."""
    import json

    told = {"fingerprint": fingerprint, "copies": [copy._asdict() for copy in copies_of(digests)]}
    return {SUMS: sums_of(digests), MANIFEST: f"{json.dumps(told, indent=2)}\n".encode()}


def sums_of(digests: Mapping[str, str]) -> bytes:
    """A list of digests, as ``sha256sum`` writes it."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()


def read_sums(data: bytes, name: str) -> dict[str, str] | None:
    """The digests in a list, by file name; None where a line is none, or a name is not of the pattern ``name``."""
    lines = data.decode("utf-8", "replace").splitlines()
    found = [re.fullmatch(rf"([0-9a-f]{{64}})  ({name})", line) for line in lines]
    return {match[2]: match[1] for match in found if match} if all(found) else None


def copies_of(digests: Mapping[str, str]) -> Iterator[Copy]:
    """The copies of these names and digests, in the order that a manifest tells of them."""
    for name, digest in sorted(digests.items()):
        match = re.fullmatch(_NAME, name)
        assert match, f"{name} is no name that names() gives"
        yield Copy(name, match[1], format_of(name), digest)
