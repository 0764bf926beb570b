"""The copies: one file a partner, all of a format of the same bytes, and what they say of themselves beside them.

`lists` names the copies and keeps ``SHA256SUMS`` and ``manifest.json``, `writing` puts a set in its place,
`packing` packs one into a ZIP file.
"""

from kpes.copies.lists import COPIES, EXTENSIONS, MANIFEST, SUMS, Copy, Look, Manifest, look, manifest, names
from kpes.copies.packing import pack
from kpes.copies.writing import write

__all__ = [
    "COPIES",
    "EXTENSIONS",
    "MANIFEST",
    "SUMS",
    "Copy",
    "Look",
    "Manifest",
    "look",
    "manifest",
    "names",
    "pack",
    "write",
]
