"""What a rule is given, what it points at, and what several rules do alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, wraps
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from kpes.copies.lists import Copies
from kpes.layout.drawing import Layout
from kpes.messages import Message, message
from kpes.model import Act, Agreement, Partner, Signed, Text
from kpes.register.reading import Files, Records
from kpes.shapes.table import words
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
"""What a rule yields. Texts that a message names may be of any length: they are quoted as excerpts."""


class InFull(str):
    """What a message names whole, however long it is."""


class Data(Protocol):
    """What rules look at: a project's snapshot. What its files' shape kept from being read is None."""

    def __hash__(self) -> int: ...
    @property
    def today(self) -> date: ...
    @property
    def is_act(self) -> bool: ...
    @property
    def agreed(self) -> "Data | None": ...
    @property
    def agreement(self) -> Agreement | None: ...
    @property
    def as_read(self) -> Agreement | Act | None: ...
    @property
    def printed(self) -> Agreement | None: ...
    @property
    def layout(self) -> Layout: ...
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
    def for_other_effect(self) -> Sequence[Signed]: ...
    @property
    def editions(self) -> Mapping[str, bytes]: ...
    @property
    def evidence(self) -> Mapping[str, str | None]: ...
    @property
    def copies(self) -> Copies: ...


Check = Callable[[Data], Findings]
Spans = Iterator[tuple[int, int, Message]]
"""What is wrong in some words: from which character to before which, and what is said of it."""


@lru_cache(1)
def written(data: Data) -> tuple[Text, ...]:
    """The texts of the agreement as they are printed, in the order of the document; none where it could not be read."""
    return tuple(words(data.printed, printed=True)) if data.printed else ()


@lru_cache(1)
def typed(data: Data) -> tuple[Text, ...]:
    """The texts of the agreement as they were typed, names in braces and all."""
    return tuple(words(data.agreement, printed=True)) if data.agreement else ()


def described(data: Data) -> tuple[Text, ...]:
    """The descriptions of partners as they were typed: what is replaced in the text is replaced in them."""
    return tuple(one.description for one in data.partners or () if one.description)


def shown(data: Data) -> Iterator[Text]:
    """All that people wrote and that documents show: the texts of the agreement, and names."""
    return chain(written(data), names(data))


def names(data: Data) -> Iterator[Text]:
    """All that people wrote into the signatory list and that documents show."""
    return words(data.partners or (), printed=True)


def last_place(text: Text, sources: Sources) -> Place:
    """Where the last character of ``text`` stands."""
    typed, _, end = text.as_typed(0, len(text.value))
    return sources.characters(text.place)[text.before + visible(typed[:end]) - 1]


def visible(words: str) -> int:
    """How many characters are not white space."""
    return len("".join(words.split()))


def in_each_text(
    *signs: str, of: Callable[[Data], Iterable[Text]] = written
) -> Callable[[Callable[[str, str], Spans]], Check]:
    """Makes a check of what finds something in words, which it is given with the language of the agreement.

    It is asked of each text that holds one of the ``signs``, if there are any: to look for these takes less time than
    to compile a pattern.
    """

    def make(look: Callable[[str, str], Spans]) -> Check:
        @wraps(look)
        def check(data: Data) -> Findings:
            language = data.agreement.language if data.agreement else ""
            for text in of(data):
                if not signs or any(sign in text.value for sign in signs):
                    for start, end, said in look(text.value, language):
                        yield Words(text, start, end), said

        return check

    return make


def repeated(things: Iterable[T], key: Callable[[T], object]) -> Iterator[tuple[T, T]]:
    """Each thing whose ``key`` one before it has, with the first of these."""
    first: dict[object, T] = {}
    for thing in things:
        earlier = first.setdefault(key(thing), thing)
        if earlier is not thing:
            yield thing, earlier


def repeated_ids(ids: Iterable[Text]) -> Iterator[tuple[Place, Message]]:
    """Each id that was used before, with the line of its first use."""
    for id, first in repeated(ids, lambda id: id.value):
        line = first.place.line
        yield id.place, message("The id “{id}” is taken already, in line {line}. Choose another.", id=id, line=line)
