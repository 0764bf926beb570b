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
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from kpes.esign import binding
from kpes.esign.facts import MOST, SignedPdf, Signer, unread

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # They would tell the PESEL in a certificate.

_QC_COMPLIANCE, _QC_TYPE, _FOR_PEOPLE = "0.4.0.1862.1.1", "0.4.0.1862.1.6", "0.4.0.1862.1.6.1"
"""ETSI EN 319 412-5: a qualified certificate, the kind of it, and the kind that is for electronic signatures."""
_NUMBER = re.compile(r"\d[\d -]{4,}")


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
_DAMAGED = Exception
"""A broken or hostile file makes pyHanko and what it stands on raise nearly anything; all mean “cannot be verified”."""


def _examined(data: bytes, length: int | None, roots: Sequence[x509.Certificate], now: datetime) -> SignedPdf:
    found = unread(data, length, "damaged")
    try:
        reader = binding.opened(data)
        if reader.total_revisions > MOST or len(signatures := reader.embedded_regular_signatures) > MOST:
            return unread(data, length, "revisions")
        if length is not None:
            found = found._replace(**_changes(data, length))
        signers = tuple(_signer(one, roots, now) for one in signatures)
    except _TOO_LARGE:
        raise
    except _DAMAGED:
        return found
    return found._replace(signers=signers, unread="")


def _changes(data: bytes, length: int) -> dict[str, tuple]:
    try:
        changes, visible = binding.changes(data, length)
    except _TOO_LARGE:
        raise
    except _DAMAGED:
        return {}
    return {"changes": tuple(changes), "visible": tuple(visible)}


def _signer(embedded, roots: Sequence[x509.Certificate], now: datetime) -> Signer:
    status = _validated(embedded, roots, now)
    certificate = status.signing_cert
    claimed, stamp = status.signer_reported_dt, status.timestamp_validity
    # The day of a moment is that where it was signed: a time stamp is in UTC and does not know where that is.
    zone = (claimed and claimed.tzinfo) or now.tzinfo
    claimed = claimed and claimed.replace(tzinfo=zone)
    stamped = stamp.timestamp.astimezone(zone) if stamp else None
    if stamp is None:
        standing = "none"
    elif not (stamp.intact and stamp.valid):
        standing = "broken"
    else:
        standing = ("trusted" if stamp.trusted else "untrusted") if roots else "not-checked"
    usage = certificate.key_usage_value
    return Signer(
        name=_name(certificate),
        certificate=hashlib.sha256(certificate.dump()).hexdigest(),
        intact=status.intact and status.valid,
        covers=status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION),
        afterwards=_afterwards(status),
        for_signing=usage is not None and "non_repudiation" in usage.native,
        qualified=_says_qualified(certificate),
        trust=_trust(embedded, status, roots, now, claimed, stamped if standing == "trusted" else None)
        if roots
        else _by_its_dates(certificate, stamped or claimed),
        claimed=claimed,
        stamped=stamped,
        stamp=standing,
    )


def _validated(embedded, roots: Sequence[x509.Certificate], moment: datetime):
    """Without roots of its own, pyHanko would take those of the system; so it always gets a list."""
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False, moment=moment)
    # Whether the certificate is for declarations is a verdict of its own.
    uses = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
    return validate_pdf_signature(embedded, context, key_usage_settings=uses)


def _afterwards(status) -> str:
    level = status.modification_level
    if status.docmdp_ok and level is ModificationLevel.NONE and status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return "nothing"
    if status.docmdp_ok and level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES,
                                      ModificationLevel.FORM_FILLING):  # fmt: skip
        return "signatures"
    return "unclear"


def _trust(embedded, status, roots: Sequence[x509.Certificate], now: datetime, claimed: datetime | None,
           stamped: datetime | None) -> str:  # fmt: skip
    if status.trusted:
        return "trusted"
    for moment, word in ((stamped, "trusted-then"), (claimed, "claimed-then")):
        if moment is not None and _validated(embedded, roots, moment).trusted:
            return word
    start, end = status.signing_cert.not_valid_before, status.signing_cert.not_valid_after
    return "expired" if _validated(embedded, roots, start + (end - start) / 2).trusted else "untrusted"


def _by_its_dates(certificate: x509.Certificate, moment: datetime | None) -> str:
    """What can be told of a certificate where nobody is trusted."""
    in_force = moment is None or certificate.not_valid_before <= moment <= certificate.not_valid_after
    return "not-checked" if in_force else "not-in-force"


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
    for extension in certificate["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted == "1.3.6.1.5.5.7.1.3":
            return _holds(extension["extn_value"].contents)
    return False


def _holds(statements: bytes) -> bool:
    from asn1crypto.core import ObjectIdentifier

    wanted = (_QC_COMPLIANCE, _QC_TYPE, _FOR_PEOPLE)
    return all(ObjectIdentifier(oid).dump() in statements for oid in wanted)
