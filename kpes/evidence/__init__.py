"""Evidence: files that show a signature, and what an electronic signature in one of them proves.

`files` keeps them, `trust` the certificates of those who are trusted. `apart`, which is imported when it is needed,
reads the signatures of a PDF with pyHanko, an extra of its own, in a process of its own; `verdicts` says what they
prove, each thing apart; `bears_signature` looks whether there is one at all.
"""

from __future__ import annotations

from kpes.evidence.facts import PINNED, CannotExamine, Change, Examined, Signer, bears_signature, beginning, is_pdf
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
from kpes.evidence.trust import TRUST, fit_for_others, roots
from kpes.evidence.verdicts import Judged, moment_of, usable, verdicts

__all__ = [
    "EVIDENCE", "LARGEST", "PINNED", "TRUST", "CannotExamine", "Change", "Examined", "Judged", "Offer",
    "Signer", "bears_signature", "beginning", "digests", "fit_for_others", "is_named", "is_nearly", "is_pdf", "issued",
    "keep", "left_over", "moment_of", "named", "of_signatures", "read", "read_offer", "roots", "unrecorded", "usable",
    "verdicts",
]  # fmt: skip
