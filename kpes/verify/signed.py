"""Electronic signatures on PDFs: those of a file that came back, and those of recorded evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes.evidence import Examined, Signer, is_named, of_signatures, verdicts
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Evidence, Signed
from kpes.records import Records, standing_signatures
from kpes.verify.checks import Check, Verdict


class SignedPdf(NamedTuple):
    """What pyHanko found in a signed PDF, and the fingerprint of the edition whose issued PDF it begins with.

    ``edition`` is None where it begins with none. ``known`` are the editions whose issued PDFs kpes has, and ``named``
    the SHA-256 of those that the register names; without need they are not looked up.
    """

    examined: Examined
    edition: str | None
    known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def bound(self) -> bool:
        """Whether it is an issued PDF with nothing but signatures behind it."""
        return self.edition is not None and not self.examined.unread and not self.examined.changes


def check_signed(subject: str, pdf: SignedPdf, kept: Mapping[str, Evidence]) -> Iterator[Check]:
    """The verdicts on a signed PDF, each apart; ``kept`` is the recorded evidence by its SHA-256."""
    digest = pdf.examined.digest
    if digest in kept:
        said = message("It is byte for byte the evidence {file}; its SHA-256 is {digest}.", file=kept[digest].file,
                       digest=digest)  # fmt: skip
        yield Check(subject, "digest", Verdict.PASS, said)
    else:
        said = message("It is not recorded as evidence; its SHA-256 is {digest}.", digest=digest)
        yield Check(subject, "digest", Verdict.NOT_CHECKED, said)
    yield from _verdicts(subject, pdf.examined)


def _verdicts(subject: str, examined: Examined) -> Iterator[Check]:
    for judged in verdicts(examined):
        yield Check(subject, judged.check, Verdict(judged.verdict), judged.detail)


def check_recorded(records: Records, signed: Mapping[str, SignedPdf | Message]) -> list[Check]:
    """The verdicts on the signed PDFs that are evidence of signatures that stand; or why there are none.

    Of a PDF that many sign one after the other, each signature is judged where it is recorded.
    """
    checks: dict[tuple[str, str, str], Check] = {}
    used: dict[str, dict[str, str]] = {}
    for id, events in sorted(records.items()):
        for event in standing_signatures(events):
            for kept in of_signatures([event]):
                found = signed.get(kept.file)
                if found is None:
                    continue
                for check in _recorded(kept, found, event):
                    checks.setdefault((check.subject, check.check, str(check.detail)), check)
                if certificate := _certificate(found, event):
                    used.setdefault(certificate, {}).setdefault(id, kept.file)
    return [*checks.values(), *_shared(used)]


def _shared(used: Mapping[str, Mapping[str, str]]) -> Iterator[Check]:
    """The certificates that signed for several partners, given by the partners' ids and a file of each."""
    for partners in used.values():
        if len(partners) > 1:
            said = message(
                "One certificate signed for several partners: {partners}. Ask whether its holder may sign for each.",
                partners=", ".join(partners),
            )
            yield Check(next(iter(partners.values())), "certificate", Verdict.WARNING, said)


def _recorded(kept: Evidence, pdf: SignedPdf | Message, event: Signed) -> Iterator[Check]:
    file = kept.file
    if isinstance(pdf, Message):
        yield Check(file, "signature", Verdict.NOT_CHECKED, pdf)
        return
    # What the register says of the issued PDF counts as long as nobody changed it; then the PDF itself can be gone.
    unknown = pdf.edition is None and event.fingerprint not in pdf.known and kept.issued not in pdf.named
    meant = _meant(pdf.examined, event)
    for check in _verdicts(file, pdf.examined._replace(signers=meant or pdf.examined.signers)):
        if unknown and check.check == "bound":
            said = message(
                "Whether it is the PDF that was issued of edition {edition} cannot be told: kpes has that PDF no more.",
                edition=short(event.fingerprint),
            )
            check = check._replace(verdict=Verdict.NOT_CHECKED, detail=said)
        yield check
    if pdf.edition is not None and pdf.edition != event.fingerprint:
        said = message("It is the PDF of edition {edition}, but the signature was recorded on edition {recorded}.",
                       edition=short(pdf.edition), recorded=short(event.fingerprint))  # fmt: skip
        yield Check(file, "edition", Verdict.FAIL, said)
    if not meant and pdf.examined.signers:
        said = message("It was signed by {names}, but is recorded for {name}. Ask who that is.",
                       names=", ".join(signer.name or "?" for signer in pdf.examined.signers),
                       name=event.representative)  # fmt: skip
        yield Check(file, "name", Verdict.WARNING, said)


def _meant(examined: Examined, event: Signed) -> tuple[Signer, ...]:
    """The signatures in a PDF that bear the name of the representative."""
    return tuple(signer for signer in examined.signers if is_named(signer.name, event.representative))


def _certificate(pdf: SignedPdf | Message, event: Signed) -> str | None:
    """The certificate that the representative signed with, where it can be told."""
    if isinstance(pdf, Message):
        return None
    found = {signer.certificate for signer in _meant(pdf.examined, event) or pdf.examined.signers}
    return found.pop() if len(found) == 1 else None
