"""A whole meeting from a table: what its rows say of signatures, and all that is wrong with them, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from kpes.errors import KpesError
from kpes.messages import Message, message, nearest
from kpes.model import POWER_OF_ATTORNEY, Kind, Method, Partner, Recorded, Signed, Told
from kpes.project.partners import finder
from kpes.register.evidence import Offer, Said
from kpes.register.reading import person
from kpes.signing.scans import to_look_at
from kpes.signing.service import Signing, day, not_a_day, representative
from kpes.signing.words import ANOTHER_TEXT, EVENTS, INK, METHODS, POSSIBLE, STATES, UNSIGNED
from kpes.source import excerpt
from kpes.tables import reading
from kpes.tables.reading import Columns, Problem, Row, Table

_NAMES = (
    (message("partner"), "id", "id partnera"),
    (message("by"), "osoba podpisująca", "pełnomocnik", "podpisujący", "kto podpisał"),
    (message("on"), "data", "dzień", "data podpisania"),
    (message("place"), "miejsce", "miejsce podpisania"),
    (message("method"), "sposób", "metoda", "sposób podpisania"),
    (message("evidence"), "dowód", "dowody"),
    (message("power-of-attorney"), "power of attorney", "pełnomocnictwo", "pełnomocnictwa"),
    (message("note"), "uwaga", "uwagi", "powód"),
    (message("state"), "stan"),
)
"""The columns, each with what it may be called besides."""
_FILES: dict[str, Kind] = {"evidence": "", POWER_OF_ATTORNEY: POWER_OF_ATTORNEY}
"""The columns that name files, and of which kind these are."""
COLUMNS = Columns(
    names={name.text: name for name, *_ in _NAMES},
    meant={also: name.text for name, *others in _NAMES for also in (name.text, *others)},
    needed="partner",
    left=("name", "nazwa", "form", "forma", "edition", "wydanie", "copy since", "egzemplarz od", "e-mail", "email",
          "may sign", "może podpisać", "ink in", "ślad pisma w"),
    as_written=_FILES,
    remedy=message("Write the names of the columns into its first row, and a row for each signature below."),
)
_MOST_HELD = 256 * 2**20
"""Bytes of evidence that are kept in memory until they are recorded; what goes beyond is read again then."""
Value = TypeVar("Value")


class Meeting(NamedTuple):
    """What is to be recorded, what is recorded already exactly so, by its row, and all that is wrong; where scans have
    to be looked at, by the row that names them."""

    new: tuple[Said, ...]
    recorded: dict[int, Said]
    problems: tuple[Problem, ...]
    seen: tuple[tuple[int, Message], ...] = ()


def read(data: bytes, file: str) -> Table:
    """The table in ``data``; a KpesError, which names ``file``, where it is none."""
    return reading.read(data, file, COLUMNS)


def meeting(table: Table, signing: Signing, otherwise: Said, folder: Path, anywhere: bool = False) -> Meeting:
    """What the rows of ``table`` mean, none of it recorded yet.

    ``otherwise`` holds where a cell is empty; evidence is looked for from ``folder`` on, and outside that only where it
    may come from ``anywhere``: whoever wrote the table may mean files that are none of its reader's business to keep.
    """
    return _Rows(table, signing, otherwise, folder, anywhere).meeting()


class _Rows:
    def __init__(self, table: Table, signing: Signing, otherwise: Said, folder: Path, anywhere: bool):
        self.table, self.signing, self.otherwise, self.folder = table, signing, otherwise, folder
        self.anywhere = anywhere
        self.partner = finder(signing.snapshot.resolved.partners)
        self.rows: dict[tuple[str, str, str], int] = {}
        """By partner, person and event the row that means them first."""
        self.offers: dict[Path, Offer] = {}
        self.held = 0
        self.new: list[Said] = []
        self.recorded: dict[int, Said] = {}
        self.seen: list[tuple[int, Message]] = []
        self.problems = list(table.problems)
        self.faulty = {problem.row for problem in table.problems}

    def meeting(self) -> Meeting:
        said = [(row, None if self._nothing(row) else self._said(row)) for row in self.table.rows]
        meant = [(row, found) for row, found in said if found and self._once(row, found)]
        if self.problems:
            self.signing.watch = None  # Nothing will be recorded, so nobody has to wait for scans.
        for row, found in meant:
            self._attempt(row, partial(self._add, row.number, found))
        problems = sorted(self.problems, key=lambda problem: problem.row)
        return Meeting(tuple(self.new), self.recorded, tuple(problems), tuple(self.seen))

    def _nothing(self, row: Row) -> bool:
        """Whether the row says that nothing happened; one that gives the day all the same is told."""
        state = row.cells.get("state", "").casefold()
        if state in UNSIGNED and "on" in row.cells:
            self._tell(row, message("“{value}” stands in the column “{column}”, but a day is given, too. Say what "
                                    "happened: {known}.", value=state, column=self.table.names["state"],
                                    known=STATES))  # fmt: skip
        return state in (*UNSIGNED, *ANOTHER_TEXT)

    def _add(self, row: int, said: Said) -> None:
        """Adds the signature to those that are to be recorded, if nothing is wrong with its row, or that are."""
        earlier = self.signing.snapshot.register.earlier(said, self.signing.edition)
        if earlier and _says_the_same(earlier, said):
            self.recorded[row] = said
            return
        self.signing.check(said)
        if row not in self.faulty:
            said = self.signing.settled(said)
            self.seen += [(row, one) for one in to_look_at(self.signing, said)]
            self.new.append(self._light(said))

    def _said(self, row: Row) -> Said | None:
        """What the row says; None where the partner or its representative is not known."""
        party, event = self._partner(row), self._event(row)
        name: str | None = row.cells.get("by", "")
        if event == "signed":
            name = self._representative(row, party) if party else None
        said = Said(
            party,
            name or "",
            self._day(row, event),
            self._method(row),
            row.cells.get("place", self.otherwise.place),
            row.cells.get("note", self.otherwise.note),
            self._files(row),
            event,
        )
        return said if party and name is not None else None

    def _event(self, row: Row) -> Recorded:
        written = row.cells.get("state", "signed")
        return self._meant(row, "state", written, EVENTS, STATES) or "signed"

    def _partner(self, row: Row) -> Partner | None:
        if "partner" not in row.cells:
            self._tell(row, message("The partner is missing."))
            return None
        return self._attempt(row, lambda: self.partner(row.cells["partner"]))

    def _representative(self, row: Row, party: Partner) -> str | None:
        names = ", ".join(one.name.value for one in party.representatives)
        named = message("Name who signed in the column “{column}”.", column=self.table.names["by"])
        remedy = message("Possible: {known}.", known=names) if names else named
        if row.cells.get("state", "").casefold() in INK and "by" not in row.cells:
            seen = message("A scan shows that somebody signed, not who.")
            self._tell(row, message("{reason} {remedy}", reason=seen, remedy=named))
            return None
        return self._attempt(row, lambda: representative(party, row.cells.get("by", "")), remedy)

    def _day(self, row: Row, event: Recorded) -> date | None:
        written = row.cells.get("on")
        signed_on = self.otherwise.on if written is None else day(written)
        if written is not None and signed_on is None:
            self._tell(row, not_a_day(written))
        elif signed_on is not None:
            self._attempt(row, partial(self.signing.check_day, signed_on, event), alone=True)
        return signed_on or self.otherwise.on

    def _method(self, row: Row) -> Method | None:
        written = row.cells.get("method")
        found = self._meant(row, "method", written, METHODS, POSSIBLE) if written else None
        return found or self.otherwise.method

    def _meant(
        self, row: Row, column: str, written: str, words: Mapping[str, Value], possible: Message
    ) -> Value | None:
        """Which of the ``words`` is written; None where none is, which is told."""
        if written.casefold() in words:
            return words[written.casefold()]
        likely = nearest(written.casefold(), words)
        said = (
            message("“{value}” is not possible in the column “{column}”. Did you mean: {likely}?")
            if likely
            else message("“{value}” is not possible in the column “{column}”. Possible: {known}.")
        )
        values = {"value": excerpt(written), "column": self.table.names[column], "likely": (*likely, "")[0]}
        self._tell(row, said._replace(values={**values, "known": possible}))
        return None

    def _files(self, row: Row) -> tuple[Offer, ...]:
        """The files that cells name, a line each or with “|” between them."""
        found = []
        for column, kind in _FILES.items():
            for name in filter(str.strip, re.split(r"[|\r\n]", row.cells.get(column, ""))):
                path = self.folder / name.strip()
                if not (self.anywhere or path.resolve().is_relative_to(self.folder.resolve())):
                    self._tell(row, message("{file} lies outside the folder of the table. If it is meant, say so: "
                                            "--yes", file=str(path)))  # fmt: skip
                elif offer := self._attempt(row, partial(self._offer, path), alone=True):
                    found.append(offer._replace(kind=kind))
        return tuple(found)

    def _offer(self, path: Path) -> Offer:
        """The file, read once for all rows that name it."""
        if path not in self.offers or self.offers[path].data is None:
            offer = self.signing.offered(path)
            self.held += len(offer.content())
            self.offers[path] = offer if self.held <= _MOST_HELD else offer._replace(data=None)
            return offer
        return self.offers[path]

    def _light(self, said: Said) -> Said:
        """The same without the bytes for which there is no room."""
        return said._replace(files=tuple(file._replace(data=self.offers[file.path].data) for file in said.files))

    def _once(self, row: Row, said: Said) -> bool:
        """Whether no earlier row means the same signature."""
        first = self.rows.setdefault((said.party.id.value, person(said.by), said.event), row.number)
        if first != row.number:
            self._tell(
                row,
                message(
                    "{name} for “{partner}” stands in row {row} already.",
                    name=said.by or said.party.id.value,
                    partner=said.party.name.value,
                    row=first,
                ),
            )
        return first == row.number

    def _attempt(
        self, row: Row, attempt: Callable[[], Value], remedy: Message | None = None, alone: bool = False
    ) -> Value | None:
        """What ``attempt`` gives; where it fails its reason is told, ``alone`` or with a ``remedy`` for tables."""
        try:
            return attempt()
        except KpesError as error:
            self._tell(row, error.reason if alone else KpesError(error.reason, remedy or error.remedy).whole)
        return None

    def _tell(self, row: Row, what: Message) -> None:
        self.problems.append(Problem(row.number, what))
        self.faulty.add(row.number)


def _says_the_same(earlier: Told, said: Said) -> bool:
    """Whether nothing would be recorded that is not recorded: then it may be a run that was cut off, or a table that
    `kpes status` wrote. What the row leaves open says nothing else."""
    if not isinstance(earlier, Signed):
        told = said.record(earlier.fingerprint, earlier.recorded_at)
        return told._replace(place=earlier.place, act=earlier.act) == earlier
    kept = {(one.kind, one.sha256) for one in earlier.evidence}
    offered = {(file.kind, file.sha256) for file in said.files}
    same = (earlier.signed_on, earlier.method) == (said.on, said.method) and offered <= kept
    return same and said.place in ("", earlier.signed_in) and said.note in ("", earlier.note)
