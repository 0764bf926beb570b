"""What is taken from the electronic signature on a PDF that is given as evidence, what is noted of it, and refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from kpes.errors import KpesError
from kpes.esign.signed_pdf import SignedPdf, Signer, is_named
from kpes.esign.verdicts import Judged, verdicts
from kpes.fingerprint import short
from kpes.messages import Message, listed, message
from kpes.model import Method, Partner
from kpes.register.evidence import Offer, Said
from kpes.reports.words import METHODS
from kpes.signing.service import Signing
from kpes.verify.signed import named_otherwise


def taken(signing: Signing, said: Said, file: Offer, data: bytes) -> tuple[Said, Offer]:
    """``said`` with what it left open taken from the signature in a file, and that with the PDF that it begins with.

    A KpesError where the file is not the issued PDF, or its signature cannot be this partner's.
    """
    pdf = signing.pdfs.look(data)
    if isinstance(pdf, SignedPdf):
        said, file = _Taking(signing, said, file, pdf).said(), file._replace(issued=pdf.issued or "")
    elif not (said.by or _only(said.party)) or None in (said.on, said.method):
        raise KpesError(message("{file} bears an electronic signature. {why}", file=str(file.path), why=pdf),
                        message("Or say yourself what it says: --by, --on and --method."))  # fmt: skip
    else:
        signing.note(message("Note: {why}", why=pdf))
        signing.compare(file, data, said.party)
    if signing.in_repository:  # A signed PDF holds a certificate, and one of a Polish person their PESEL.
        signing.note(
            message(
                "Note: a signed PDF is kept in data/evidence, within a git repository. It holds the signer's "
                "certificate, which may hold a PESEL. Think of that before the repository becomes public."
            )
        )
    return said, file


def _only(party: Partner) -> str | None:
    names = [one.name.value for one in party.representatives]
    return names[0] if len(names) == 1 else None


class _Taking:
    """One signed PDF beside what was said."""

    def __init__(self, signing: Signing, said: Said, file: Offer, pdf: SignedPdf):
        self.signing, self.given, self.file, self.pdf = signing, said, file, pdf
        self.names = [one.name.value for one in said.party.representatives]
        self.about = {"file": str(file.path), "partner": said.party.name.value, "names": _names(pdf.signers)}

    def said(self) -> Said:
        """What was said, and what was not as the signature has it; what is to be noted of both is noted."""
        given, file = self.given, self.file.path
        self._refuse_other_documents()
        signer = self._signer()
        judged = verdicts(self.pdf._replace(signers=(signer,)))
        self._refuse([one for one in judged if one.verdict == "fail"])
        self._judge(judged)
        moment = signer.stamped if signer.stamp == "trusted" else signer.claimed
        signed_on = moment.date() if moment else None  # in the zone that the signature itself names
        method: Method | None = given.method or ("qualified" if signer.qualified else None)
        if method is None:
            raise KpesError(
                message("The certificate in {file} does not say what kind of signature this is.", file=str(file)),
                message("Say it: --method qualified, trusted-profile, personal or other."),
            )
        for note in (*self._differences(signer, signed_on), *self._strangers(signer)):
            self.signing.note(note)
        by = given.by or next((name for name in self.names if is_named(signer.name, name)), signer.name)
        day = signed_on and signed_on.isoformat()
        pairs = ((given.by, signer.name), (given.on, day), (given.method, METHODS[method]))
        if found := [value for known, value in pairs if not known and value]:
            taken = message("Taken from the signature in {file}: {what}.", file=file.name, what=listed(found))
            self.signing.note(taken)
        return given._replace(by=by, on=given.on or signed_on, method=method)

    def _refuse_other_documents(self) -> None:
        """A KpesError where the PDF is not that of the text that is signed, with nothing but signatures behind it."""
        pdf, edition = self.pdf, self.signing.edition
        if pdf.edition is None and edition not in pdf.known:
            raise KpesError(
                message("Whether {file} is the PDF that was issued of edition {edition} cannot be told.",
                        **self.about, edition=short(edition)),
                message("Write that edition's copies with the data as they were then, and run the command again."),
            )  # fmt: skip
        if pdf.edition not in (None, edition):
            raise KpesError(
                message("{file} is the PDF of edition {edition}, not of {meant}.", **self.about,
                        edition=short(pdf.edition), meant=short(edition)),
                message("If that edition is meant, say so: --edition {edition}", edition=short(pdf.edition)),
            )  # fmt: skip
        failed = [one for one in verdicts(pdf) if one.verdict == "fail"]
        self._refuse([one for one in failed if one.check == "bound"] + ([] if pdf.signers else failed))

    def _refuse(self, failed: Collection[Judged]) -> None:
        for one in sorted(failed, key=lambda one: one.check in _OF_THE_SIGNATURE):
            said = (
                message("{file} is the document that was to be signed, but the signature on it is refused: {why}")
                if one.check in _OF_THE_SIGNATURE
                else message("{file} is signed, but is not what was to be signed: {why}")
            )
            said = said._replace(values={**self.about, "why": one.detail})
            raise KpesError(said, message("Look at it with: kpes verify {file}", **self.about))

    def _signer(self) -> Signer:
        """The signature that is meant, among those in the file; a KpesError where none is."""
        given, pdf = self.given, self.pdf
        by = given.by
        names = [by] if by else self.names
        meant = [one for one in pdf.signers if not names or _is_one_of(one.name, names)]
        if not meant and by and given.method and len(pdf.signers) == 1:
            meant = list(pdf.signers)
        if not meant:
            raise self._not_known()
        if by and len({one.certificate for one in meant}) > 1:
            # Who has more names than were given may be somebody else.
            meant = [one for one in meant if is_named(by, one.name)] or meant
        if len({one.certificate for one in meant}) > 1 and (not by or None in (given.on, given.method)):
            raise KpesError(
                message("{file} was signed by several people: {names}.", **self.about),
                message("Say whose signature is recorded: --by")
                if not by
                else message("Several of these bear that name. Say yourself when and how it was signed: --on and "
                             "--method"),
            )  # fmt: skip
        return meant[-1]

    def _not_known(self) -> KpesError:
        if len(self.pdf.signers) == 1:
            return KpesError(
                message("{file} was signed by {names}, who is not known to sign for “{partner}”.", **self.about),
                message("If it is right, say who signed and how: --by and --method."),
            )
        return KpesError(
            message("{file} was signed by {names}, none of whom is known to sign for “{partner}”.", **self.about),
            message("If one of them does, name the person as the certificate does: --by, or in data/partners.yaml."),
        )

    def _judge(self, judged: Iterable[Judged]) -> None:
        """Notes each verdict that is not “pass”."""
        found = [one for one in judged if one.verdict != "pass"]
        unchecked = [one for one in found if one.verdict == "not-checked" and self.signing.many]
        self.signing.unchecked += bool(unchecked)
        for one in found:
            if one not in unchecked:
                self.signing.note(message("Note: {why}", why=one.detail))

    def _differences(self, signer: Signer, signed_on: date | None) -> Iterator[Message]:
        """Where the signature says something else than was said."""
        given, file = self.given, self.file.path.name
        if given.by and (names := named_otherwise([signer], given.by)):
            yield message("Note: the certificate in {file} names {names}, not {name}.", file=file, names=names,
                          name=given.by)  # fmt: skip
        if given.on and signed_on and given.on != signed_on:
            yield message("Note: --on says {day}, the signature says {signed}.", day=given.on.isoformat(),
                          signed=signed_on.isoformat())  # fmt: skip
        fits = given.method != "handwritten" and (given.method == "qualified") == signer.qualified
        if given.method is None or fits:
            return
        values = {"file": file, "how": METHODS[given.method]}
        if signer.qualified:
            yield message("Note: the certificate in {file} calls itself a qualified one, but what is recorded is: "
                          "{how}. If that is wrong: --method qualified", **values)  # fmt: skip
        elif given.method == "handwritten":
            yield message("Note: {file} is signed electronically, but what is recorded is: {how}. If that is wrong, "
                          "say how with --method.", **values)  # fmt: skip
        else:
            yield message("Note: the certificate in {file} does not call itself a qualified one, but what is recorded "
                          "is: {how}.", **values)  # fmt: skip

    def _strangers(self, signer: Signer) -> Iterator[Message]:
        """Who else signed the file and is nobody on the signatory list."""
        partners = self.signing.snapshot.resolved.partners
        names = [one.name.value for partner in partners for one in partner.representatives]
        others = {one.name: one for one in self.pdf.signers if one.certificate != signer.certificate}
        if strangers := [one for name, one in others.items() if not _is_one_of(name or "?", names)]:
            yield message("Note: {file} was signed by {names} too, whom the signatory list does not name.",
                          file=self.file.path.name, names=_names(strangers))  # fmt: skip


_OF_THE_SIGNATURE = ("signer", "trust", "time")
"""The questions that are not about the document, but about who vouches for the signature on it."""


def _is_one_of(certified: str, names: Iterable[str]) -> bool:
    return any(is_named(certified, name) for name in names)


def _names(signers: Iterable[Signer]) -> str:
    return ", ".join(one.name or "?" for one in signers)
