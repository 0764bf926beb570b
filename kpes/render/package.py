"""ZIP packages that are the same bytes wherever and whenever they are written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP entry can carry
UNIX = 3
READABLE_FILE = 0o644 << 16
COMPRESSED_FROM = 1 << 20


def reproducible(package: bytes) -> bytes:
    """The OPC package with its parts unchanged, and nothing in the ZIP that the moment decides.

    The content types come first, as the Open Packaging Conventions (ECMA-376, part 2) recommend to
    those who read a stream; the other parts follow by name. What zlib makes of a part differs between
    its builds, so parts are stored: an agreement is the same bytes everywhere. A part of 1 MiB or more,
    which only a list of thousands of partners gives, is compressed all the same.
    """
    written = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(written, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            part = source.read(name)
            target.writestr(entry(name, compressed=len(part) >= COMPRESSED_FROM), part)
    return written.getvalue()


def entry(name: str, compressed: bool = False) -> ZipInfo:
    """The head of an entry of this name: nothing in it tells of the moment or the machine."""
    entry = ZipInfo(name, EARLIEST)
    entry.create_system = UNIX
    entry.external_attr = READABLE_FILE
    entry.compress_type = ZIP_DEFLATED if compressed else ZIP_STORED
    return entry
