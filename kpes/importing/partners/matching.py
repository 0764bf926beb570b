"""Whom on the signatory list an entry of a table means, and what of that partner would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kpes.importing.ids import id_from
from kpes.importing.partners import numbers
from kpes.importing.partners.people import Person
from kpes.importing.partners.rows import Entry
from kpes.messages import Message, message
from kpes.model import Partner
from kpes.register.reading import person
from kpes.rules.partners import digits_of
from kpes.rules.partners.same_name import sounds
from kpes.tables.reading import Problem

ORDER = ("id", "name", "seat", "address", "short", "representatives", "signatures_required", "email", "nip", "regon",
         "krs", "description")  # fmt: skip
"""The keys of a partner as they are written one below the other."""
_KNOWN_BY = ("nip", "krs")
"""Numbers that belong to one organisation alone."""


class Change(NamedTuple):
    """The key of a partner whose value changes, and what people read of it before and after."""

    key: str
    before: str
    after: str


class Update(NamedTuple):
    """What becomes of one partner: its place in the list (from 0), None where it is new; the values to be written."""

    entry: Entry
    number: int | None
    id: str
    name: str
    values: dict[str, object]
    changes: tuple[Change, ...] = ()


def updates(
    entries: Sequence[Entry], partners: Sequence[Partner], taken: Collection[str], columns: Mapping[str, Message | str]
) -> tuple[list[Update], list[Problem]]:
    """What becomes of each partner that an entry means, and what is wrong; ids that are ``taken`` are given to none."""
    known = _Known(partners, entries, columns)
    made: list[Update] = []
    rows: dict[int, int] = {}
    ids = {*taken, *(partner.id.value for partner in partners)}
    ids |= {one.said["id"] for one in entries if "id" in one.said}
    for entry in entries:
        number = known.number(entry)
        if number is None and "name" not in entry.said:
            known.tell(entry, "name", message("The name of the partner is missing. Write it into this row."))
        elif number is None:
            id = entry.said.get("id") or id_from(entry.said["name"], ids, "partner")
            ids.add(id)
            made.append(Update(entry, None, id, entry.said["name"], _values({**entry.said, "id": id}, entry.people)))
        elif number in rows:
            said = message("“{name}” stands in row {row} already. Remove one of the two rows.",
                           name=partners[number].name.value, row=rows[number])  # fmt: skip
            known.tell(entry, "", said)
        else:
            rows[number] = entry.row
            made.append(_changed(entry, number, partners[number]))
    return made, known.problems


class _Known:
    """The partners of the list, as an entry may name them."""

    def __init__(
        self, partners: Sequence[Partner], entries: Sequence[Entry], columns: Mapping[str, Message | str]
    ) -> None:
        self.partners, self.columns = partners, columns
        self.names = {sounds(one.said.get("name", "")) for one in entries}
        self.exact = {_name_and_seat(one.said.get("name", ""), one.said.get("seat", "")) for one in entries}
        self.problems: list[Problem] = []
        self.by_id = {partner.id.value: number for number, partner in enumerate(partners)}
        self.by_number: dict[tuple[str, str], list[int]] = {}
        self.by_name: dict[str, list[int]] = {}
        for number, partner in enumerate(partners):
            self.by_name.setdefault(sounds(partner.name.value), []).append(number)
            for key in _KNOWN_BY:
                if text := getattr(partner, key):
                    self.by_number.setdefault((key, digits_of(text.value)), []).append(number)

    def tell(self, entry: Entry, key: str, what: Message) -> None:
        self.problems.append(Problem(entry.row, what, self.columns[key] if key else ""))

    def number(self, entry: Entry) -> int | None:
        """The place in the list of the partner that is meant; None where it is new, or cannot be told."""
        by_id = self.by_id.get(entry.said.get("id", ""))
        numbered = {key: self._numbered(entry, key) for key in _KNOWN_BY if key in entry.said}
        found = {key: number for key, number in numbered.items() if number is not None}
        if by_id is not None:
            return by_id
        if "id" in entry.said and found:
            partner = self.partners[next(iter(found.values()))]
            said = message(
                "“{name}” is on the list under the id “{id}”. Write that, or leave this cell empty.",
                name=partner.name.value, id=partner.id.value,
            )  # fmt: skip
            self.tell(entry, "id", said)
        elif "id" not in entry.said and len(set(found.values())) > 1:
            nip, krs = (self.partners[found[key]].name.value for key in _KNOWN_BY)
            said = message("On the list this NIP is of “{one}”, and this KRS number of “{other}”. Compare both.",
                           one=nip, other=krs)  # fmt: skip
            self.tell(entry, "nip", said)
        elif found:
            return next(iter(found.values()))
        elif "id" not in entry.said and "name" in entry.said:
            return self._named(entry)
        return None

    def _numbered(self, entry: Entry, key: str) -> int | None:
        """The partner who has this number, unless another row has its name: a commune and its school may share one."""
        having = self.by_number.get((key, digits_of(entry.said[key])), [])
        if not having:
            return None
        own = sounds(entry.said.get("name", ""))
        names = {number: sounds(self.partners[number].name.value) for number in having}
        fitting = [number for number, name in names.items() if name == own]
        fitting = fitting or [number for number, name in names.items() if name not in self.names]
        return fitting[0] if len(fitting) == 1 else None

    def _named(self, entry: Entry) -> int | None:
        """The one partner of this name and seat, or else of this name whose seat no other entry has."""
        wanted = _name_and_seat(entry.said["name"], entry.said.get("seat", ""))
        alike = {
            number: _name_and_seat(text_of(self.partners[number], "name"), text_of(self.partners[number], "seat"))
            for number in self.by_name.get(wanted[0], [])
        }
        fitting = [number for number, its in alike.items() if its == wanted]
        fitting = fitting or [number for number, its in alike.items() if its not in self.exact]
        if len(fitting) > 1:
            ids = ", ".join(self.partners[number].id.value for number in fitting)
            said = message("Several on the list are called so: {ids}. Write the id into a column “{column}”.",
                           ids=ids, column=self.columns["id"])  # fmt: skip
            self.tell(entry, "name", said)
        return fitting[0] if fitting else None


def _name_and_seat(name: str, seat: str) -> tuple[str, str]:
    return sounds(name), sounds(seat)


def _values(said: Mapping[str, str], persons: Sequence[Person]) -> dict[str, object]:
    """What is said, as the file of data holds it, in its order."""
    values: dict[str, object] = {**said}
    if persons:
        values["representatives"] = [_as_data(one) for one in persons]
    if "signatures_required" in said:
        values["signatures_required"] = int(said["signatures_required"])
    return {key: values[key] for key in ORDER if key in values}


def _as_data(one: Person) -> dict[str, str]:
    keys = {"name": one.name, "function": one.function, "basis": one.basis}
    return {key: value for key, value in keys.items() if value}


def _changed(entry: Entry, number: int, partner: Partner) -> Update:
    """What an entry changes of a partner: a key is left where its cell is empty or means the same."""
    known = people_of(partner)
    left: dict[str, list[Person]] = {}
    for one in known:
        left.setdefault(person(one.name), []).append(one)
    said = []
    for one in entry.people:
        same = left.get(person(one.name))
        held = same.pop(0) if same else one  # those of one name come in their order
        said.append(Person(one.name, one.function or held.function, one.basis or held.basis))
    values, changes = {}, []
    for key, value in _values(entry.said, said).items():
        if key == "representatives":
            before, after = as_words(known), as_words(said)
        else:
            before, after = text_of(partner, key), str(value)
        if not numbers.same(key, before, after):
            values[key] = value
            changes.append(Change(key, before, after))
    return Update(entry, number, partner.id.value, partner.name.value, values, tuple(changes))


def text_of(partner: Partner, key: str) -> str:
    """What a partner has under a key; nothing where it has not the key."""
    value: Any = getattr(partner, key)
    return "" if value is None else str(getattr(value, "value", value))


def people_of(partner: Partner) -> list[Person]:
    """The representatives of a partner."""
    return [
        Person(one.name.value, one.function.value if one.function else "", one.basis or "")
        for one in partner.representatives
    ]


def as_words(persons: Iterable[Person]) -> str:
    """These people as a message names them, with function and right."""
    return ", ".join(_told(persons))


def _told(persons: Iterable[Person]) -> Iterator[str]:
    for one in persons:
        beside = ", ".join(filter(None, (one.function, one.basis)))
        yield f"{one.name} ({beside})" if beside else one.name
