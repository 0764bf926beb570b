"""Evidence: files that show a signature, and what an electronic signature in one of them proves.

`files` keeps them. `examine` reads the signatures of a PDF, with pyHanko, which is an extra of its own;
`verdicts` says what they prove, each thing apart; `bears_signature` looks whether there is one at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from kpes.evidence.facts import CannotExamine, Change, Examined, Signer, bears_signature, beginning
from kpes.evidence.files import (
    EVIDENCE,
    LARGEST,
    TRUST,
    Offer,
    digests,
    issued,
    keep,
    left_over,
    named,
    of_signatures,
    read,
    read_offer,
    roots,
    unrecorded,
)
from kpes.evidence.names import is_named
from kpes.evidence.verdicts import Judged, moment_of, usable, verdicts


def examine(data: bytes, issued: Collection[str], roots: Mapping[str, bytes], now: datetime) -> Examined:
    """See `kpes.evidence.electronic.examine`; a KpesError where pyHanko is not installed."""
    from kpes.evidence.electronic import examine

    return examine(data, issued, roots, now)


__all__ = [
    "EVIDENCE", "LARGEST", "TRUST", "CannotExamine", "Change", "Examined", "Judged", "Offer", "Signer",
    "bears_signature", "beginning", "digests", "examine", "is_named", "issued", "keep", "left_over", "moment_of",
    "named", "of_signatures", "read", "read_offer", "roots", "unrecorded", "usable", "verdicts",
]  # fmt: skip
