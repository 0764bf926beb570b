"""Whether a file of the register still is as kpes wrote it, as far as the digests of its records tell."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from sys import maxsize

from kpes.storage import sha256_of

_MARK = re.compile(rb"^(?:-|  ['\"]?digest['\"]?: *(.*)$)", re.MULTILINE)
"""A record starts, or its digest stands there."""
_BEFORE_SEAL = b"  digest: sha256:"
_SEAL = re.compile(rb"  ['\"]?digest['\"]?: *sha256:[0-9a-f]{64}")

def with_digest(records: bytes) -> bytes:
    """``records`` with the last one's digest as its last line: the SHA-256 of all that stands above.

    So a record vouches for itself and for those before it. Line ends count as git keeps them, as LF.
    """
    return records + f"  digest: sha256:{sha256_of(_with_plain_ends(records))}\n".encode()


def altered_record(data: bytes) -> int | None:
    """The line of the first record that was changed after kpes wrote it, as far as digests tell; None where all fit.

    Its digest does not fit what stands above it, or the record goes on below it, or it bears none although one above
    it does: kpes writes none without. Records without a digest above all others, as people may write them by hand,
    vouch for nothing.
    """
    data = _with_plain_ends(data)
    head, _, said = data.rpartition(_BEFORE_SEAL)
    if said == hashlib.sha256(head).hexdigest().encode() + b"\n" and b"digest" not in head:
        return None  # the one record of most files
    digest, read = hashlib.sha256(), 0
    record, sealed_to, sealed = 0, 0, True
    for mark in (*_MARK.finditer(data), None):
        at = mark.start() if mark else len(data)
        if mark and mark[1] is not None:
            digest.update(data[read:at])
            if mark[1] != b"sha256:" + digest.hexdigest().encode():
                return _line(data, record)
            read, sealed_to, sealed = at, mark.end(), True
            continue
        if sealed_to and (not sealed or _holds_more(data[sealed_to:at])):
            return _line(data, record)
        record, sealed = at, False
    return None


def unsealed_record(data: bytes, records: Sequence[int]) -> int | None:
    """The line of the first record that bears no digest, so that a change of it might not show.

    ``records`` are the lines at which the records start.
    """
    lines = enumerate(_with_plain_ends(data).split(b"\n"), 1)
    seals = [number for number, line in lines if _SEAL.fullmatch(line)]
    for start, end in pairwise([*records, maxsize]):
        if bisect(seals, start) == bisect(seals, end):
            return start
    return None


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _holds_more(rest: bytes) -> bool:
    """Whether ``rest`` says anything: blank lines and comments do not."""
    return bool(rest.strip()) and any(line.lstrip()[:1] not in (b"", b"#") for line in rest.split(b"\n"))


def _with_plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
