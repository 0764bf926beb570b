"""What a rule is given, and what it points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from kpes.copies.lists import Copies
from kpes.messages import Message
from kpes.model import Agreement, Item, ItemList, Part, Partner, Signed, Text
from kpes.records import Records, standing_signatures
from kpes.register import Files
from kpes.shapes.words import words
from kpes.source import Place, Sources

T = TypeVar("T")


class Words(NamedTuple):
    """Some of the words of a text: those from character ``start`` to before character ``end``."""

    text: Text
    start: int
    end: int


Where = Place | Text | Words
"""What a rule points at: a place, a whole text, or some of its words."""

Findings = Iterator[tuple[Where, Message]]
"""What a rule yields."""


class Data(Protocol):
    """What rules look at: a project's snapshot. What its files' shape kept from being read is None."""

    def __hash__(self) -> int: ...
    @property
    def today(self) -> date: ...
    @property
    def agreement(self) -> Agreement | None: ...
    @property
    def partners(self) -> tuple[Partner, ...] | None: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def fingerprint(self) -> str | None: ...
    @property
    def records(self) -> Records: ...
    @property
    def files(self) -> Files: ...
    @property
    def editions(self) -> Mapping[str, bytes]: ...
    @property
    def evidence(self) -> Mapping[str, str | None]: ...
    @property
    def copies(self) -> Copies: ...


def standing_of(data: Data) -> Iterator[tuple[Partner, Signed]]:
    """The signatures of each partner that were not withdrawn, oldest first."""
    for partner in data.partners or ():
        for signed in standing_signatures(data.records.get(partner.id.value, ())):
            yield partner, signed


def file_of(id: str, line: int = 1) -> Place:
    """A line of the register's file of this partner."""
    return Place(f"data/signatures/{id}.yaml", line)


@lru_cache(1)
def written(data: Data) -> tuple[Text, ...]:
    """The texts of the agreement, in the order of the document; none where it could not be read."""
    return tuple(words(data.agreement, printed=True)) if data.agreement else ()


def shown(data: Data) -> Iterator[Text]:
    """All that people wrote and that documents show: the texts of the agreement, and names."""
    return chain(written(data), names(data))


def texts_of(parts: Iterable[Part]) -> Iterator[Text]:
    """The texts of these parts: those that stand by themselves, items, and sub-items."""
    for part in parts:
        if isinstance(part, Text):
            yield part
        elif isinstance(part, ItemList):
            yield from (item.text for item in items_of(part))


def items_of(listed: ItemList) -> Iterator[Item]:
    """The items of a list, each before its sub-items."""
    for item in listed.items:
        yield item
        if item.sublist:
            yield from items_of(item.sublist)


def runs(agreement: Agreement) -> Iterator[tuple[Part, ...]]:
    """The parts that are read in one go: of the parties, the preamble, each paragraph, each section of goals."""
    yield agreement.parties
    yield agreement.preamble.parts
    yield from (paragraph.parts for paragraph in agreement.paragraphs)
    yield from (goals.parts for goals in agreement.goals)


def lists(agreement: Agreement) -> Iterator[tuple[Text, ...]]:
    """The texts of each list, of the areas, and of the headings of the goals: what stands as siblings."""
    for parts in runs(agreement):
        for part in parts:
            if isinstance(part, ItemList):
                yield tuple(item.text for item in part.items)
                yield from (tuple(sub.text for sub in item.sublist.items) for item in part.items if item.sublist)
    yield tuple(area.text for area in agreement.areas)
    yield tuple(goals.heading for goals in agreement.goals)


def names(data: Data) -> Iterator[Text]:
    """All that people wrote into the signatory list and that documents show."""
    return words(data.partners or (), printed=True)


def last_place(text: Text, sources: Sources) -> Place:
    """Where the last character of ``text`` stands."""
    return sources.characters(text.place)[text.before + visible(text.value) - 1]


def visible(words: str) -> int:
    """How many characters are not white space."""
    return len("".join(words.split()))
