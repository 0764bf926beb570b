"""The ZIP package of a DOCX that came back, opened within bounds and by the names that word processors go by."""

from __future__ import annotations

import posixpath
import struct
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from kpes.messages import message
from kpes.received.reading import Unreadable
from kpes.received.xml import Element, local, parse

MOST_PARTS = 5_000
LARGEST_PART = 32 * 2**20
MOST_UNPACKED = 128 * 2**20
"""Bytes; an agreement of 10,000 partners that LibreOffice saved unpacks to some twenty million."""

# What zipfile and zlib raise over bytes that are no ZIP file, or a damaged one.
_BROKEN = (BadZipFile, ZlibError, EOFError, OSError, RuntimeError, ValueError, LookupError, struct.error, OverflowError)
_ENCRYPTED = 0x1


class Relation(NamedTuple):
    """What a part points at: the last step of the relation's type, and the target's name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of a package, by name in small letters and without the slash in front; OPC knows no capitals."""

    def __init__(self, data: bytes):
        self._unpacked = 0
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except _BROKEN as error:
            raise Unreadable(message("It is damaged or cut off: its ZIP package cannot be opened.")) from error
        if not entries or min(entry.header_offset for entry in entries):
            raise Unreadable(message("Other bytes stand before its ZIP package, so programs differ over what it is."))
        if len(entries) > MOST_PARTS:
            raise Unreadable(message("It holds more than {most} parts.", most=MOST_PARTS))
        self.parts: dict[str, ZipInfo] = {}
        for entry in entries:
            name = entry.filename.replace("\\", "/").lstrip("/").lower()
            if name in self.parts:
                raise Unreadable(message("It holds {part} twice, so programs differ over what it says.", part=name))
            self.parts[name] = entry
        self._types = self._content_types()

    def read(self, name: str) -> bytes:
        """The bytes of a part; Unreadable where it is missing, damaged, locked or too large."""
        entry = self.parts.get(name)
        if entry is None:
            raise Unreadable(message("It is damaged: {part} is missing in it.", part=name))
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable(message("{part} in it is locked or packed as no word processor does it.", part=name))
        try:
            with self._zip.open(entry) as opened:
                data = opened.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise Unreadable(message("It is damaged: {part} in it cannot be unpacked.", part=name)) from error
        self._unpacked += len(data)
        if len(data) > LARGEST_PART or self._unpacked > MOST_UNPACKED:
            raise Unreadable(message("It unpacks to more than any agreement needs, as a “ZIP bomb” does."))
        return data

    def xml(self, name: str) -> Element:
        """The root of a part that holds XML."""
        return parse(self.read(name), name)

    def type_of(self, name: str) -> str:
        """The content type of a part; empty where none is declared."""
        return self._types.get(f"/{name}") or self._types.get(name.rpartition(".")[2], "")

    def _content_types(self) -> dict[str, str]:
        root = self.xml("[content_types].xml")
        return {
            (element.get("PartName") or element.get("Extension") or "").lower(): element.get("ContentType", "")
            for element in root
        }

    def relations(self, name: str = "") -> list[Relation]:
        """What the part of this name points at; without a name, what the package does."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.parts:
            return []
        found = []
        for element in self.xml(listed):
            if local(element) != "Relationship":
                continue
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/").lower()
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(Relation(element.get("Id", ""), kind, target, external))
        return found

    def all_relations(self) -> list[Relation]:
        """What the package and all its parts point at."""
        named = [name for name in self.parts if name.endswith(".rels")]
        owners = (posixpath.join(posixpath.dirname(posixpath.dirname(n)), posixpath.basename(n)[:-5]) for n in named)
        return [relation for owner in owners for relation in self.relations(owner)]
