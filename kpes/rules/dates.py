"""The dates that stand written out, or in digits, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from typing import NamedTuple

from kpes.language.polish import MONTHS as POLISH

MONTHS = {
    "pl": POLISH,
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
}  # fmt: skip
"""The months as they stand between a day and a year, by the language of the agreement."""


class Dated(NamedTuple):
    """A date, and the characters of a text that say it."""

    start: int
    end: int
    day: date


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months = "|".join(MONTHS[language])
    return re.compile(
        rf"""
        (?<![\w./-]) (?:
            (?P<y1>[0-9]{{4}}) - (?P<m1>[0-9]{{2}}) - (?P<d1>[0-9]{{2}})
          | (?P<d2>[0-9]{{1,2}}) \.\s? (?P<m2>[0-9]{{1,2}}) \.\s? (?P<y2>[0-9]{{4}})
          | (?P<d3>[0-9]{{1,2}}) (?:\.|st|nd|rd|th|er)? \s (?P<m3>{months}) \s (?P<y3>[0-9]{{4}})
        ) (?![\w/]|-[0-9]) (?:\sr\.(?!\w)|\sroku\b)?
        """,
        re.VERBOSE,
    )


def dates(text: str, language: str) -> Iterator[Dated]:
    """The dates with a day, a month and a year; what is no day of the calendar is left out."""
    for found in _pattern(language).finditer(text):
        year, month, day = (found["y1"], found["m1"], found["d1"])
        if found["d2"]:
            year, month, day = (found["y2"], found["m2"], found["d2"])
        elif found["d3"]:
            year, day = found["y3"], found["d3"]
            month = MONTHS[language].index(found["m3"]) + 1
        with suppress(ValueError):
            yield Dated(*found.span(), date(int(year), int(month), int(day)))
