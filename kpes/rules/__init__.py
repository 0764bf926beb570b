"""What can be wrong in data of the right shape: one rule a file, in an explicit list.

A rule is a module with a CODE, a ``check(data)`` that yields where something is wrong and a message, and a docstring
that says what it checks, why that matters, and gives a wrong and a right example. Whether it finds errors or warnings
stands in the list. `kpes.rules.found_in_reading` has the pages of what no rule looks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kpes.findings import MOST_IN_A_FILE, Finding, Severity
from kpes.rules.acceptance import Settled, settle
from kpes.rules.data import Data, Where, Words, visible
from kpes.rules.registry import rules
from kpes.source import NOT_READ_ON, Place, Sources

OF_THE_REST = _COPIES, _REGISTER = "copies.", "register."
"""The kinds of rules that look at what was issued and recorded, beside the text and the partners."""
GIVEN_UP = "K117"
"""The code that says of a file that not all of it was looked at."""


def check(data: Data, least: Severity = Severity.WARNING, of_text_alone: bool = False) -> Iterator[Finding]:
    """The findings of all rules, errors first; of one file at most MOST_IN_A_FILE beside those that are accepted.

    With ``least`` an error, those of the rules alone that find errors; with ``of_text_alone``, nothing is asked of what
    was recorded and issued.
    """
    most = MOST_IN_A_FILE + (len(data.agreement.accepted) if data.agreement else 0)
    found: Counter[str] = Counter()
    for severity, rule in rules(least, OF_THE_REST if of_text_alone else _nothing_of(data)):
        for where, message in rule.check(data):
            place, width, words = spot(where, data.sources)
            if found[place.file] == most:
                break
            yield Finding(place, rule.CODE, message, severity, width, words)
            found[place.file] += 1
            if found[place.file] == most:
                yield Finding(place, GIVEN_UP, NOT_READ_ON, severity)


def _nothing_of(data: Data) -> tuple[str, ...]:
    """The kinds of rules that have nothing to look at, so that they need not be loaded."""
    there = {_COPIES: data.copies.written, _REGISTER: bool(data.files.data or data.records or data.editions)}
    return tuple(kind for kind, something in there.items() if not something)


def spot(where: Where, sources: Sources) -> tuple[Place, int, str]:
    """The place of what a rule points at, its width in columns of that line, and its words, if it has any."""
    if isinstance(where, Place):
        return where, 1, ""
    words, start, end = where if isinstance(where, Words) else (where, 0, len(where.value))
    if not words.value:
        return words.place, 1, ""
    characters = sources.characters(words.place)
    first = words.before + visible(words.value[:start])
    last = words.before + visible(words.value[:end])
    begins, ends = characters[first], characters[max(first, last - 1)]
    if ends.line > begins.line:
        ends = Place(begins.file, begins.line, len(sources.line(begins).rstrip()))
    return begins, max(1, ends.column - begins.column + 1), words.value[start:end].strip()


__all__ = ["GIVEN_UP", "Data", "Settled", "check", "settle"]
