"""K2: the words of the agreement; how it is put together, where it speaks of its copies, and the dates in it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache

from kpes.language.months import MONTHS
from kpes.model import COPY_COUNT_HELD, Agreement, Attachment, Chapter, Item, ItemList, Paragraph, Part, Table, Text
from kpes.rules.rule import Data, Words, typed

COPIES = (
    r"\b(?:(?:egzemplarz|egz\.|odpis|copies|counterpart|exemplar|ausfertigung|exemplaire)\w*"
    r"|originals|originalen|originaux|(?:dupl|tripl|quadrupl)icate)"
)
"""Words for copies, in every language that agreements are written in; to be sought in small letters."""

Unit = Chapter | Paragraph | Item | Attachment

_ENDS = ".;!?\n"
_COME = rf"(?i)[^{_ENDS}]{{0,80}}?{COPIES}"
_WENT = rf"(?i){COPIES}[^{_ENDS}]{{0,40}}$"


def held(data: Data) -> Iterator[tuple[Words, bool]]:
    """Every ``XXXXX`` of the agreement's texts, in their order, and whether copies are spoken of beside it."""
    for text in typed(data):
        for found in COPY_COUNT_HELD.finditer(text.value):
            start, end = found.span()
            before = text.value[max(0, start - 60) : start]
            of_copies = re.compile(_COME).match(text.value, end) or re.search(_WENT, before)
            yield Words(text, start, end), bool(of_copies)


def texts_of(parts: Iterable[Part]) -> Iterator[Text]:
    """The texts of these parts, in their order: those that stand by themselves, items and what is in them, cells."""
    for part in parts:
        if isinstance(part, Text):
            yield part
        elif isinstance(part, ItemList):
            for item in part.items:
                yield item.text
                yield from texts_of(item.parts)
        elif isinstance(part, Table):
            yield from (*part.columns, *(cell for row in part.rows for cell in row))


def runs(agreement: Agreement) -> Iterator[tuple[Part, ...]]:
    """The parts that are read in one go: of the parties, the preamble, each paragraph, each section of goals."""
    yield agreement.parties
    if agreement.preamble:
        yield agreement.preamble.parts
    yield from (paragraph.parts for paragraph in agreement.all_paragraphs)
    yield from (goals.parts for goals in agreement.goals)
    yield from (attachment.parts for attachment in agreement.attachments)


def parts_of(parts: Iterable[Part]) -> Iterator[Part]:
    """These parts, each before those that stand in its items."""
    for part in parts:
        yield part
        if isinstance(part, ItemList):
            for item in part.items:
                yield from parts_of(item.parts)


def lists_of(parts: Iterable[Part]) -> Iterator[ItemList]:
    """The lists among these parts, each before its sub-lists."""
    return (part for part in parts_of(parts) if isinstance(part, ItemList))


def announced(parts: Iterable[Part], before: Text | None = None) -> Iterator[tuple[Text | None, ItemList | Table]]:
    """Each list and each table among these parts, with the words right before it."""
    for part in parts:
        if isinstance(part, ItemList | Table):
            yield before, part
        if isinstance(part, ItemList):
            for item in part.items:
                yield from announced(item.parts, item.text)
        before = part if isinstance(part, Text) else None


def units_of(agreement: Agreement) -> Iterator[Unit]:
    """All that may have an id and a label of its own: chapters, paragraphs, items of lists, attachments."""
    yield from agreement.chapters
    yield from agreement.all_paragraphs
    yield from (item for parts in runs(agreement) for listed in lists_of(parts) for item in listed.items)
    yield from agreement.attachments


_NUMBERS = re.compile("[0-9]+")
_LEAP_YEAR = 2024
_COMMON_YEAR = 2023


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


def names_a_month(text: str, language: str) -> bool:
    """Whether a month stands in a text; to look for this is quicker than to make a pattern."""
    return any(month in text for month in MONTHS[language])


def dates(text: str, language: str) -> Iterator[tuple[int, int, date]]:
    """The dates with a day, a month and a year, from which character to which they stand; only days that exist."""
    for found in _pattern(language).finditer(text):
        if day := _day(*_numbers(found, language)):
            yield *found.span(), day


def days(text: str, language: str) -> Iterator[tuple[int, int, date, bool]]:
    """The days, as `dates` has them, in their order, and whether their year is given; if not, it is a common one."""
    found = [(*dated, True) for dated in dates(text, language)]
    for one in _without_year(language).finditer(text) if names_a_month(text, language) else ():
        if day := _day(_COMMON_YEAR, MONTHS[language].index(one["month"]) + 1, int(one["day"])):
            found.append((*one.span(), day, False))
    return iter(sorted(found))


def impossible(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the days stand that their month does not have; digits with another month than 1 to 12 are no date."""
    numbers = _NUMBERS.findall(text)
    of_month = names_a_month(text, language)
    dated = any(len(number) == 4 for number in numbers) and len(numbers) > (1 if of_month else 2)
    for found in _pattern(language).finditer(text) if dated else ():
        year, month, day = _numbers(found, language)
        if 1 <= month <= 12 and year >= 1 and (found["d3"] or 28 < day <= 31) and not _day(year, month, day):
            yield found.span()
    for found in _without_year(language).finditer(text) if numbers and of_month else ():
        if not _day(_LEAP_YEAR, MONTHS[language].index(found["month"]) + 1, int(found["day"])):
            yield found.span()


def _day(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    with suppress(ValueError):
        return date(year, month, day)
    return None


def _numbers(found: re.Match[str], language: str) -> tuple[int, int, int]:
    """The year, the month and the day of a date as it was found."""
    if found["d3"]:
        return int(found["y3"]), MONTHS[language].index(found["m3"]) + 1, int(found["d3"])
    number = "1" if found["d1"] else "2"
    return int(found[f"y{number}"]), int(found[f"m{number}"]), int(found[f"d{number}"])


@cache
def _without_year(language: str) -> re.Pattern[str]:
    months = "|".join(MONTHS[language])
    return re.compile(rf"(?<![\w.,:/–-])(?P<day>[0-9]{{1,2}})\.?\s(?P<month>{months})\b(?!\s[0-9]{{4}})")
