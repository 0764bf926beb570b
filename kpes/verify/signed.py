"""Electronic signatures on PDFs: of which edition each PDF is, what its signatures are, and what they prove."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Literal, NamedTuple

from kpes import storage
from kpes.comparison.documents import recognise
from kpes.document import SignatoryList
from kpes.esign import verdicts
from kpes.esign.examiner import Examiner, roots
from kpes.esign.signed_pdf import CannotExamine, SignedPdf, Signer, bears_signature, beginning, is_named
from kpes.esign.verdicts import Judged
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, message
from kpes.model import Evidence, Signed
from kpes.project.snapshot import Snapshot
from kpes.register import evidence
from kpes.register.reading import Records, standing_signatures
from kpes.verify.checks import Check, Edition, Known, Verdict

Editions = Mapping[str, str]
"""The fingerprint of the edition that each issued PDF bears, by the SHA-256 of that PDF."""


class SignedPdfs:
    """Looks into signed PDFs. What it takes to know the issued ones is read once, and only as far as it is needed.

    Whom a certificate is trusted from depends on the ``moment`` as of which it is asked.
    """

    def __init__(self, snapshot: Snapshot, moment: datetime):
        self.snapshot, self.moment = snapshot, moment
        self._found: dict[str, SignedPdf | Message] = {}
        self._words: dict[str, bool | None] = {}

    def look(self, data: bytes) -> SignedPdf | Message:
        """What the signatures in these bytes are, or why that cannot be told; the same bytes are looked into once."""
        digest = storage.sha256_of(data)
        if digest not in self._found:
            self._found[digest] = self._examined(data)
        return self._found[digest]

    def of_records(self, endings: Collection[str] = ("",)) -> dict[str, SignedPdf | Message]:
        """The same of each file that shows a signature that stands; a power of attorney is another document.

        With ``endings`` only of those that were signed with a certificate that ends so: to look takes its time.
        """
        standing = (signed for events in self.snapshot.records.values() for signed in standing_signatures(events))
        found = {}
        for file in sorted({kept.file for kept in evidence.of_signatures(standing)}):
            if not file.lower().endswith(".pdf") or self.snapshot.evidence[file] is None:
                continue
            data = self.snapshot.read(file)
            if bears_signature(data) and any(ending.encode() in data.lower() for ending in endings):
                found[file] = self.look(data)
        return found

    def _examined(self, data: bytes) -> SignedPdf | Message:
        issued = self._issued_around(data)
        try:
            found = self._examiner.examine(data, issued)
        except CannotExamine as error:
            return error.whole
        edition = issued.get(found.issued or "")
        if edition is not None:
            return found._replace(edition=edition, known=(edition,))
        known = {*self._copied.values(), *self._drawn_up.values()}
        named = (digest for digest in self.snapshot.issued if self._words.get(digest, False) is not None)
        return found._replace(known=tuple(known), named=tuple(named))

    def _issued_around(self, data: bytes) -> Editions:
        """The issued PDFs of the first kind of which one is what ``data`` begins with."""
        if beginning(data, self._copied) is not None:
            return self._copied
        if beginning(data, self._drawn_up) is not None:
            return self._drawn_up
        length = beginning(data, self.snapshot.issued)
        return self.snapshot.issued if length is not None and self._borne_out(data[:length]) else {}

    def _borne_out(self, pdf: bytes) -> bool | None:
        """Whether a PDF that the register names bears the words of its edition; None where nobody can tell.

        Whoever forges a register may name any PDF. The text of an edition nobody can forge.
        """
        from kpes.verify.returned import bears

        digest = storage.sha256_of(pdf)
        if digest not in self._words:
            known = self._of_edition(self.snapshot.issued[digest])
            self._words[digest] = bears(pdf, self.snapshot.issued[digest], known) if known else None
        return self._words[digest]

    def _of_edition(self, edition: str) -> Known | None:
        """What the words of a PDF of this edition are compared with; None where its text is not there."""
        text = self._texts.get(edition)
        today = self.snapshot.sound
        if text is None or today is None:
            return None
        words = text.decode("utf-8", "replace")
        listed = recognise(words, today.document).signatory_list
        lines = (Edition(edition, tuple(words.splitlines())),)
        return Known(lines, headings=headings(listed), language=today.agreement.language)

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        return {fingerprint(text): text for text in self.snapshot.editions.values()}

    @cached_property
    def _examiner(self) -> Examiner:
        return Examiner(roots(self.snapshot.root), self.moment)

    @cached_property
    def _copied(self) -> Editions:
        """Those among the copies."""
        copies = self.snapshot.copies
        told = copies.manifest
        return {one.sha256: told.fingerprint for one in copies.agreed if told and one.file.endswith(".pdf")}

    @cached_property
    def _drawn_up(self) -> Editions:
        """That of today's edition, where no copy is: it has the same bytes whenever it is drawn up."""
        today = self.snapshot.sound
        if today is None or today.fingerprint in self._copied.values():
            return {}
        return {storage.sha256_of(self.snapshot.render("pdf")): today.fingerprint}


def headings(listed: SignatoryList | None) -> tuple[str, ...]:
    """What a page repeats above its part of the signatory list: the two headings, on one line or on two."""
    if listed is None:
        return ()
    both = (listed.partners_heading, listed.signature_heading)
    return (*both, " ".join(both))


# What is said of them

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
            yield from ((id, event, kept) for kept in evidence.of_signatures([event]))


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
