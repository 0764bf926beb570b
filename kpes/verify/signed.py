"""Electronic signatures on PDFs: those of a file that came back, and those of recorded evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from kpes.esign import verdicts
from kpes.esign.signed_pdf import SignedPdf, Signer, is_named
from kpes.esign.verdicts import Judged
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Evidence, Signed
from kpes.register.evidence import of_signatures
from kpes.register.reading import Records, standing_signatures
from kpes.verify.checks import Check, Verdict

SignedFiles = Mapping[str, SignedPdf | Message]
"""What each file among the evidence is that bears an electronic signature, or why that cannot be told."""


def check_signed(subject: str, pdf: SignedPdf, kept: Mapping[str, Evidence]) -> Iterator[Check]:
    """The verdicts on a signed PDF, each apart; ``kept`` is the recorded evidence by its SHA-256."""
    digest = pdf.digest
    if digest in kept:
        said = message("It is byte for byte the evidence {file}; its SHA-256 is {digest}.", file=kept[digest].file,
                       digest=digest)  # fmt: skip
        yield Check(subject, "digest", Verdict.PASS, said)
    else:
        said = message("It is not recorded as evidence; its SHA-256 is {digest}.", digest=digest)
        yield Check(subject, "digest", Verdict.NOT_CHECKED, said)
    yield from (Check(subject, one.check, Verdict(one.verdict), one.detail) for one in verdicts.verdicts(pdf))


def check_recorded(records: Records, signed: SignedFiles) -> list[Check]:
    """The verdicts on the signed PDFs that are evidence of signatures that stand; or why there are none.

    Of a PDF that many sign one after the other, each signature is judged where it is recorded.
    """
    checks: dict[tuple[str, str, str], Check] = {}
    for _, event, kept in _standing(records):
        pdf = signed.get(kept.file)
        if pdf is None:
            continue
        if isinstance(pdf, Message):
            found = [Check(kept.file, "signature", Verdict.NOT_CHECKED, pdf)]
        else:
            found = [Check(kept.file, one.check, Verdict(one.verdict), one.detail) for one in judged(kept, pdf, event)]
        for check in found:
            checks.setdefault((check.subject, check.check, str(check.detail)), check)
    for one in shared(records, signed):
        checks["", one.what, str(one.files)] = Check(
            next(iter(one.files.values())), one.what, Verdict.WARNING, one.said()
        )
    return list(checks.values())


class Shared(NamedTuple):
    """One certificate or one file that stands for several partners: its SHA-256, and the files by the partners' ids."""

    what: Literal["certificate", "file"]
    digest: str
    files: Mapping[str, str]

    def said(self) -> Message:
        """That in words."""
        return SHARED[self.what]._replace(values={"partners": ", ".join(self.files)})


SHARED: Mapping[str, Message] = {
    "certificate": message("One certificate signed for several partners: {partners}. Ask whether its holder may sign "
                           "for each."),
    "file": message("One and the same file shows the signatures for several partners: {partners}. Look whether each of "
                    "them stands in it."),
}  # fmt: skip


def shared(records: Records, signed: SignedFiles) -> list[Shared]:
    """The certificates and files that stand for more than one partner.

    A PDF that many sign one after the other is one file with a certificate for each: of that the certificates count.
    """
    used: dict[tuple[Literal["certificate", "file"], str], dict[str, str]] = {}
    for id, event, kept in _standing(records):
        pdf = signed.get(kept.file)
        told = _certificate(pdf, event) if isinstance(pdf, SignedPdf) else None
        if told:
            used.setdefault(("certificate", told), {}).setdefault(id, kept.file)
        elif not isinstance(pdf, SignedPdf):
            used.setdefault(("file", kept.sha256), {}).setdefault(id, kept.file)
    return [Shared(*key, files) for key, files in used.items() if len(files) > 1]


def _standing(records: Records) -> Iterator[tuple[str, Signed, Evidence]]:
    """The files that show a signature that stands: the partner's id, the record, the evidence."""
    for id, events in sorted(records.items()):
        for event in standing_signatures(events):
            yield from ((id, event, kept) for kept in of_signatures([event]))


def judged(kept: Evidence, pdf: SignedPdf, event: Signed) -> Iterator[Judged]:
    """The verdicts on a signed PDF as the evidence of one signature: on its file, and on who signed for that."""
    # What the register says of the issued PDF counts as long as nobody changed it; then the PDF itself can be gone.
    unknown = pdf.edition is None and event.fingerprint not in pdf.known and kept.issued not in pdf.named
    meant = signers_meant(pdf, event)
    for one in verdicts.verdicts(pdf._replace(signers=meant)):
        if unknown and one.check == "bound":
            one = verdicts.judged("lost", edition=short(event.fingerprint))
        yield one
    if pdf.edition is not None and pdf.edition != event.fingerprint:
        recorded = short(event.fingerprint)
        yield verdicts.judged("other-edition", edition=short(pdf.edition), recorded=recorded)
    if names := named_otherwise(meant, event.representative):
        yield verdicts.judged("other-name", names=names, name=event.representative)


def named_otherwise(signers: Iterable[Signer], name: str) -> str:
    """Whom the certificates name, where none of them is of this name."""
    if any(is_named(signer.name, name) for signer in signers):
        return ""
    return ", ".join(signer.name or "?" for signer in signers)


def signers_meant(pdf: SignedPdf, event: Signed) -> tuple[Signer, ...]:
    """The signatures in a PDF that bear the name of the representative; where none does, all of them."""
    named = tuple(signer for signer in pdf.signers if is_named(signer.name, event.representative))
    return named or pdf.signers


def _certificate(pdf: SignedPdf, event: Signed) -> str | None:
    """The certificate that the representative signed with, where it can be told."""
    found = {signer.certificate for signer in signers_meant(pdf, event)}
    return found.pop() if len(found) == 1 else None
