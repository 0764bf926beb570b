"""What an import of partners comes to: the new signatory list, what is wrong with it, and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpes import rules, storage
from kpes.beneath import beneath
from kpes.changes import locked
from kpes.errors import KpesError
from kpes.findings import Finding, Severity
from kpes.importing.partners import matching, rows
from kpes.importing.partners.matching import Update
from kpes.messages import message
from kpes.model import Partner, Text
from kpes.paths import PARTNERS
from kpes.project.snapshot import Snapshot
from kpes.register.reading import standing_signatures
from kpes.rules.partners import too_few_partners
from kpes.rules.rule import Words
from kpes.source import Mapping, Node, Place, Scalar
from kpes.source.edit import Listing
from kpes.tables.reading import Problem, Table

_EMPTY = frozenset({"K112", "K116"})
"""The findings of a file that is not there, or holds nothing."""


class Import(NamedTuple):
    """What would become of the list: what changes, whom the table leaves out, what was restored, what is wrong.

    ``data`` is the file as it would be, ``before`` as it is, ``after`` the project with the one, None where there are
    ``problems``, which stop it. ``doubts`` are worth a look.
    """

    before: bytes
    data: bytes
    after: Snapshot | None
    updates: list[Update]
    absent: list[Partner]
    restored: list[Problem]
    doubts: list[Problem]
    problems: list[Problem]


class Meaning(NamedTuple):
    """What it means: the copies and the editions before and after, None where they cannot be told.

    ``signed`` are the partners who signed anything; ``stale`` those whose signatures would stand under another text.
    """

    copies: tuple[int, int] | None
    editions: tuple[str, str] | None
    signed: tuple[Partner, ...]
    stale: tuple[Partner, ...]


def wrong_before(now: Snapshot) -> list[Finding]:
    """What is wrong with the shape of the list as it is, so that nothing can be brought into it."""
    found = [one for one in now.texts.findings if one.place.file == PARTNERS]
    return [] if _is_empty(now.texts.roots.get(PARTNERS), found) else found


def _is_empty(root: Node | None, found: Sequence[Finding]) -> bool:
    if root is None:
        return {one.code for one in found} <= _EMPTY
    if not isinstance(root, Mapping) or [key.value for key, _ in root.entries] not in ([], ["partners"]):
        return False
    held = [value for _, value in root.entries]
    return all(not (one.value if isinstance(one, Scalar) else isinstance(one, Mapping) or one.items) for one in held)


def imported(now: Snapshot, table: Table, replace: bool) -> Import:
    """What a table would make of the list; with ``replace`` it is the whole list, and others are taken off."""
    partners = now.partners or ()
    before = now.read(PARTNERS) if (now.root / PARTNERS).is_file() else b""
    extra = now.agreement.copies.extra if now.agreement else ()
    found = rows.entries(table)
    made, wrong = matching.updates(found.entries, partners, [one.id.value for one in extra], table.names)
    met = {update.number for update in made}
    absent = [partner for number, partner in enumerate(partners) if number not in met]
    problems = [*found.problems, *wrong]
    wrong_rows = {problem.row for problem in problems}
    judged = [update for update in made if update.entry.row not in wrong_rows]
    if not judged:
        return Import(before, before, None, made, absent, found.restored, [], _in_order(problems))
    if not problems and replace and (recorded := [one for one in absent if now.records.get(one.id.value)]):
        raise KpesError(
            message("The register holds signatures of “{name}”, which the table does not name.",
                    name=recorded[0].name.value),
            message("Add a row for this partner to the table, or leave --replace out."),
        )  # fmt: skip
    listing = Listing(before, now.texts.roots.get(PARTNERS), "partners")
    for update in judged:
        if update.number is None:
            listing.add(update.values)
        elif update.values:
            listing.put_all(update.number, update.values)
    for number, _ in enumerate(partners) if replace else ():
        if number not in met:
            listing.remove(number)
    data = listing.bytes()
    after = _after(now, data) if data != before else now
    doubts, errors = _judged(after, judged, table)
    if problems:
        return Import(before, before, None, made, absent, found.restored, doubts, _in_order([*problems, *errors]))
    return Import(before, data, after, made, absent, found.restored, doubts, errors)


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.row)


def _judged(after: Snapshot, made: Sequence[Update], table: Table) -> tuple[list[Problem], list[Problem]]:
    """What the rules doubt in what the table says, and what they call wrong, row by row."""
    touched = {update.id: update for update in made if update.values}
    if not touched:
        return [], []
    texts = after.texts
    placed = tuple(_placed(one, touched.get(one.id.value)) for one in texts.partners or ())
    judged = Snapshot(after.project, after.today, after.now, after.paths, texts=texts._replace(partners=placed))
    doubts, errors = [], []
    for severity, rule in rules.rules(without=("source", "text", "copies", "register")):
        for where, said in rule.check(judged):
            place = where if isinstance(where, Place) else where.text.place if isinstance(where, Words) else where.place
            if place.file == _TABLE and rule.CODE != too_few_partners.CODE:
                key = matching.ORDER[place.column - 1]
                problem = Problem(place.line, rules.in_short(said), table.names.get(key, key))
                if severity is Severity.ERROR:
                    errors.append(problem)
                elif key != "name":
                    doubts.append(problem)
    return _in_order(doubts), _in_order(errors)


def _after(now: Snapshot, data: bytes) -> Snapshot:
    """The project with this list; a KpesError where kpes cannot read what it would write."""
    after = now.holding({now.paths.text: now.read(now.paths.text), PARTNERS: data})
    if after.partners is None:
        raise KpesError(
            message("{file} is written in a way in which kpes cannot change it and keep the rest.", file=PARTNERS),
            message("Write each partner below the others, a line a key, as kpes init does. Nothing was changed."),
        )
    return after


def meaning(now: Snapshot, after: Snapshot) -> Meaning:
    """What it means for the text and its signatures that the list becomes another."""
    partners = now.partners or ()
    signed = tuple(one for one in partners if standing_signatures(now.records.get(one.id.value, ())))
    copies = editions = None
    if now.agreement:
        copies = len(now.agreement.recipients(partners)), len(now.agreement.recipients(after.partners or ()))
    stale: tuple[Partner, ...] = ()
    if now.sound and after.sound:
        editions = now.sound.fingerprint, after.sound.fingerprint
        stale = tuple(one for one in signed if editions[0] != editions[1] and _on(now, one, editions[0]))
    return Meaning(copies, editions, signed, stale)


def _on(now: Snapshot, partner: Partner, edition: str) -> bool:
    return any(one.fingerprint == edition for one in standing_signatures(now.records[partner.id.value]))


def write(now: Snapshot, made: Import) -> None:
    """Puts the new list in place of the old one, which must be what was read."""
    file = beneath(now.root, PARTNERS)
    with locked(beneath(now.root, "data")):
        if (now.read(PARTNERS) if file.is_file() else b"") != made.before:
            raise KpesError(
                message("{file} was changed meanwhile.", file=PARTNERS),
                message("Nothing was written. Run the command again."),
            )
        storage.replace(file, made.data)


_TABLE = "table"


def _placed(partner: Partner, update: Update | None) -> Partner:
    """A partner whose values stand where the table says them: the line is the row, the column that of the key."""
    if update is None:
        return partner
    row = update.entry.row
    values: dict[str, object] = {"place": Place(_TABLE, row, 2)}
    for key in update.values:
        place, value = Place(_TABLE, row, matching.ORDER.index(key) + 1), getattr(partner, key)
        if key == "representatives":
            values[key] = tuple(one._replace(name=Text(one.name.value, place)) for one in value)
        elif key != "signatures_required":
            values[key] = Text(value.value, place)
    return partner._replace(**values)  # type: ignore[arg-type]
