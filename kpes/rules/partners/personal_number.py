"""A PESEL number stands in the data.

A PESEL says when somebody was born, and serves to borrow money in that person's name. Whoever gets a copy
of the agreement, or of the project with its history, gets the number too. An agreement does not need it:
name, function and organisation say who signs. Remove it; where it was committed already, it is in the
history of git as well.

Wrong:

    paragraphs:
      - text: Partnera reprezentuje Anna Nowak, PESEL 44051401359.
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.

Right:

    paragraphs:
      - text: Partnera reprezentuje Anna Nowak, prezes zarządu.
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.

Source: Regulation (EU) 2016/679 (GDPR), art. 5 (1) (c) and art. 87.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpes.messages import message
from kpes.model import Event, Partner, Signed, Text
from kpes.rules.data import Data, Findings, Words, texts

CODE = "K315"

_ELEVEN_DIGITS = re.compile(r"(?<![\w+])(?<!\d[ -])[0-9]{11}(?!\w|[ -]\d)")
_NAMED = re.compile(r"\bPESEL\W{1,4}(?:nr\W{1,2})?([0-9]{11})(?!\w)", re.IGNORECASE)
_SAID = message("This is a PESEL number. Remove it: an agreement and its register do not need it.")


def check(data: Data) -> Findings:
    """Each number of eleven digits that is somebody's PESEL by its date of birth and its check digit.

    Parts of longer numbers (accounts) and telephone numbers (+48 …) are none, unless they are called so.
    """
    for text in _written(data):
        for start, end in _numbers(text.value):
            yield Words(text, start, end), _SAID
    for events in data.records.values():
        for event in events:
            if any(True for words in _recorded(event) for _ in _numbers(words)):
                yield event.place, _SAID


def _written(data: Data) -> Iterator[Text]:
    if data.agreement:
        yield from texts(data.agreement)
    for partner in data.partners or ():
        yield from _fields(partner)


def _fields(partner: Partner) -> Iterator[Text]:
    yield partner.id
    yield partner.name
    yield from (one.name for one in partner.representatives)
    given = (partner.seat, partner.email, partner.nip, partner.regon, partner.krs)
    yield from (text for text in given if text)


def _recorded(event: Event) -> tuple[str, ...]:
    if isinstance(event, Signed):
        return event.representative, event.signed_in, event.note
    return event.representative, event.reason


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the PESEL numbers of ``text`` start and end."""
    spans = {match.span() for match in _ELEVEN_DIGITS.finditer(text)}
    spans |= {match.span(1) for match in _NAMED.finditer(text)}
    if spans:
        from stdnum.pl import pesel

        yield from (span for span in sorted(spans) if pesel.is_valid(text[slice(*span)]))
