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

import re
from collections.abc import Iterator

from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words
from kpes.shapes.table import words

CODE = "K315"

_ELEVEN_DIGITS = re.compile(r"(?<![\w+])(?<!\d[ -])[0-9]{11}(?!\w|[ -]\d)")
_LONG = re.compile("[0-9]{11}")
_NAMED = re.compile(r"\bPESEL\W{1,4}(?:nr\W{1,2})?([0-9]{11})(?!\w)", re.IGNORECASE)
_SAID = message("This is a PESEL number. Remove it: an agreement and its register do not need it.")


def check(data: Data) -> Findings:
    """Each number of eleven digits that is somebody's PESEL by its date of birth and its check digit.

    Parts of longer numbers (accounts) and telephone numbers (+48 …) are none, unless they are called so; nor are those
    by which a finding of this rule is accepted.
    """
    accepted = data.agreement.accepted if data.agreement else ()
    named = {one.words for one in accepted if one.rule.value == CODE}
    for text in words((data.agreement, data.partners)):
        for start, end in _numbers(text.value) if text not in named else ():
            yield Words(text, start, end), _SAID
    for events in data.records.values():
        for event in events:
            if any(True for text in words(event) for _ in _numbers(text.value)):
                yield event.place, _SAID


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the PESEL numbers of ``text`` start and end."""
    if not _LONG.search(text):
        return
    spans = {match.span() for match in _ELEVEN_DIGITS.finditer(text)}
    spans |= {match.span(1) for match in _NAMED.finditer(text)}
    if spans:
        from stdnum.pl import pesel

        yield from (span for span in sorted(spans) if pesel.is_valid(text[slice(*span)]))
