"""What `kpes sign` takes from an electronic signature on a PDF that is given as evidence, and what it refuses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kpes import evidence
from kpes.cli.recording import Occasion
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.evidence import Examined, Judged, Offer, Signer
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, counted, message
from kpes.model import POWER_OF_ATTORNEY, Method, Partner
from kpes.reports.wording import METHODS
from kpes.verify import SignedPdf

if TYPE_CHECKING:
    from kpes.gathering import SignedPdfs


class Said(NamedTuple):
    """Who signed, when and how, as the command line said it; None for what it left open."""

    by: str | None
    on: date | None
    method: Method | None


class SignedFiles:
    """Looks into the signed PDFs among the files of evidence of one command.

    Each note is told once: at once, or, with ``later``, when `remark` is called, and then of what could not be checked
    only of how many signatures it is.
    """

    def __init__(self, session: Session, what: Occasion, later: bool = False):
        self._session, self._what, self._later = session, what, later
        self._notes: dict[str, Message] = {}
        self._unchecked = 0

    @cached_property
    def _pdfs(self) -> SignedPdfs:
        from kpes.gathering import SignedPdfs

        return SignedPdfs(self._what.project, self._what.resolved, self._session.now())

    def completed(self, party: Partner, said: Said, files: Iterable[Offer]) -> tuple[Said, tuple[Offer, ...]]:
        """``said`` with what it left open taken from the electronic signature in one of the ``files``, which is told.

        The files come back, each signed one with the issued PDF that it begins with. A KpesError where such a file is
        not the issued PDF, or its signature cannot be this partner's. A power of attorney is another document, whoever
        signed it.
        """
        found = []
        for file in files:
            data = evidence.read(file.path)
            found.append(file)
            if file.kind == POWER_OF_ATTORNEY or not evidence.bears_signature(data):
                continue
            pdf = self._pdfs.look(data)
            if isinstance(pdf, SignedPdf):
                said = self._taken(party, said, file.path, pdf)
                found[-1] = file._replace(issued=pdf.examined.issued or "", examined=pdf.examined.digest)
            elif None in (said.by or _only(party), said.on, said.method):
                raise KpesError(message("{file} bears an electronic signature. {why}", file=str(file.path), why=pdf),
                                message("Or say yourself what it says: --by, --on and --method."))  # fmt: skip
            else:
                self._note(message("Note: {why}", why=pdf))
            if self._what.in_repository:  # A signed PDF holds a certificate, and one of a Polish person their PESEL.
                self._note(
                    message(
                        "Note: a signed PDF is kept in data/evidence, within a git repository. It holds the signer's "
                        "certificate, which may hold a PESEL. Think of that before the repository becomes public."
                    )
                )
        return said, tuple(found)

    def remark(self) -> None:
        """Tells what was kept for later."""
        for note in self._notes.values():
            self._session.tell(note)
        if self._unchecked:
            self._session.tell(
                counted(
                    "Note: not everything could be checked of {count} electronic signature, like who vouches for it "
                    "and when it was given. See: kpes verify",
                    "Note: not everything could be checked of {count} electronic signatures, like who vouches for them "
                    "and when they were given. See: kpes verify",
                    self._unchecked,
                )
            )

    def _note(self, note: Message) -> None:
        if str(note) not in self._notes:
            self._notes[str(note)] = note
            if not self._later:
                self._session.tell(note)

    def _taken(self, party: Partner, said: Said, file: Path, pdf: SignedPdf) -> Said:
        _refuse_other_documents(self._what, file, pdf, evidence.verdicts(pdf.examined))
        signer = _signer(party, said, file, pdf.examined)
        self._judge(evidence.verdicts(pdf.examined._replace(signers=(signer,))))
        moment = signer.stamped if signer.stamp == "trusted" else signer.claimed
        signed_on = moment.astimezone().date() if moment else None
        method = said.method or ("qualified" if signer.qualified else None)
        if method is None:
            raise KpesError(
                message("The certificate in {file} does not say what kind of signature this is.", file=str(file)),
                message("Say it: --method qualified, trusted-profile, personal or other."),
            )
        if said.by and not evidence.is_named(signer.name, said.by):
            self._note(message("Note: the certificate in {file} names {names}, not {name}.", file=file.name,
                               names=signer.name or "?", name=said.by))  # fmt: skip
        if said.on and signed_on and said.on != signed_on:
            self._note(message("Note: --on says {day}, the signature says {signed}.", day=said.on.isoformat(),
                               signed=signed_on.isoformat()))  # fmt: skip
        taken = Said(said.by or _listed(party, signer), said.on or signed_on, method)
        if None in said:
            self._session.tell(
                message(
                    "Taken from the signature in {file}: {name}, {date}, {how}.",
                    file=file.name,
                    name=signer.name,
                    date=signed_on.isoformat() if signed_on else "?",
                    how=METHODS["qualified"] if signer.qualified else message("kind not told"),
                )
            )
        return taken

    def _judge(self, judged: Iterable[Judged]) -> None:
        """Tells each verdict that is not “pass”."""
        found = [one for one in judged if one.verdict != "pass"]
        unchecked = [one for one in found if one.verdict == "not-checked" and self._later]
        self._unchecked += bool(unchecked)
        for one in found:
            if one not in unchecked:
                self._note(message("Note: {why}", why=one.detail))


def _only(party: Partner) -> str | None:
    names = [one.name.value for one in party.representatives]
    return names[0] if len(names) == 1 else None


def _refuse_other_documents(what: Occasion, file: Path, pdf: SignedPdf, judged: Collection[Judged]) -> None:
    edition = fingerprint(what.text)
    if pdf.edition is None and edition not in pdf.known:
        raise KpesError(
            message("Whether {file} is the PDF that was issued of edition {edition} cannot be told.", file=str(file),
                    edition=short(edition)),
            message("Write that edition's copies with the data as they were then, and run the command again."),
        )  # fmt: skip
    if pdf.edition not in (None, edition):
        raise KpesError(
            message("{file} is the PDF of edition {edition}, not of {meant}.", file=str(file),
                    edition=short(pdf.edition), meant=short(edition)),
            message("If that edition is meant, say so: --edition {edition}", edition=short(pdf.edition)),
        )  # fmt: skip
    whole = [one for one in judged if one.verdict == "fail" and one.check == "bound"]
    if not pdf.examined.signers:
        whole += [one for one in judged if one.verdict == "fail"]
    _refuse(file, whole)


def _refuse(file: Path, failed: Collection[Judged]) -> None:
    for one in failed:
        raise KpesError(
            message("{file} is signed, but is not what was to be signed: {why}", file=str(file), why=one.detail),
            message("Look at it with: kpes verify {file}", file=str(file)),
        )


def _signer(party: Partner, said: Said, file: Path, examined: Examined) -> Signer:
    """The signature that is meant, among those in the file."""
    names = [said.by] if said.by else [one.name.value for one in party.representatives]
    meant = [one for one in examined.signers if not names or any(evidence.is_named(one.name, name) for name in names)]
    signed_by = ", ".join(one.name or "?" for one in examined.signers)
    if not meant and said.by and said.method and len(examined.signers) == 1:
        meant = list(examined.signers)
    if not meant:
        raise _not_known(party, file, signed_by, len(examined.signers))
    if said.by and len({one.certificate for one in meant}) > 1:
        # Who has more names than were given may be somebody else.
        meant = [one for one in meant if evidence.is_named(said.by, one.name)] or meant
    if len({one.certificate for one in meant}) > 1 and None in said:
        raise KpesError(
            message("{file} was signed by several people: {names}.", file=str(file), names=signed_by),
            message("Say whose signature is recorded: --by")
            if not said.by
            else message("Several of these bear that name. Say yourself when and how it was signed: --on and --method"),
        )
    signer = meant[-1]
    if not evidence.usable(examined, signer):
        alone = examined._replace(signers=(signer,))
        _refuse(file, [one for one in evidence.verdicts(alone) if one.verdict == "fail"])
    return signer


def _not_known(party: Partner, file: Path, signed_by: str, signers: int) -> KpesError:
    values = {"file": str(file), "names": signed_by, "partner": party.name.value}
    if signers == 1:
        return KpesError(
            message("{file} was signed by {names}, who is not known to sign for “{partner}”.", **values),
            message("If it is right, say who signed and how: --by and --method."),
        )
    return KpesError(
        message("{file} was signed by {names}, none of whom is known to sign for “{partner}”.", **values),
        message("If one of them does, name the person as the certificate does: --by, or in data/partners.yaml."),
    )


def _listed(party: Partner, signer: Signer) -> str:
    """The signer's name as the data has it, or else as the certificate does."""
    names = [one.name.value for one in party.representatives]
    return next((name for name in names if evidence.is_named(signer.name, name)), signer.name)

