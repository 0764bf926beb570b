"""ZIP packages that are the same bytes wherever and whenever they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP entry can carry
UNIX = 3
READABLE_FILE = 0o644 << 16
COMPRESSED_FROM = 1 << 20


def reproducible(package: bytes, written_out: Mapping[str, Callable[[bytes], Iterable[bytes]]]) -> bytes:
    """The OPC package with its parts unchanged, and nothing in the ZIP that the moment decides.

    ``written_out`` gives, for parts by name, the pieces of what shall stand in their place. The content types
    come first, as the Open Packaging Conventions (ECMA-376, part 2) recommend to those who read a stream; the
    other parts follow by name. What zlib makes of a part differs between its builds, so parts are stored: an
    agreement is the same bytes everywhere. A part of 1 MiB or more, which only a list of thousands of partners
    gives, is compressed all the same, as its pieces come.
    """
    written = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(written, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            part = source.read(name)
            _write(target, name, iter(written_out[name](part) if name in written_out else (part,)))
    return written.getvalue()


def _write(target: ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    start, size = [], 0
    for piece in pieces:
        start.append(piece)
        size += len(piece)
        if size >= COMPRESSED_FROM:
            break
    with target.open(entry(name, compressed=size >= COMPRESSED_FROM), "w") as opened:
        opened.write(b"".join(start))
        for piece in pieces:
            opened.write(piece)


def entry(name: str, compressed: bool = False) -> ZipInfo:
    """The head of an entry of this name: nothing in it tells of the moment or the machine."""
    entry = ZipInfo(name, EARLIEST)
    entry.create_system = UNIX
    entry.external_attr = READABLE_FILE
    entry.compress_type = ZIP_DEFLATED if compressed else ZIP_STORED
    return entry
