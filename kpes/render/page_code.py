"""The code at the foot of pages that are signed: a QR code that tells a scan's edition and page, without reading words.

It says edition, page and pages, as “59368E9AA942-3-6”, or the edition alone where the page is not known. That fits into
the smallest QR code (ISO/IEC 18004, version 1), which phones read, too. docs/templates.md tells why it is so large.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from kpes.fingerprint import short

if TYPE_CHECKING:
    import segno

MODULE = 0.48
"""The side of one square, in millimetres: read at 150 dpi with noise and blur."""
QUIET = 4
"""Squares of white that belong to it on each side."""
SIDE = round(MODULE * (21 + 2 * QUIET), 2)
"""The side of the picture of an edition's code, in millimetres."""
_PIXELS = 4  # a square's side in the picture: 212 dots an inch, fewer than those from which Word makes its own picture
_MASK = 3  # which of the eight patterns makes no odds to readers; to try all of them takes six times as long
_WORDS = re.compile(r"([0-9A-F]{12})(?:-([1-9][0-9]{0,3})-([1-9][0-9]{0,3}))?")


class PageCode(NamedTuple):
    """What a code says: the first digits of a fingerprint, and the page of how many; 0 where it does not say."""

    edition: str
    page: int = 0
    pages: int = 0


def payload(fingerprint: str, page: int = 0, pages: int = 0) -> str:
    """The words of the code; without ``pages`` those of the edition alone."""
    edition = short(fingerprint).upper()
    return f"{edition}-{page}-{pages}" if pages else edition


def read_payload(words: str) -> PageCode | None:
    """What these words of a code say; None where kpes did not write them."""
    found = _WORDS.fullmatch(words)
    if not found:
        return None
    page, pages = int(found[2] or 0), int(found[3] or 0)
    return PageCode(found[1].lower(), page, pages) if page <= pages else None


def squares(words: str) -> tuple[str, ...]:
    """The code row by row: a 1 for each black square, a 0 for each white one, without the white around it."""
    return tuple("".join(map(str, row)) for row in _code(words).matrix)


@cache
def picture(edition: str) -> bytes:
    """The code of an edition, with the white around it, as a PNG: the same bytes everywhere, for nothing is packed."""
    written = BytesIO()
    _code(payload(edition)).save(written, kind="png", scale=_PIXELS, border=QUIET, compresslevel=0)
    return written.getvalue()


def _code(words: str) -> segno.QRCode:
    import segno

    return segno.make_qr(words, mask=_MASK)
