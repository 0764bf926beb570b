"""Electronic signatures on a PDF (PAdES), read with pyHanko; no network.

Files come from anybody, so kpes runs this in a process of its own: see `kpes.esign.examiner`.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from asn1crypto import pem, x509
from asn1crypto.core import ObjectIdentifier
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from kpes.esign import binding
from kpes.esign.signed_pdf import MOST, Afterwards, SignedPdf, Signer, Stamp, Trust, unread

for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)  # They would tell the PESEL in a certificate.

_QC_COMPLIANCE, _QC_TYPE, _FOR_PEOPLE = "0.4.0.1862.1.1", "0.4.0.1862.1.6", "0.4.0.1862.1.6.1"
"""ETSI EN 319 412-5: a qualified certificate, the kind of it, and the kind that is for electronic signatures."""
_ENDING = 32
"""Bytes of what an authority signed a certificate with."""
_NUMBER = re.compile(r"\d[\d -]{4,}")
_WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
_SIGNING = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
"""What further signatures and their proofs do to a file."""


def certificates(data: bytes) -> list[x509.Certificate]:
    """The certificates in a file in PEM; a ValueError where that is not what it holds."""
    found = [x509.Certificate.load(der) for _, _, der in pem.unarmor(data, multiple=True)]
    for certificate in found:
        certificate.native  # noqa: B018 (reads it whole)
    return found


def examine(data: bytes, length: int | None, roots: Sequence[x509.Certificate], now: datetime) -> SignedPdf:
    """What there is to know of a signed PDF.

    ``length`` is how many of its first bytes are an issued PDF, if any are; ``roots`` are those who are trusted to
    say who somebody is; ``now`` knows its time zone.
    """
    with suppress(*_TOO_LARGE):
        return _examined(data, length, roots, now)
    # Only here is what filled the memory gone: the exception held it.
    return unread(data, length, "memory")


_TOO_LARGE = (MemoryError, PdfDecodeLimitError)


def _examined(data: bytes, length: int | None, roots: Sequence[x509.Certificate], now: datetime) -> SignedPdf:
    """The same, as far as the file can be read; what was done to the issued PDF is damage where it cannot be told."""
    found = unread(data, length, "damaged")
    try:  # not “with”: where memory gives out, Python may never get out of one
        reader = binding.opened(data)
        if reader.total_revisions > MOST or len(signatures := reader.embedded_regular_signatures) > MOST:
            return unread(data, length, "revisions")
        if length is not None:
            found = _with_changes(found, data, length)
        return found._replace(signers=tuple(_Signature(one, roots, now).signer() for one in signatures), unread="")
    except _TOO_LARGE:
        raise
    except Exception:  # A broken or hostile file makes pyHanko and what it stands on raise nearly anything.
        return found


def _with_changes(found: SignedPdf, data: bytes, length: int) -> SignedPdf:
    try:
        changes, visible = binding.changes(data, length)
    except _TOO_LARGE:
        raise
    except Exception:
        return found
    return found._replace(changes=tuple(changes), visible=tuple(visible))


class _Signature:
    """One signature, validated as of ``now``."""

    def __init__(self, embedded: EmbeddedPdfSignature, roots: Sequence[x509.Certificate], now: datetime):
        self.embedded, self.roots, self.now = embedded, list(roots), now
        self.status = self._validated(now)
        self.certificate = self.status.signing_cert

    def signer(self) -> Signer:
        """What there is to know of it."""
        status, stamp, claimed = self.status, self.status.timestamp_validity, self.status.signer_reported_dt
        # The day of a moment is that where it was signed: a time stamp is in UTC and does not know where that is.
        zone = (claimed and claimed.tzinfo) or self.now.tzinfo
        claimed = claimed and claimed.replace(tzinfo=zone)
        stamped = stamp.timestamp.astimezone(zone) if stamp else None
        standing = self._stamp()
        proven = stamped if standing == "trusted" else None
        usage = self.certificate.key_usage_value
        return Signer(
            name=_name(self.certificate),
            certificate=hashlib.sha256(self.certificate.dump()).hexdigest(),
            intact=status.intact and status.valid,
            covers=status.coverage in _WHOLE,
            afterwards=self._afterwards(),
            for_signing=usage is not None and "non_repudiation" in usage.native,
            qualified=_says_qualified(self.certificate),
            trust=self._trust(claimed, proven) if self.roots else self._by_its_dates(stamped or claimed),
            claimed=claimed,
            stamped=stamped,
            stamp=standing,
            ending=self.certificate.dump()[-_ENDING:].hex(),
        )

    def _validated(self, moment: datetime) -> PdfSignatureStatus:
        """Without roots of its own, pyHanko would take those of the system; so it always gets a list."""
        context = ValidationContext(trust_roots=self.roots, allow_fetching=False, moment=moment)
        # Whether the certificate is for declarations is a verdict of its own.
        uses = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
        return validate_pdf_signature(self.embedded, context, key_usage_settings=uses)

    def _stamp(self) -> Stamp:
        stamp = self.status.timestamp_validity
        if stamp is None:
            return "none"
        if not (stamp.intact and stamp.valid):
            return "broken"
        if not self.roots:
            return "not-checked"
        return "trusted" if stamp.trusted else "untrusted"

    def _afterwards(self) -> Afterwards:
        level, coverage = self.status.modification_level, self.status.coverage
        if not self.status.docmdp_ok or level not in _SIGNING:
            return "unclear"
        untouched = level is ModificationLevel.NONE and coverage is SignatureCoverageLevel.ENTIRE_FILE
        return "nothing" if untouched else "signatures"

    def _trust(self, claimed: datetime | None, stamped: datetime | None) -> Trust:
        """Whether somebody who is trusted vouches for the certificate, now or at a time that the signature tells."""
        if self.status.trusted:
            return "trusted"
        if stamped is not None and self._validated(stamped).trusted:
            return "trusted-then"
        if claimed is not None and self._validated(claimed).trusted:
            return "claimed-then"
        start, end = self.certificate.not_valid_before, self.certificate.not_valid_after
        return "expired" if self._validated(start + (end - start) / 2).trusted else "untrusted"

    def _by_its_dates(self, moment: datetime | None) -> Trust:
        """What can be told of a certificate where nobody is trusted."""
        start, end = self.certificate.not_valid_before, self.certificate.not_valid_after
        return "not-checked" if moment is None or start <= moment <= end else "not-in-force"


def _name(certificate: x509.Certificate) -> str:
    """The signer's name; numbers that may be a PESEL are left out, wherever somebody put them."""
    subject = certificate.subject.native
    parts = [subject.get(key) for key in ("given_name", "surname")]
    said = subject.get("common_name") or " ".join(part for part in parts if isinstance(part, str))
    if isinstance(said, list):
        said = said[-1]
    return " ".join(_NUMBER.sub(" ", said or "").split())[:120]


def _says_qualified(certificate: x509.Certificate) -> bool:
    """Whether the certificate calls itself a qualified one for electronic signatures."""
    wanted = (_QC_COMPLIANCE, _QC_TYPE, _FOR_PEOPLE)
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == "1.3.6.1.5.5.7.1.3":
            statements = extension["extn_value"].contents
            return all(ObjectIdentifier(oid).dump() in statements for oid in wanted)
    return False
