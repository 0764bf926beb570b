"""The canonical text of an agreement, and its fingerprint.

The canonical text is what the partners agree to and nothing else: UTF-8 in NFC, one block a line, its label, one space,
its text, and of a table a line a cell; white space runs are one plain space; no empty line; LF at every end of line,
also the last. Anybody recomputes the fingerprint from it: ``kpes show --format text | sha256sum``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kpes.document import Block, Document
from kpes.storage import sha256_of

_SHORT = 12


def canonical_text(document: Document) -> bytes:
    """The canonical text of ``document``, as the bytes that the fingerprint is taken of."""
    lines = (" ".join(line.split()) for line in _lines(document))
    text = "".join(f"{line}\n" for line in lines if line)
    return unicodedata.normalize("NFC", text).encode()


def _lines(document: Document) -> Iterator[str]:
    for block in document.all:
        if isinstance(block, Block):
            yield f"{block.label} {block.text}"
        else:
            yield from block.lines


def fingerprint(text: bytes) -> str:
    """The fingerprint of a canonical text: ``sha256:`` and 64 hex digits."""
    return f"sha256:{sha256_of(text)}"


def short(fingerprint: str) -> str:
    """A fingerprint as people are shown it: its first 12 hex digits."""
    return fingerprint.removeprefix("sha256:")[:_SHORT]


def edition_file(fingerprint: str) -> str:
    """The name of the file that keeps the edition with this fingerprint, or with these first digits of it."""
    return f"{short(fingerprint)}.txt"
