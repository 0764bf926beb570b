"""The typed agreement, its partners, and what was recorded about their signatures.

Texts are in NFC with single plain spaces. Everything that a rule may point at knows its place. All are named
tuples, which are made ten times as fast as frozen dataclasses, when kpes starts and when it reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from kpes.source import Place

COPY_COUNT = "XXXXX"
"""Stands in a text for the copy count."""
COPY_COUNT_HELD = re.compile(f"(?<!X){COPY_COUNT}(?!X)")
"""Finds it. A longer row of X is a blank of another kind."""
DATE = "{date}"
"""Stands in a text for the agreement's date, written out."""

Status = Literal["draft", "final"]
Form = Literal["written", "any"]
Basis = Literal["statutory", "power-of-attorney"]
Method = Literal["handwritten", "qualified", "trusted-profile", "personal", "other"]
Embedded = Literal["areas", "goals"]
Kind = Literal["", "power-of-attorney"]
"""What a file of evidence shows: the signature, or that its representative may sign."""
POWER_OF_ATTORNEY: Literal["power-of-attorney"] = "power-of-attorney"

METHODS_OF_WRITTEN_FORM = ("handwritten", "qualified")
"""Written form is a handwritten signature (art. 78 Kodeks cywilny); a qualified electronic signature
is its equal (art. 78¹). No other method is."""
ELECTRONIC = ("qualified", "trusted-profile", "personal")
"""Methods that leave a signed file, which is the only original."""


class Text(NamedTuple):
    """Words and where they were written. Only a title holds line feeds.

    ``place`` is where the value starts that they are part of, and ``before`` how many characters of that
    value come before them, white space not counted.
    """

    value: str
    place: Place
    before: int = 0


class LabelStyle(NamedTuple):
    """How a list is labelled: a counter (``1``, ``I``, ``i``, ``A``, ``a``) between two texts, or a dash.

    A dash has no counter; it stands in ``before``.
    """

    before: str
    counter: str
    after: str

    _COUNTER = re.compile(r"(?<!\w)[1IiAa](?!\w)")
    DASHES = ("-", "–", "—", "•")

    @classmethod
    def of(cls, pattern: str) -> LabelStyle | None:
        """The style that ``pattern`` shows by its first label („Par. 1.”, „1/”, „I.”, „-”), if it is one."""
        if pattern in cls.DASHES:
            return cls(pattern, "", "")
        found = list(cls._COUNTER.finditer(pattern))
        if len(found) != 1:
            return None
        match = found[0]
        return cls(pattern[: match.start()], match.group(), pattern[match.end() :])


class Item(NamedTuple):
    """A point of a list, with the sub-items under it."""

    text: Text
    sublist: ItemList | None = None


class ItemList(NamedTuple):
    """A labelled list."""

    labels: LabelStyle
    items: tuple[Item, ...]
    place: Place


class Insertion(NamedTuple):
    """The spot where a paragraph takes in all areas, or all goals."""

    what: Embedded
    labels: LabelStyle
    place: Place


Part = Text | ItemList | Insertion


class Paragraph(NamedTuple):
    """A paragraph („Par. 9.”); its number is its position."""

    parts: tuple[Part, ...]
    place: Place


class Area(NamedTuple):
    """An area of cooperation."""

    id: Text
    text: Text


class Goals(NamedTuple):
    """A section of goals under its heading. ``area`` is the id of the area they belong to, if any."""

    id: Text
    area: Text | None
    heading: Text
    parts: tuple[Part, ...]


class Preamble(NamedTuple):
    """The preamble: its heading and its texts."""

    heading: Text
    parts: tuple[Part, ...]


class Accepted(NamedTuple):
    """A finding that the data keeps on purpose: its rule's code, the place by structure, and the reason.

    ``words`` narrow it to a finding about just these words.
    """

    rule: Text
    where: Text
    words: Text | None
    reason: Text


class Agreement(NamedTuple):
    """An agreement as written, its counts, labels and dates not yet resolved."""

    language: str
    status: Status
    title: Text
    author: str
    date: date
    date_place: Place
    form: Form
    parties: tuple[Part, ...]
    preamble: Preamble
    resolution: Text | None
    paragraph_labels: LabelStyle
    paragraphs: tuple[Paragraph, ...]
    areas: tuple[Area, ...]
    goals: tuple[Goals, ...]
    partners_heading: Text
    signature_heading: Text
    accepted: tuple[Accepted, ...]


class Representative(NamedTuple):
    """A person who may sign for a partner."""

    name: Text
    basis: Basis | None


class Partner(NamedTuple):
    """An organisation that is party to the agreement. Where no representatives are named, anybody may sign."""

    id: Text
    name: Text
    representatives: tuple[Representative, ...]
    signatures_required: int
    seat: Text | None
    email: Text | None
    nip: Text | None
    regon: Text | None
    krs: Text | None
    place: Place


class Evidence(NamedTuple):
    """A file kept as evidence: its path, relative to the project, its SHA-256 in hex, and its kind.

    ``issued`` is the SHA-256 of the issued PDF that it begins with, where kpes found that it does.
    """

    file: str
    sha256: str
    kind: Kind = ""
    issued: str = ""

    def record(self) -> dict[str, str]:
        """Its keys as the register has them, without those that say nothing."""
        return {key: value for key, value in self._asdict().items() if value}


class Signed(NamedTuple):
    """A signature as it was recorded. ``recorded_at`` is a moment of UTC in ISO 8601.

    ``places`` are those of its values, by key, where it was read. ``signed_in`` is the town or room of the
    signing, the key „place” in the register. ``partner`` is the id of the partner as the record says it, empty where it
    does not.
    """

    representative: str
    signed_on: date
    method: Method
    fingerprint: str
    evidence: tuple[Evidence, ...]
    recorded_at: str
    note: str
    place: Place
    places: Mapping[str, Place] = {}
    signed_in: str = ""
    partner: str = ""

    def place_of(self, key: str) -> Place:
        """Where the value of this key was read, or else the record."""
        return self.places.get(key, self.place)


class Revoked(NamedTuple):
    """The withdrawal of the signature that this representative's record on this edition held.

    ``partner`` is the partner's id as the record says it, empty where it does not.
    """

    representative: str
    fingerprint: str
    reason: str
    recorded_at: str
    place: Place
    partner: str = ""


Event = Signed | Revoked
