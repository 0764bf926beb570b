"""What several rules do alike: a rule binds one of these to what it looks at and to what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeVar

from kpes.messages import Message, message
from kpes.model import Evidence, Partner, Signed, Text
from kpes.rules.data import Data, Findings, Words, standing_of, written
from kpes.source import Place, excerpt

T = TypeVar("T")

Check = Callable[[Data], Findings]
Spans = Iterator[tuple[int, int, Message]]
"""What is wrong in some words: from which character to before which, and what is said of it."""


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


def of_each_signature(
    key: str, on_todays_text: bool = False
) -> Callable[[Callable[[Data, Partner, Signed], Message | None]], Check]:
    """Makes a check of what says something of a signature that stands, or nothing; it is told at its ``key``."""

    def make(judge: Callable[[Data, Partner, Signed], Message | None]) -> Check:
        @wraps(judge)
        def check(data: Data) -> Findings:
            for partner, signed in standing_of(data):
                looked_at = not on_todays_text or signed.fingerprint == data.fingerprint
                if looked_at and (said := judge(data, partner, signed)):
                    yield signed.place_of(key), said

        return check

    return make


def evidence_of(data: Data) -> Iterator[tuple[str, Place, Evidence]]:
    """Each file of evidence, those of signatures that were withdrawn too: whose it is, where that stands, and it."""
    for id, events in data.records.items():
        for signed in events:
            if isinstance(signed, Signed):
                yield from ((id, signed.place_of("evidence"), kept) for kept in signed.evidence)


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
        yield id.place, message("The id “{id}” is taken already, in line {line}.", id=excerpt(id.value), line=line)


def shared(having: Iterable[tuple[str, Text, Partner]]) -> Iterator[tuple[Text, str, int]]:
    """Each text that by the same key a partner further up has: it, that partner's name, and the line there."""
    for (_, text, _), (_, first, other) in repeated(having, lambda one: one[0]):
        yield text, excerpt(other.name.value), first.place.line
