"""What a row of the table means, and whether it can be recorded."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple, get_args

from kpes import evidence, storage
from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.model import Method, Partner, Signed
from kpes.project.folder import Project, Resolved
from kpes.project.parties import finder
from kpes.reader.shape import nearest
from kpes.register import check_day, person, representative
from kpes.signing.table import FILES, Problem, Row, Table
from kpes.source import excerpt

_DAYS = (
    re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})"),
)
_METHODS: dict[str, Method] = {
    **{method: method for method in get_args(Method)},
    "własnoręcznie": "handwritten",
    "odręcznie": "handwritten",
    "podpis własnoręczny": "handwritten",
    "podpis kwalifikowany": "qualified",
    "kwalifikowany podpis elektroniczny": "qualified",
    "podpis zaufany": "trusted-profile",
    "profil zaufany": "trusted-profile",
    "podpis osobisty": "personal",
    "inaczej": "other",
    "inny sposób": "other",
}
_KNOWN = message("handwritten, qualified, trusted-profile, personal, other")


class Entry(NamedTuple):
    """A row that means a signature, for which partner, and the files that show it."""

    row: int
    partner: Partner
    signature: Signed
    files: tuple[evidence.Offer, ...]


class Meeting(NamedTuple):
    """What is to be recorded, what is recorded already exactly so, and all that is wrong."""

    new: tuple[Entry, ...]
    recorded: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def check(
    table: Table, project: Project, resolved: Resolved, template: Signed, folder: Path, today: date
) -> Meeting:
    """What the rows of ``table`` mean, none of it recorded yet.

    ``template`` holds what is true of a signature whose cells are empty; evidence is looked for from ``folder`` on.
    """
    return _Checker(table, project, resolved, template, folder, today).meeting()


class _Checker:
    def __init__(
        self, table: Table, project: Project, resolved: Resolved, template: Signed, folder: Path, today: date
    ):
        self.table = table
        self.register = project.register
        self.partner = finder(resolved.partners)
        self.agreed_on, self.today = resolved.agreement.date, today
        self.template, self.folder = template, folder
        self.seen: dict[tuple[str, str], int] = {}
        self.digests: dict[Path, str] = {}
        self.problems: list[Problem] = []

    def meeting(self) -> Meeting:
        new, recorded = [], []
        for row in self.table.rows:
            entry = self._entry(row)
            if entry is None or not self._once(entry):
                continue
            try:
                earlier = self.register.earlier(entry.partner.id.value, entry.signature)
                if earlier and self._says_the_same(earlier, entry):
                    recorded.append(entry)
                else:
                    self.register.check(entry.partner, entry.signature)
                    new.append(entry)
            except KpesError as error:
                self._tell_of(row, error)
        return Meeting(tuple(new), tuple(recorded), tuple(self.problems))

    def _entry(self, row: Row) -> Entry | None:
        """What the row means; None where its partner or its representative is not known."""
        party = self._partner(row)
        name = self._representative(row, party) if party else None
        signed_on, method, files = self._day(row), self._method(row), self._files(row)
        if party is None or name is None:
            return None
        signature = self.template._replace(
            representative=name,
            signed_on=signed_on,
            method=method,
            signed_in=row.cells.get("place", self.template.signed_in),
            note=row.cells.get("note", self.template.note),
            place=party.place,
        )
        return Entry(row.number, party, signature, files)

    def _partner(self, row: Row) -> Partner | None:
        if "partner" not in row.cells:
            self._tell(row, message("The partner is missing."))
            return None
        try:
            return self.partner(row.cells["partner"])
        except KpesError as error:
            self._tell_of(row, error)
        return None

    def _representative(self, row: Row, party: Partner) -> str | None:
        try:
            return representative(party, row.cells.get("by"))
        except KpesError as error:
            names = ", ".join(one.name.value for one in party.representatives)
            if names:
                what = message("{reason} Possible: {known}.", reason=error.reason, known=names)
            else:
                what = message(
                    "{reason} Name who signed in the column “{column}”.",
                    reason=error.reason,
                    column=self.table.names["by"],
                )
            self._tell(row, what)
        return None

    def _day(self, row: Row) -> date:
        written = row.cells.get("on")
        signed_on = self.template.signed_on if written is None else day(written)
        if signed_on is None:
            self._tell(row, not_a_day(written or ""))
            return self.template.signed_on
        try:
            check_day(signed_on, self.agreed_on, self.today)
        except KpesError as error:
            self._tell(row, error.reason)
        return signed_on

    def _method(self, row: Row) -> Method:
        written = row.cells.get("method")
        if written is None or written.casefold() in _METHODS:
            return _METHODS[written.casefold()] if written else self.template.method
        value = excerpt(written)
        if likely := nearest(written.casefold(), _METHODS):
            self._tell(row, message("“{value}” is no method. Did you mean: {likely}?", value=value, likely=likely[0]))
        else:
            self._tell(row, message("“{value}” is no method. Possible: {known}.", value=value, known=_KNOWN))
        return self.template.method

    def _files(self, row: Row) -> tuple[evidence.Offer, ...]:
        """The files that cells name, a line each or with “|” between them; each was read."""
        files = [
            evidence.Offer(self.folder / name.strip(), kind)
            for column, kind in FILES.items()
            for name in re.split(r"[|\r\n]", row.cells.get(column, ""))
            if name.strip()
        ]
        for file in [offer.path for offer in files]:
            try:
                if file not in self.digests:
                    self.digests[file] = storage.sha256_of(evidence.read(file))
            except KpesError as error:
                self._tell(row, error.reason)
        return tuple(files)

    def _once(self, entry: Entry) -> bool:
        """Whether no earlier row means the same signature."""
        whose = (entry.partner.id.value, person(entry.signature.representative))
        first = self.seen.setdefault(whose, entry.row)
        if first != entry.row:
            again = message(
                "{name} for “{partner}” stands in row {row} already.",
                name=entry.signature.representative,
                partner=entry.partner.name.value,
                row=first,
            )
            self.problems.append(Problem(entry.row, again))
        return first == entry.row

    def _says_the_same(self, earlier: Signed, entry: Entry) -> bool:
        """Whether nothing would be recorded that is not recorded: then it may be a run that was cut off."""
        now = entry.signature
        kept = {(one.kind, one.sha256) for one in earlier.evidence}
        offered = {(file.kind, self.digests.get(file.path, "")) for file in entry.files}
        return kept == offered and all(
            getattr(earlier, key) == getattr(now, key) for key in ("signed_on", "signed_in", "method", "note")
        )

    def _tell_of(self, row: Row, error: KpesError) -> None:
        self._tell(row, message("{reason} {remedy}", reason=error.reason, remedy=error.remedy))

    def _tell(self, row: Row, what: Message) -> None:
        self.problems.append(Problem(row.number, what))


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
