"""Whether a file of the register is laid out as kpes writes it, line by line."""

from __future__ import annotations

import re

_TEXT = r"""(?:[^\s'"#&*!|>%@`](?:(?! #).)*|'.*'|".*")"""
_LINES = {
    "signed": "- event: signed",
    "revoked": "- event: revoked",
    "representative": f"  representative: {_TEXT}",
    "signed_on": r"  signed_on: [0-9]{4}-[0-9]{2}-[0-9]{2}",
    "method": "  method: [a-z-]+",
    "fingerprint": "  fingerprint: sha256:[0-9a-f]{64}",
    "evidence": "  evidence:",
    "file": f"    - file: {_TEXT}",
    "sha256": "      sha256: '?[0-9a-f]{64}'?",
    "reason": f"  reason: {_TEXT}",
    "recorded_at": r"  recorded_at: [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
    "note": f"  note: {_TEXT}",
}
_LINE = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LINES.items())
_FOLLOWING = {
    "": {"signed", "revoked"},
    "signed": {"representative"},
    "revoked": {"representative"},
    "representative": {"signed_on", "fingerprint"},
    "signed_on": {"method"},
    "method": {"fingerprint"},
    "fingerprint": {"evidence", "reason", "recorded_at"},
    "evidence": {"file"},
    "file": {"sha256"},
    "sha256": {"file", "recorded_at"},
    "reason": {"recorded_at"},
    "recorded_at": {"note", "signed", "revoked"},
    "note": {"signed", "revoked"},
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
