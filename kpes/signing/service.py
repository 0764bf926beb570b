"""The one way in which signatures are recorded: from what was said of them to records, and to what is to be noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kpes.evidence import Offer
from kpes.fingerprint import fingerprint
from kpes.messages import Message
from kpes.model import Method, Partner, Signed
from kpes.project.snapshot import Snapshot
from kpes.register import Entry
from kpes.signing.checks import check_day, representative

if TYPE_CHECKING:
    from kpes.verify.pdfs import SignedPdfs


class Said(NamedTuple):
    """What was said of a signature: who gave it, when and how, the files that show it; None is what was left open."""

    by: str | None
    on: date | None
    method: Method | None
    place: str = ""
    note: str = ""
    files: tuple[Offer, ...] = ()


class Signing:
    """One occasion on which signatures of one text are recorded: today's text, or that of an earlier edition.

    With ``many`` signatures of those of which something could not be checked it is only counted how many they are, as
    ``unchecked``.
    """

    def __init__(self, snapshot: Snapshot, text: bytes, many: bool = False):
        self.snapshot, self.text, self.many = snapshot, text, many
        self.edition = fingerprint(text)
        self.unchecked = 0
        self.looked_into: set[str] = set()
        """The SHA-256 of the files of which it was noted who else signed them."""
        self._notes: dict[str, Message | None] = {}

    def note(self, note: Message) -> None:
        """Keeps what is to be told, and was not yet."""
        self._notes.setdefault(str(note), note)

    def noted(self) -> list[Message]:
        """What is to be told, each once, and was not asked for yet."""
        found = [note for note in self._notes.values() if note]
        self._notes = dict.fromkeys(self._notes)
        return found

    def entry(self, party: Partner, said: Said) -> Entry:
        """The signature for ``party`` as it can be recorded; a KpesError where it cannot.

        What was left open is taken from the electronic signature in one of the files, or else is by the only
        representative, today, by hand.
        """
        said = self.completed(party, said)
        signature = self.signature(party, said._replace(by=representative(party, said.by)))
        self.check_day(signature.signed_on)
        return Entry(party, signature, said.files)

    def check_day(self, signed_on: date) -> None:
        """Raises a KpesError where nobody can have signed on that day."""
        check_day(signed_on, self.snapshot.resolved.agreement.date, self.snapshot.today)

    def completed(self, party: Partner, said: Said) -> Said:
        """What was said with what the files show; each file once, the signed ones with what they begin with."""
        if not said.files:
            return said
        from kpes.signing import electronic

        return electronic.completed(self, party, said)

    def signature(self, party: Partner, said: Said) -> Signed:
        """The record of what was said, not checked yet, and without its evidence."""
        return Signed(
            partner=party.id.value,
            representative=said.by or "",
            signed_on=said.on or self.snapshot.today,
            signed_in=said.place,
            method=said.method or "handwritten",
            fingerprint=self.edition,
            evidence=(),
            recorded_at=self.snapshot.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            note=said.note,
            place=party.place,
        )

    def record(self, entries: Sequence[Entry], dry_run: bool) -> None:
        """Records the signatures, all or none; with a dry run it is only checked whether they can be."""
        register = self.snapshot.register
        if dry_run:
            for entry in entries:
                register.check(entry.partner, entry.signature)
        elif entries:
            register.sign_all(entries, self.text)
        else:
            register.finish()

    @cached_property
    def pdfs(self) -> SignedPdfs:
        """What looks into signed PDFs."""
        from kpes.verify.pdfs import SignedPdfs

        return SignedPdfs(self.snapshot, self.snapshot.now)

    @cached_property
    def in_repository(self) -> bool:
        """Whether what is kept may be seen by others one day, since git has the project."""
        return any((folder / ".git").exists() for folder in (self.snapshot.root, *self.snapshot.root.parents))
