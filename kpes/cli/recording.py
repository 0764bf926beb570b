"""What all ways of `kpes sign` have in common: what is recorded, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kpes import editions, evidence
from kpes.cli.session import Session
from kpes.fingerprint import fingerprint, short
from kpes.messages import counted, message
from kpes.model import METHODS_OF_WRITTEN_FORM, Evidence, Method, Partner, Signed
from kpes.project import Project, Resolved
from kpes.register import Entry
from kpes.reports.wording import METHODS
from kpes.source import Place


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

    def entry(self, party: Partner, signature: Signed, files: Iterable[Path]) -> Entry:
        """What the register is given. The ``files`` are read when it is certain that they are kept."""
        named = tuple(files)

        def keep() -> tuple[Evidence, ...]:
            return tuple(
                evidence.keep(self.project.root, party.id.value, file.name, evidence.read(file)) for file in named
            )

        return Entry(party, signature, keep)


def occasion(session: Session, edition: str | None, dry_run: bool) -> Occasion:
    """Today's text, or the kept one that ``edition`` names, about to be signed."""
    project, resolved = session.resolved()
    text = resolved.text if edition is None else editions.text_of(project, edition, resolved)
    return Occasion(project, resolved, text, session.moment(), dry_run)


def record(session: Session, what: Occasion, entries: Sequence[Entry]) -> None:
    """Records the ``entries``, all or none, and tells of each; with a dry run only that."""
    if what.dry_run:
        for entry in entries:
            what.project.register.check(entry.partner, entry.signature)
    elif entries:
        what.project.register.sign_all(entries, what.text)
        session.recorded = True
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


def remark(session: Session, what: Occasion, entries: Sequence[Entry]) -> None:
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
