"""Between two days of a rule one day is left out.

„Do 31 grudnia” and „po 1 stycznia” say nothing of the 1st of January itself: what is done on that day falls under
neither. Write „po 31 grudnia”, or „od 1 stycznia”.

Wrong:

    paragraphs:
      - text: Wnioski złożone do 30 czerwca rozpatruje się w lipcu, a złożone po 1 lipca – w sierpniu.

Right:

    paragraphs:
      - text: Wnioski złożone do 30 czerwca rozpatruje się w lipcu, a złożone po 30 czerwca – w sierpniu.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import days, runs, texts_of

CODE = "K234"

_DAY = timedelta(days=1)
_BOUNDS = {
    "until": r"(?i)\b(?:do|by|until|till|bis(?:\szum)?|jusqu[’']au)(?:\sdnia)?\s$",
    "before": r"(?i)\b(?:przed|before|vor|avant)(?:\sdniem|\sdem|\sle)?\s$",
    "after": r"(?i)\b(?:po|after|nach|après)(?:\sdniu|\sdem|\sle)?\s$",
}


class _Bound(NamedTuple):
    """The last day of a time, or else the first of one, and the words that say so."""

    ends: bool
    day: date
    of_year: bool
    words: Words


def check(data: Data) -> Findings:
    """Each day that falls between a time that ends and one that begins, both spoken of one after the other."""
    if not data.printed:
        return
    for parts in runs(data.printed):
        bounds = [bound for text in texts_of(parts) for bound in _bounds(text, data.printed.language)]
        for one, other in pairwise(bounds):
            ends, begins = (one, other) if one.ends else (other, one)
            if ends.ends and not begins.ends and _leaves_one_out(ends, begins):
                last, first = (words.text.value[words.start : words.end] for words in (ends.words, begins.words))
                said = message(
                    "Between “{last}” and “{first}” one day is left out. Correct one of the two.",
                    last=last,
                    first=first,
                )
                yield other.words, said


def _leaves_one_out(ends: _Bound, begins: _Bound) -> bool:
    between = (begins.day - ends.day).days
    return ends.of_year == begins.of_year and (between if ends.of_year else between % 365) == 2


def _bounds(text: Text, language: str) -> Iterator[_Bound]:
    for start, end, day, of_year in days(text.value, language):
        before = text.value[max(0, start - 15) : start]
        for kind, pattern in _BOUNDS.items():
            if re.search(pattern, before):
                last = day - _DAY if kind == "before" else day + _DAY if kind == "after" else day
                yield _Bound(kind != "after", last, of_year, Words(text, start, end))
