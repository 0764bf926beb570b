"""Evidence: files that show a signature, kept beside the register, and whether two names are one person's."""

from __future__ import annotations

from kpes.evidence.files import (
    EVIDENCE,
    LARGEST,
    Offer,
    digests,
    issued,
    keep,
    left_over,
    named,
    of_signatures,
    read,
    read_offer,
    unrecorded,
)
from kpes.evidence.names import is_named, is_nearly

__all__ = [
    "EVIDENCE", "LARGEST", "Offer", "digests", "is_named", "is_nearly", "issued", "keep", "left_over", "named",
    "of_signatures", "read", "read_offer", "unrecorded",
]  # fmt: skip
