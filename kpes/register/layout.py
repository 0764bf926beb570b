"""Whether a file of the register still is as kpes wrote it: its layout, and the digests of its records."""

from __future__ import annotations

import re

from kpes.storage import sha256_of

_TEXT = r"""(?:[^\s'"#&*!|>%@`](?:(?! #).)*|'.*'|".*")"""
_LINES = {
    "signed": "- event: signed",
    "revoked": "- event: revoked",
    "representative": f"  representative: {_TEXT}",
    "signed_on": r"  signed_on: [0-9]{4}-[0-9]{2}-[0-9]{2}",
    "place": f"  place: {_TEXT}",
    "method": "  method: [a-z-]+",
    "fingerprint": "  fingerprint: sha256:[0-9a-f]{64}",
    "evidence": "  evidence:",
    "file": f"    - file: {_TEXT}",
    "sha256": "      sha256: '?[0-9a-f]{64}'?",
    "kind": "      kind: [a-z-]+",
    "issued": "      issued: '?[0-9a-f]{64}'?",
    "reason": f"  reason: {_TEXT}",
    "recorded_at": r"  recorded_at: [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "note": f"  note: {_TEXT}",
    "digest": "  digest: sha256:[0-9a-f]{64}",
}
_LINE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LINES.items())
_DIGEST = re.compile("  digest: sha256:([0-9a-f]{64})")
_FOLLOWING = {
    "": {"signed", "revoked"},
    "signed": {"representative"},
    "revoked": {"representative"},
    "representative": {"signed_on", "fingerprint"},
    "signed_on": {"place", "method"},
    "place": {"method"},
    "method": {"fingerprint"},
    "fingerprint": {"evidence", "reason", "recorded_at"},
    "evidence": {"file"},
    "file": {"sha256"},
    "sha256": {"kind", "issued", "file", "recorded_at"},
    "kind": {"file", "recorded_at"},
    "issued": {"file", "recorded_at"},
    "reason": {"recorded_at"},
    "recorded_at": {"note", "digest", "signed", "revoked"},
    "note": {"digest", "signed", "revoked"},
    "digest": {"signed", "revoked"},
}
"""What may stand below a line; that no key is missing is the reader's to see."""


def foreign_line(data: bytes) -> int | None:
    """The first line (from 1) of a register file that kpes did not write as it stands; None where it wrote all."""
    lines = data.decode("utf-8", "replace").split("\n")
    before = ""
    for number, line in enumerate(lines[:-1], 1):
        found = re.fullmatch(_LINE, line)
        if not found or found.lastgroup not in _FOLLOWING[before]:
            return number
        before = found.lastgroup or ""
    return len(lines) if lines[-1] else None


def with_digest(records: bytes) -> bytes:
    """``records`` with the last one's digest as its last line: the SHA-256 of all that stands above.

    So a record vouches for itself and for those before it. Line ends count as git keeps them, as LF.
    """
    return records + f"  digest: sha256:{sha256_of(_with_plain_ends(records))}\n".encode()


def altered_record(data: bytes) -> int | None:
    """The line of the first record whose digest does not fit what stands above it; None where all fit.

    A record without a digest, as people may write it by hand, vouches for nothing.
    """
    import hashlib

    digest, record = hashlib.sha256(), 1
    for number, line in enumerate(_with_plain_ends(data).split(b"\n"), 1):
        if line.startswith(b"- "):
            record = number
        said = _DIGEST.fullmatch(line.decode("utf-8", "replace"))
        if said and said[1] != digest.hexdigest():
            return record
        digest.update(line + b"\n")
    return None


def has_unsealed(data: bytes) -> bool:
    """Whether a record bears no digest, so that a change of it might not show."""
    lines = data.decode("utf-8", "replace").splitlines()
    return sum(line.startswith("- ") for line in lines) > sum(bool(_DIGEST.fullmatch(line)) for line in lines)


def _with_plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
