"""The ZIP package of a DOCX that came back: opened within bounds, and read as every program reads it or not at all."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from kpes.messages import Message, message
from kpes.received.reading import Remark, Unreadable, shown

Element = etree._Element

MOST_PARTS = 5_000
LARGEST_PART = 32 * 2**20
MOST_UNPACKED = 128 * 2**20
"""Bytes; an agreement of 10,000 partners that LibreOffice saved unpacks to some twenty million."""

# What zipfile and zlib raise over bytes that are no ZIP file, or a damaged one.
_BROKEN = (
    BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError, struct.error, OverflowError,
)  # fmt: skip
_ENCRYPTED, _SIZE_BEHIND = 0x1, 0x8
_NO_GAP: tuple[int, ...] = (0,)
_SIZES = (0, 12, 16, 20, 24)
"""Bytes behind an entry: the latter where its sizes may stand there."""
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_.-]*[A-Za-z0-9_-]|\[Content_Types\]\.xml")
_HARMLESS_EXTRAS = {0x000A, 0x5455, 0x5855, 0x7875, 0xA220}
"""Times and owners, and the room that Word leaves for a part to grow."""
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_TYPES = "[content_types].xml"
_DECLARATIONS = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_WORD = ("application/vnd.openxmlformats-officedocument.word", "application/vnd.ms-word")
_UTF8 = re.compile(rb"(\xef\xbb\xbf)?(\s*<(?!\?xml)|<\?xml\s+version=([\"'])1\.0\3[^>]*?\?>)", re.DOTALL)
_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


_BESIDE = message("other bytes in its ZIP package than those of its parts")


class Relation(NamedTuple):
    """What a part points at: the relation's type, and the target's name in small letters, or an address outside."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of a package, by name in small letters and without the slash in front; OPC knows no capitals.

    ``remarks`` says where programs may differ over what the package holds.
    """

    def __init__(self, data: bytes):
        self.remarks: list[Remark] = []
        self._data, self._unpacked = data, 0
        try:
            with ZipFile(BytesIO(data)) as opened:
                entries = opened.infolist()
                if not self._is_plain(entries, opened.start_dir):
                    self.remark("bytes", _BESIDE)
        except _BROKEN as error:
            raise Unreadable(message("It is damaged or cut off: its ZIP package cannot be opened.")) from error
        if len(entries) > MOST_PARTS:
            raise Unreadable(message("It holds more than {most} parts.", most=MOST_PARTS))
        self.parts: dict[str, ZipInfo] = {}
        for entry in entries:
            name = entry.filename.replace("\\", "/").strip("/").lower()
            if name in self.parts:
                raise Unreadable(message("It holds {part} twice, so programs differ over what it says.", part=name))
            folder = entry.is_dir() and not entry.file_size
            if not _NAME.fullmatch(entry.orig_filename.removesuffix("/" if folder else "")):
                self.remark("part", message("a part with a name that programs read differently: {part}",
                                            part=shown(entry.filename)))  # fmt: skip
            self.parts[name] = entry
        self.parts = {name: entry for name, entry in self.parts.items() if not entry.is_dir()}
        self._types = self._content_types()

    def remark(self, check: str, said: Message) -> None:
        """Adds what is not understood."""
        self.remarks.append(Remark(check, said))

    def _odd(self, name: str) -> None:
        said = message("a part that is written as no word processor does it: {part}", part=shown(name))
        self.remark("part", said)

    def _exact(self, name: str) -> str:
        """A part's name in small letters; where its capitals are others, some programs do not find it."""
        entry = self.parts.get(name.lower())
        if entry is not None and entry.filename != name:
            self._odd(name)
        return name.lower()

    def _is_plain(self, entries: list[ZipInfo], directory: int) -> bool:
        """Whether the entries, their list and its end are all that the bytes hold, and say the same."""
        data, at = self._data, 0
        gaps = _NO_GAP
        plain = True
        if not entries or min(entry.header_offset for entry in entries):
            raise Unreadable(message("Other bytes stand before its ZIP package, so programs differ over what it is."))
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            flags, method, *sizes, name, extra = struct.unpack_from("<6xHH4xLLLHH", data, entry.header_offset)
            named = entry.header_offset + 30
            begins = named + name + extra
            told = [entry.CRC, entry.compress_size, entry.file_size]
            behind = flags & _SIZE_BEHIND
            plain &= (
                entry.header_offset - at in gaps
                and (flags, method) == (entry.flag_bits, entry.compress_type)
                and sizes in (told, [0, 0, 0] if behind else told)
                and data[named : named + name] == entry.orig_filename.encode("ascii", "replace")
                and not _unknown_extras(data[named + name : begins], entry.extra)
            )
            at, gaps = begins + entry.compress_size, _SIZES if behind else _NO_GAP
        count, size = len(entries), len(data) - 22 - directory
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, directory, 0) if size > 0 else b"?"
        return plain and data.endswith(end) and directory - at in gaps and b"%PDF-" not in data[:1024]

    def read(self, name: str) -> bytes:
        """The bytes of a part; Unreadable where it is missing, damaged, locked or too large."""
        entry = self.parts.get(name)
        if entry is None:
            raise Unreadable(message("It is damaged: {part} is missing in it.", part=shown(name)))
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable(
                message("{part} in it is locked or packed as no word processor does it.", part=shown(name))
            )
        name_length, extra = struct.unpack_from("<HH", self._data, entry.header_offset + 26)
        begins = entry.header_offset + 30 + name_length + extra
        data = self._data[begins : begins + entry.compress_size]
        if entry.compress_type == ZIP_DEFLATED:
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                data = unpacking.decompress(data, LARGEST_PART + 1)
            except zlib.error as error:
                raise _damaged(name) from error
            if unpacking.unused_data:
                self.remark("bytes", _BESIDE)
        self._unpacked += len(data)
        if len(data) > LARGEST_PART or self._unpacked > MOST_UNPACKED:
            raise Unreadable(message("It unpacks to more than any agreement needs, as a “ZIP bomb” does."))
        if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
            raise _damaged(name)
        return data

    def xml(self, name: str) -> Element:
        """The root of a part that holds XML."""
        data = self.read(name)
        root = _parse(data, name)
        declared = _UTF8.match(data)
        odd = declared is None or _ENCODING.search(declared[0]) is not None
        beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
        if odd or beside or any(not isinstance(element.tag, str) for element in root.iter()):
            self._odd(name)
        return root

    def type_of(self, name: str) -> str:
        """The content type of a part; empty where none is declared."""
        return self._types.get(f"/{name}") or self._types.get(name.rpartition(".")[2], "")

    def _content_types(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for element in self.xml(_TYPES):
            name = (element.get("PartName") or element.get("Extension") or "").lower()
            known = element.tag in (f"{_PACKAGE}content-types}}Default", f"{_PACKAGE}content-types}}Override")
            if name in found or not name or not known or len(element.attrib) != 2 or len(element):
                self._odd(_TYPES)
            self._exact(element.get("PartName", "").lstrip("/"))
            found[name] = element.get("ContentType", "")
        return found

    def document(self) -> str:
        """The name of the part that holds the text of a Word document; Unreadable where it is none."""
        main = [one for one in self.relations() if one.type.endswith("/officeDocument") and not one.external]
        if len(main) != 1:
            raise Unreadable(message("It is no Word document: nothing in it is named as its text."))
        if not self.type_of(main[0].target).lower().startswith(_WORD):
            raise Unreadable(message("It is no Word document: its main part is of another kind."))
        return main[0].target

    def relations(self, name: str = "") -> list[Relation]:
        """What the part of this name points at; without a name, what the package does."""
        listed = relations_of(name)
        if listed not in self.parts:
            return []
        found: list[Relation] = []
        for element in self.xml(listed):
            id, target = element.get("Id", ""), element.get("Target", "")
            external = element.get("TargetMode", "Internal") != "Internal"
            odd = element.tag != f"{_PACKAGE}relationships}}Relationship" or id in (one.id for one in found)
            odd = odd or len(element) > 0 or not {*element.attrib} <= {"Id", "Type", "Target", "TargetMode"}
            if not external:
                folder = posixpath.dirname(self.parts[name].filename if name in self.parts else name)
                if folder and target.startswith("../"):
                    folder, target = posixpath.dirname(folder), target[3:]
                target = posixpath.join("/", folder, target)[1:]
                odd = odd or not _NAME.fullmatch(target)
                target = self._exact(target)
            if odd:
                self._odd(listed)
            found.append(Relation(id, element.get("Type", ""), target, external))
        return found


def relations_of(name: str) -> str:
    """The name of the part that lists the relations of a part."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _damaged(name: str) -> Unreadable:
    return Unreadable(message("It is damaged: {part} in it cannot be unpacked.", part=shown(name)))


def _unknown_extras(*fields: bytes) -> bool:
    """Whether any of the extra fields of an entry is more than a time or an owner: one may give it another name."""
    for field in fields:
        while len(field) >= 4:
            kind, size = struct.unpack_from("<HH", field)
            if kind not in _HARMLESS_EXTRAS:
                return True
            field = field[4 + size :]
        if field:
            return True
    return False


def _parse(data: bytes, part: str) -> Element:
    """The root of the XML in ``data``; Unreadable where it is none, or declares entities."""
    if any(declaration in data for declaration in _DECLARATIONS):
        raise Unreadable(
            message("{part} in it declares entities of its own, which no word processor writes.", part=part)
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(message("{part} in it is damaged: it is no XML.", part=part)) from error
