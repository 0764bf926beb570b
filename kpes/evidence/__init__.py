"""Evidence: files that show a signature, kept beside the register, and whether two names are one person's."""

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
    offered,
    read,
    unrecorded,
)
from kpes.evidence.names import is_named, is_nearly

__all__ = [
    "EVIDENCE", "LARGEST", "Offer", "digests", "is_named", "is_nearly", "issued", "keep", "left_over", "named",
    "of_signatures", "offered", "read", "unrecorded",
]  # fmt: skip
