"""The one way in which signatures are recorded: from what was said of them to records, and to what is to be noted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kpes.beneath import beneath_if_within
from kpes.errors import KpesError
from kpes.esign.signed_pdf import bears_signature, is_pdf
from kpes.fingerprint import fingerprint, short
from kpes.messages import Message, message
from kpes.model import ELECTRONIC, POWER_OF_ATTORNEY, Kind, Partner, Recorded
from kpes.project.snapshot import Snapshot
from kpes.register.checks import by_option, choice
from kpes.register.evidence import Offer, Said, offered
from kpes.register.reading import same_person
from kpes.source import excerpt

if TYPE_CHECKING:
    from kpes.verify.evidence import Compared, Exhibits, Watch
    from kpes.verify.signed import SignedPdfs


class Signing:
    """One occasion on which signatures of one text are recorded: today's text, or that of an earlier edition.

    With ``many`` signatures it is only counted of how many something could not be checked, as ``unchecked``; ``unread``
    are the files that could not be compared, by the reason. ``scans`` are those that were compared, by their SHA-256.
    ``watch`` surrounds that, which takes its time; without it scans are not compared.
    """

    def __init__(self, snapshot: Snapshot, text: bytes, many: bool = False, watch: Watch | None = None):
        self.snapshot, self.text, self.many, self.watch = snapshot, text, many, watch
        self.edition = fingerprint(text)
        self.moment = snapshot.now.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.unchecked = 0
        self.unread: dict[str, tuple[Message, list[str]]] = {}
        self.scans: dict[str, Compared] = {}
        self._told = 0
        self._notes: dict[str, Message | None] = {}

    def offered(self, file: Path, kind: Kind = "") -> Offer:
        """A file that is offered as evidence, behind no link of the project's; a KpesError where it cannot be that."""
        return offered(beneath_if_within(self.snapshot.root, file), kind)

    def note(self, note: Message) -> None:
        """Keeps what is to be told, and was not yet."""
        self._notes.setdefault(str(note), note)

    def noted(self) -> list[Message]:
        """What is to be told, each once, and was not asked for yet."""
        found = [note for note in self._notes.values() if note]
        self._notes = dict.fromkeys(self._notes)
        return found

    def compared(self) -> list[Compared]:
        """All scans that were compared; none where nothing has changed since it was asked last."""
        fresh, self._told = len(self.scans) > self._told, len(self.scans)
        return list(self.scans.values()) if fresh else []

    def settled(self, said: Said) -> Said:
        """The signature as it can be recorded; a KpesError where it cannot.

        What was left open is taken from the electronic signature in one of the files, or else is by the only
        representative, today, by hand. Whoever declines or takes a copy may be anybody, or nobody that is named.
        """
        if said.event == "signed" and said.by:
            self.snapshot.register.check_earlier(said, self.edition)  # Looking into files takes longer.
        said = self.completed(said)
        day = said.on or self.snapshot.today
        self.check_day(day, said.event)
        if said.event == "signed":
            return said._replace(by=representative(said.party, said.by), on=day, method=said.method or "handwritten")
        return said._replace(by=said.by and somebody(said.by), on=day)

    def check_day(self, day: date, event: Recorded = "signed") -> None:
        """Raises a KpesError where it cannot have been on that day; nobody signs before the agreement's own."""
        agreed_on = self.snapshot.resolved.agreement.date if event == "signed" else date.min
        check_day(day, agreed_on, self.snapshot.today, self.snapshot.paths.text)

    def completed(self, said: Said) -> Said:
        """What was said with what the files show; each file once, the signed ones with what they begin with.

        A KpesError where a file shows another text, or a signature that cannot be this partner's. A power of attorney
        is another document, whoever signed it.
        """
        files: dict[str, Offer] = {}
        for file in said.files:
            same = files.setdefault(file.sha256, file)
            if same is not file:
                self._take_once(file, same)
            elif file.kind != POWER_OF_ATTORNEY:
                data = file.content()
                if bears_signature(data):
                    from kpes.signing import electronic

                    said, files[file.sha256] = electronic.taken(self, said, file, data)
                else:
                    self.compare(file, data, said.party)
        showing = [(file, file.content()) for file in files.values() if file.kind != POWER_OF_ATTORNEY]
        if said.method in ELECTRONIC and not any(bears_signature(data) for _, data in showing):
            for file, data in showing:
                self.note(_unseen(file, data))
        return said._replace(files=tuple(files.values()))

    def _take_once(self, file: Offer, same: Offer) -> None:
        """Notes that two files are the same; a KpesError where they are to be evidence of two kinds."""
        if file.kind != same.kind:
            raise KpesError(
                message("{file} is given both as evidence of the signature and as power of attorney.",
                        file=str(file.path)),
                message("Give it once: with --evidence where it shows the signature, else with --power-of-attorney."),
            )  # fmt: skip
        if file.path != same.path:
            self.note(message("Note: {file} and {other} are the same, byte for byte. It is kept once.",
                              file=file.path.name, other=same.path.name))  # fmt: skip

    def compare(self, file: Offer, data: bytes, partner: Partner) -> None:
        """Notes what a file shows beside the text that is signed; a KpesError where that is another text."""
        compared = self.exhibits.compared(file.path.name, data, self.edition)
        shows, edition = compared.shows, short(self.edition)
        about: dict[str, object] = {"file": file.path.name, "edition": edition}
        if shows in ("edition", "differs"):
            other = short(compared.found.edition or "")
            about |= {"file": str(file.path), "other": other, "why": compared.differences}
            if shows == "edition" and compared.told:
                reason = message("{file} is a scan of edition {other}, not of {edition}: {why}", **about)
                remedy = message("If that edition is meant, say so: --edition {edition}", edition=other)
            elif shows == "edition":
                reason = message("{file} holds the text of edition {other}, not of {edition}: {why}", **about)
                remedy = message("If that edition is meant, say so: --edition {edition}", edition=other)
            else:
                reason = message("{file} is a copy of the agreement with other words: {why}", **about)
                remedy = message("Ask for the copy that was issued. See: kpes verify {file}", **about)
            raise KpesError(reason, remedy)
        if shows == "scan":
            from kpes.signing.scans import seen

            self.scans[file.sha256] = compared
            for note in () if self.many else seen(compared, partner):
                self.note(note)
        elif shows == "unread" and self.many:
            self.unread.setdefault(str(compared.why), (compared.why, []))[1].append(file.path.name)
        elif shows == "unread":
            self.note(message("Note: {file} was not compared with the agreement. {why}", why=compared.why, **about))
        elif shows == "another":
            self.note(message("Note: {file} is another document than the agreement, so its words were not compared.",
                              **about))  # fmt: skip
        elif shows == "unproven":
            self.note(message("Note: {file} has the words of edition {edition}, but kpes does not vouch for what it "
                              "shows. Compare a print of it. See: kpes verify {file}",
                              file=str(file.path), edition=edition))  # fmt: skip

    def check(self, said: Said) -> None:
        """Raises a KpesError where this cannot be recorded for what the register holds."""
        self.snapshot.register.check(said, self.edition, self.moment)

    def record(self, signatures: Sequence[Said], dry_run: bool) -> None:
        """Records the signatures, all or none; with a dry run it is only checked whether they can be."""
        register = self.snapshot.register
        if dry_run:
            for said in signatures:
                self.check(said)
        elif signatures:
            effect = self.snapshot.effect if self.edition == self.snapshot.resolved.fingerprint else ""
            register.record_all(signatures, self.text, self.moment, effect)
        else:
            register.finish()

    @cached_property
    def pdfs(self) -> SignedPdfs:
        """What looks into signed PDFs."""
        from kpes.verify.signed import SignedPdfs

        return SignedPdfs(self.snapshot, self.snapshot.now)

    @cached_property
    def exhibits(self) -> Exhibits:
        """What compares evidence with the texts that there are."""
        from kpes.verify.evidence import Exhibits

        return Exhibits(self.snapshot, self.pdfs, self.watch)

    @cached_property
    def in_repository(self) -> bool:
        """Whether what is kept may be seen by others one day, since git has the project."""
        return any((folder / ".git").exists() for folder in (self.snapshot.root, *self.snapshot.root.parents))


def _unseen(file: Offer, data: bytes) -> Message:
    """That a file does not show the electronic signature that is recorded."""
    if file.path.suffix.lower() == ".pdf" or is_pdf(data):
        return message("Note: no electronic signature can be read in {file}. It was not signed electronically, or was "
                       "cut off, damaged or printed and scanned since.", file=file.path.name)  # fmt: skip
    return message("Note: whether {file} bears an electronic signature was not checked: kpes reads those in PDFs "
                   "alone.", file=file.path.name)  # fmt: skip


_LONGEST_NAME = 200
"""Characters."""
_DAYS = (
    re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)


def representative(partner: Partner, by: str = "") -> str:
    """The name of who signs for ``partner``, as the signatory list has it; a KpesError where it cannot be.

    Without ``by`` it is the one representative that the partner names; where the partner names
    nobody, anybody may sign, but has to be named.
    """
    names = [representative.name.value for representative in partner.representatives]
    if not by:
        if len(names) == 1:
            return names[0]
        example = message("Name who signed, like this: {option}", option=by_option("Anna Nowak"))
        raise KpesError(
            message("It is not clear who signed for “{partner}”.", partner=partner.name.value),
            choice(map(by_option, names)) if names else example,
        )
    if not names:
        return somebody(by)
    for name in names:
        if same_person(name, by):
            return name
    raise KpesError(
        message("{name} is not a representative of “{partner}”.", name=by, partner=partner.name.value),
        choice(map(by_option, names)),
    )


def somebody(name: str) -> str:
    """The name, where it can be one; a KpesError where it cannot."""
    if len(name) > _LONGEST_NAME or not any(map(str.isalpha, name)):
        raise KpesError(
            message("{name} is nobody's name.", name=excerpt(name)),
            message("Name who it was, like this: {name}", name='"Anna Nowak"'),
        )
    return name


def check_day(signed_on: date, agreed_on: date, today: date, file: str) -> None:
    """Raises a KpesError where nobody can have signed on that day the text that this ``file`` dates."""
    if signed_on > today:
        raise KpesError(
            message("{date} is in the future.", date=signed_on.isoformat()),
            message("Give the day on which it was: --on {today} or earlier.", today=today.isoformat()),
        )
    if signed_on < agreed_on:
        raise KpesError(
            message(
                "{date} is before the date of the text, {agreed}.",
                date=signed_on.isoformat(), agreed=agreed_on.isoformat(),
            ),
            message("Give the day of the signature with --on, or mend the date in {file}.", file=file),
        )  # fmt: skip


def not_a_day(written: str) -> Message:
    """What is wrong where `day` gives none."""
    if any(form.fullmatch(written) for form in _DAYS):
        return message("“{date}” is not a day of the calendar.", date=written)
    return message("“{date}” is not a date. Write it like this: 2014-11-07 or 7.11.2014.", date=excerpt(written))


def day(written: str) -> date | None:
    """The day that was written as 2014-11-07 or, as spreadsheets in Poland show it, as 7.11.2014."""
    for form in _DAYS:
        if found := form.fullmatch(written):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                break
    return None
