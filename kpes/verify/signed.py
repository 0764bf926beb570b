"""Electronic signatures on PDFs: those of a file that came back, and those of recorded evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kpes.evidence import Examined, is_named, of_signatures, verdicts
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import Signed
from kpes.records import Records, standing_signatures
from kpes.verify.checks import Check, Verdict


class SignedPdf(NamedTuple):
    """What pyHanko found in a signed PDF, and the fingerprint of the edition whose issued PDF it begins with.

    ``edition`` is None where it begins with none. ``known`` are the editions whose issued PDFs kpes knows,
    ``recorded`` the file of the same bytes that is recorded as evidence, if any.
    """

    examined: Examined
    edition: str | None
    known: tuple[str, ...]
    recorded: str = ""

    @property
    def bound(self) -> bool:
        """Whether it is an issued PDF with nothing but signatures behind it."""
        return self.edition is not None and self.examined.readable and not self.examined.changes


def check_signed(subject: str, pdf: SignedPdf) -> Iterator[Check]:
    """The verdicts on a signed PDF, each apart."""
    digest = pdf.examined.digest
    if pdf.recorded:
        said = message("It is byte for byte the evidence {file}; its SHA-256 is {digest}.", file=pdf.recorded,
                       digest=digest)  # fmt: skip
        yield Check(subject, "digest", Verdict.PASS, said)
    else:
        said = message("It is not recorded as evidence; its SHA-256 is {digest}.", digest=digest)
        yield Check(subject, "digest", Verdict.NOT_CHECKED, said)
    yield from _verdicts(subject, pdf)


def _verdicts(subject: str, pdf: SignedPdf) -> Iterator[Check]:
    for judged in verdicts(pdf.examined):
        yield Check(subject, judged.check, Verdict(judged.verdict), judged.detail)


def check_recorded(records: Records, signed: Mapping[str, SignedPdf | Message]) -> Iterator[Check]:
    """The verdicts on the signed PDFs that are evidence of signatures that stand; or why there are none."""
    used: dict[str, dict[str, str]] = {}
    for id, events in sorted(records.items()):
        for event in standing_signatures(events):
            for file in (kept.file for kept in of_signatures([event])):
                found = signed.get(file)
                if isinstance(found, Message):
                    yield Check(file, "signature", Verdict.NOT_CHECKED, found)
                elif found is not None:
                    yield from _recorded(file, found, event)
                    for signer in _meant(found.examined, event):
                        used.setdefault(signer.certificate, {}).setdefault(id, file)
    for partners in used.values():
        if len(partners) > 1:
            said = message(
                "One certificate signed for several partners: {partners}. Ask whether its holder may sign for each.",
                partners=", ".join(partners),
            )
            yield Check(next(iter(partners.values())), "certificate", Verdict.WARNING, said)


def _recorded(file: str, pdf: SignedPdf, event: Signed) -> Iterator[Check]:
    unknown = pdf.edition is None and event.fingerprint not in pdf.known
    for check in _verdicts(file, pdf):
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
    names = [signer.name for signer in pdf.examined.signers]
    if names and not any(is_named(name, event.representative) for name in names):
        said = message("It was signed by {names}, but is recorded for {name}. Ask who that is.",
                       names=", ".join(name or "?" for name in names), name=event.representative)  # fmt: skip
        yield Check(file, "name", Verdict.WARNING, said)


def _meant(examined: Examined, event: Signed):
    """The signatures in the file that are the representative's, by their names; where none is, all."""
    named = [signer for signer in examined.signers if is_named(signer.name, event.representative)]
    return named or examined.signers
