"""What `kpes sign` takes from an electronic signature on a PDF that is given as evidence, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kpes import evidence
from kpes.cli.accepting import Said, listed, refuse_other_documents, signer_meant
from kpes.cli.recording import Occasion
from kpes.cli.session import Session
from kpes.errors import KpesError
from kpes.esign.facts import Examined, Signer, bears_signature, is_pdf
from kpes.esign.verdicts import Judged, verdicts
from kpes.evidence import Offer
from kpes.messages import Message, counted, message
from kpes.model import ELECTRONIC, POWER_OF_ATTORNEY, Partner
from kpes.reports.wording import METHODS
from kpes.verify import SignedPdf

if TYPE_CHECKING:
    from kpes.project.signed import SignedPdfs


class SignedFiles:
    """Looks into the signed PDFs among the files of evidence of one command.

    Each note is told once: at once, or, with ``later``, when `remark` is called, and then of what could not be checked
    only of how many signatures it is.
    """

    def __init__(self, session: Session, what: Occasion, later: bool = False):
        self._session, self._what, self._later = session, what, later
        self._notes: dict[str, Message] = {}
        self._unchecked = 0
        self._known_signers: set[str] = set()

    @cached_property
    def _pdfs(self) -> SignedPdfs:
        from kpes.project.signed import SignedPdfs

        return SignedPdfs(self._what.project, self._what.resolved, self._session.now())

    def completed(self, party: Partner, said: Said, files: Iterable[Offer]) -> tuple[Said, tuple[Offer, ...]]:
        """``said`` with what it left open taken from the electronic signature in one of the ``files``, which is told.

        The files come back, each signed one with the issued PDF that it begins with. A KpesError where such a file is
        not the issued PDF, or its signature cannot be this partner's. A power of attorney is another document, whoever
        signed it.
        """
        found, borne = [], False
        given: dict[bytes, Offer] = {}
        for file in files:
            data = evidence.read(file.path)
            if (same := given.setdefault(data, file)) is not file:
                self._take_once(file, same)
                continue
            found.append(file)
            if file.kind == POWER_OF_ATTORNEY or not bears_signature(data):
                continue
            borne = True
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
        if said.method in ELECTRONIC and not borne:
            self._miss(found)
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
        refuse_other_documents(self._what, file, pdf, verdicts(pdf.examined))
        signer = signer_meant(party, said, file, pdf.examined)
        self._judge(verdicts(pdf.examined._replace(signers=(signer,))))
        moment = signer.stamped if signer.stamp == "trusted" else signer.claimed
        signed_on = moment.date() if moment else None  # in the zone that the signature itself names
        method = said.method or ("qualified" if signer.qualified else None)
        if method is None:
            raise KpesError(
                message("The certificate in {file} does not say what kind of signature this is.", file=str(file)),
                message("Say it: --method qualified, trusted-profile, personal or other."),
            )
        self._compare(said, file, signer, signed_on)
        self._name_strangers(party, file, signer, pdf.examined)
        taken = Said(said.by or listed(party, signer), said.on or signed_on, method)
        pairs = ((said.by, signer.name), (said.on, signed_on and signed_on.isoformat()), (said.method, METHODS[method]))
        if found := [str(self._session.t(value)) for given, value in pairs if given is None and value]:
            what = ", ".join(found)
            self._session.tell(message("Taken from the signature in {file}: {what}.", file=file.name, what=what))
        return taken

    def _compare(self, said: Said, file: Path, signer: Signer, signed_on: date | None) -> None:
        """Tells where the signature says something else than the secretary does."""
        if said.by and not evidence.is_named(signer.name, said.by):
            self._note(message("Note: the certificate in {file} names {names}, not {name}.", file=file.name,
                               names=signer.name or "?", name=said.by))  # fmt: skip
        if said.on and signed_on and said.on != signed_on:
            self._note(message("Note: --on says {day}, the signature says {signed}.", day=said.on.isoformat(),
                               signed=signed_on.isoformat()))  # fmt: skip
        fits = said.method != "handwritten" and (said.method == "qualified") == signer.qualified
        if said.method is None or fits:
            return
        values = {"file": file.name, "how": METHODS[said.method]}
        if signer.qualified:
            note = message("Note: the certificate in {file} calls itself a qualified one, but what is recorded is: "
                           "{how}. If that is wrong: --method qualified", **values)  # fmt: skip
        elif said.method == "handwritten":
            note = message("Note: {file} is signed electronically, but what is recorded is: {how}. If that is wrong, "
                           "say how with --method.", **values)  # fmt: skip
        else:
            note = message("Note: the certificate in {file} does not call itself a qualified one, but what is recorded "
                           "is: {how}.", **values)  # fmt: skip
        self._note(note)

    def _name_strangers(self, party: Partner, file: Path, signer: Signer, examined: Examined) -> None:
        """Tells who else signed the file and is nobody on the signatory list; looks once into each file."""
        if examined.digest in self._known_signers:
            return
        self._known_signers.add(examined.digest)
        names = [one.name.value for partner in self._what.resolved.partners for one in partner.representatives]
        others = {one.name or "?": None for one in examined.signers if one.certificate != signer.certificate}
        strangers = [other for other in others if not any(evidence.is_named(other, name) for name in names)]
        if strangers:
            self._note(message("Note: {file} was signed by {names} too, whom the signatory list does not name.",
                               file=file.name, names=", ".join(strangers)))  # fmt: skip

    def _take_once(self, file: Offer, same: Offer) -> None:
        """Tells that two files are the same; a KpesError where they are to be evidence of two kinds."""
        if file.kind != same.kind:
            raise KpesError(
                message("{file} is given both as evidence of the signature and as power of attorney.",
                        file=str(file.path)),
                message("Give it once: with --evidence where it shows the signature, else with --power-of-attorney."),
            )  # fmt: skip
        if file.path != same.path:
            self._note(message("Note: {file} and {other} are the same, byte for byte. It is kept once.",
                               file=file.path.name, other=same.path.name))  # fmt: skip

    def _miss(self, files: Iterable[Offer]) -> None:
        """Tells that none of the ``files`` shows the electronic signature that is recorded."""
        for file in files:
            if file.kind == POWER_OF_ATTORNEY:
                continue
            if file.path.suffix.lower() == ".pdf" or is_pdf(evidence.read(file.path)):
                self._note(message("Note: no electronic signature can be read in {file}. It was not signed "
                                   "electronically, or was cut off, damaged or printed and scanned since.",
                                   file=file.path.name))  # fmt: skip
            else:
                self._note(message("Note: whether {file} bears an electronic signature was not checked: kpes reads "
                                   "those in PDFs alone.", file=file.path.name))  # fmt: skip

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
