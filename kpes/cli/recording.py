"""What all ways of `kpes sign` have in common: what is recorded, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from kpes import evidence, register
from kpes.cli.session import Session
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, counted, message
from kpes.model import ELECTRONIC, METHODS_OF_WRITTEN_FORM, POWER_OF_ATTORNEY, Evidence, Method, Partner, Signed
from kpes.project import editions
from kpes.project.folder import Project, Resolved
from kpes.reports.wording import METHODS
from kpes.source import Place


class Meant(NamedTuple):
    """A signature that is to be recorded, for whom, and the files to be kept with it."""

    partner: Partner
    signature: Signed
    files: tuple[evidence.Offer, ...]

    @property
    def shows_power(self) -> bool:
        """Whether a power of attorney is among the files."""
        return any(file.kind == POWER_OF_ATTORNEY for file in self.files)

    @property
    def lacks_original(self) -> bool:
        """Whether it was given electronically, and no file of it is to be kept."""
        return self.signature.method in ELECTRONIC and all(file.kind == POWER_OF_ATTORNEY for file in self.files)


class Occasion(NamedTuple):
    """What is signed, when kpes is told of it, and whether that is only tried."""

    project: Project
    resolved: Resolved
    text: bytes
    recorded_at: str
    dry_run: bool

    def signature(self, signed_on: date, method: Method, signed_in: str, note: str) -> Signed:
        """A signature of nobody yet."""
        place = Place("", 1, 1)
        return Signed(
            "", signed_on, method, fingerprint(self.text), (), self.recorded_at, note, place, signed_in=signed_in
        )

    def entry(self, meant: Meant) -> register.Entry:
        """What the register is given. The files are read when it is certain that they are kept."""
        id = meant.partner.id.value

        def kept(file: evidence.Offer, put: register.Keep) -> Evidence:
            kept = evidence.keep(self.project.root, id, file.path.name, evidence.read_offer(file), put)
            return kept._replace(kind=file.kind, issued=file.issued)

        def all_kept(put: register.Keep) -> tuple[Evidence, ...]:
            return tuple(kept(file, put) for file in meant.files)

        return register.Entry(meant.partner, meant.signature, all_kept)

    @property
    def in_repository(self) -> bool:
        """Whether what is kept may be seen by others one day, since git has the project."""
        return any((folder / ".git").exists() for folder in (self.project.root, *self.project.root.parents))


def occasion(session: Session, edition: str | None, dry_run: bool) -> Occasion:
    """Today's text, or the kept one that ``edition`` names, about to be signed."""
    project, resolved = session.resolved()
    text = resolved.text if edition is None else editions.text_of(project, edition, resolved)
    return Occasion(project, resolved, text, session.moment(), dry_run)


def record(session: Session, what: Occasion, entries: Sequence[Meant]) -> None:
    """Records the ``entries``, all or none, and tells of each; with a dry run only that."""
    if what.dry_run:
        for entry in entries:
            what.project.register.check(entry.partner, entry.signature)
    elif entries:
        what.project.register.sign_all([what.entry(entry) for entry in entries], what.text)
        session.recorded = True
    else:
        what.project.register.finish()
    for party, signature, _ in entries:
        told = {
            "name": signature.representative,
            "partner": party.name.value,
            "date": signature.signed_on.isoformat(),
            "how": METHODS[signature.method],
            "edition": short(signature.fingerprint),
        }
        if what.dry_run:
            session.say(message("Would record: {name} for “{partner}”, {date}, {how}, edition {edition}.", **told))
        else:
            session.say(message("Recorded: {name} for “{partner}”, {date}, {how}, edition {edition}.", **told))


def remark(session: Session, what: Occasion, entries: Sequence[Meant]) -> None:
    """Tells beside the answer what these signatures do not reach."""
    resolved = what.resolved
    if fingerprint(what.text) != resolved.fingerprint:
        session.tell(
            counted(
                "Note: this is not today's text, which is edition {edition}. This signature counts as given under "
                "another text.",
                "Note: this is not today's text, which is edition {edition}. These signatures count as given under "
                "another text.",
                len(entries),
                edition=short(resolved.fingerprint),
            )
        )
        lines = what.text.decode().splitlines()
        for name in dict.fromkeys(entry.partner.name.value for entry in entries):
            if not any(line == name or line.startswith(f"{name},") for line in lines):
                session.tell(
                    message("Note: the signatory list of that text does not name “{partner}”.", partner=name)
                )
    elif resolved.agreement.status == "draft":
        session.tell(
            counted(
                "Note: this text is a draft. Once “status: final” is set it is another text, and this signature "
                "counts as given under another text.",
                "Note: this text is a draft. Once “status: final” is set it is another text, and these signatures "
                "count as given under another text.",
                len(entries),
            )
        )
    formless = [entry for entry in entries if entry.signature.method not in METHODS_OF_WRITTEN_FORM]
    if resolved.agreement.form == "written" and formless:
        one = message("Note: the agreement asks for written form, and this signature is not of that form.")
        several = counted(
            "Note: the agreement asks for written form, and {count} of these signatures is not of that form.",
            "Note: the agreement asks for written form, and {count} of these signatures are not of that form.",
            len(formless),
        )
        session.tell(one if len(entries) == 1 else several)
    if without := [entry for entry in entries if entry.lacks_original]:
        session.tell(
            counted(
                "Note: {count} electronic signature is recorded without the signed file, which is its only original. "
                "Keep that file safe, or give it as evidence.",
                "Note: {count} electronic signatures are recorded without the signed files, which are their only "
                "originals. Keep those files safe, or give them as evidence.",
                len(without),
            )
        )
    for note in _on_powers(what, entries):
        session.tell(note)
    tell_of_unsealed(session, what.project, dict.fromkeys(entry.partner.id.value for entry in entries))


def tell_of_unsealed(session: Session, project: Project, partners: Iterable[str]) -> None:
    """Tells beside the answer where a record without a digest stands in the files of these ids."""
    for partner in partners:
        line = project.register.unsealed(partner)
        if line is not None:
            session.tell(
                message(
                    "Note: the record in line {line} of {file} bears no digest, so a change of it would not show. See: "
                    "kpes explain {code}",
                    line=line,
                    file=register.file_of(partner),
                    code="K515",
                )
            )


def _on_powers(what: Occasion, entries: Sequence[Meant]) -> Iterator[Message]:
    """What is to be said of powers of attorney, of those that are kept and of those that are not."""
    bases = [register.basis_of(entry.partner, entry.signature.representative) for entry in entries]
    for entry, basis in zip(entries, bases, strict=True):
        if entry.shows_power and basis == "statutory":
            yield message(
                "Note: by the signatory list {name} signs for “{partner}” by law or statutes, not by power of "
                "attorney. The file is kept all the same; if the list is wrong, mend data/partners.yaml.",
                name=entry.signature.representative,
                partner=entry.partner.name.value,
            )
    without = [
        entry
        for entry, basis in zip(entries, bases, strict=True)
        if basis == POWER_OF_ATTORNEY and not entry.shows_power
    ]
    if len(entries) == 1 and without:
        yield message(
            "Note: {name} signs for “{partner}” by power of attorney, which is not kept with this signature. Keep the "
            "paper safe, or give a file of it with --power-of-attorney.",
            name=without[0].signature.representative,
            partner=without[0].partner.name.value,
        )
    elif without:
        yield counted(
            "Note: {count} of these signatures is by power of attorney, which is not kept with it. Keep the paper "
            "safe, or give a file of it in the column “{column}”.",
            "Note: {count} of these signatures are by power of attorney, which is not kept with them. Keep the papers "
            "safe, or give files of them in the column “{column}”.",
            len(without),
            column=message("power-of-attorney"),
        )
    if what.in_repository and any(entry.shows_power for entry in entries):
        yield message(
            "Note: a power of attorney is kept in data/evidence, within a git repository, and may hold personal data "
            "such as a PESEL. Think of that before the repository becomes public."
        )
