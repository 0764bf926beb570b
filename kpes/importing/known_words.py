"""Words that kpes writes itself, out of an imported text: the day of the agreement, and how many copies there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any, NamedTuple

from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.units import Spot, spots
from kpes.language import cardinal, language
from kpes.layout.drawing import copy_count
from kpes.layout.words import as_printed
from kpes.messages import Message, message
from kpes.model import COPY_COUNT, DATE, Text
from kpes.rules.text import COPIES, dates
from kpes.rules.text.opening_dated_otherwise import own_days
from kpes.source import Place

_NOWHERE = Place("")
_PLACE_AND_DAY = re.compile(r"[^\W\d][\w\s-]{1,40},?\s(?:dnia\s|the\s|den\s|le\s)?$")
_BEGINS_WITH_DAY = re.compile(r"(?:W\sdniu|Dnia|On(?:\sthe)?|Am|Le|(?:Data|Dated?|Datum)(?:\s\w+)?:)\s")
_OF_THE_TITLE = re.compile(r"(?i)\b(?:z\sdnia|dated|of|as\sof|vom|du)\s$")
_MADE = re.compile(
    r"(?i)\b(?:fait\s(?:à|en)|done\s(?:at|in)|made\sat|geschehen\s|(?:sporządzono|podpisano|zawarto)\s(?:w\s|dnia\s))"
    r"[^.;]{0,60}$"
)
_SAYS_YEAR = re.compile(r"\s?(?:r\.|roku)$")


class Known(NamedTuple):
    """The agreement with what kpes writes itself, and what somebody should look at."""

    agreement: Data
    told: tuple[Message, ...] = ()


def dated(agreement: Data, today: date) -> Known:
    """The agreement with its date, which stands in its opening or its title; else it is today's, and that is told."""
    made = deepcopy(agreement)
    code = made["language"]
    held = {"parties": made.get("parties", [])}
    opening = [spot for spot in spots(held) if not spot.is_unit]
    titles = [Spot(made, "title")] if isinstance(made.get("title"), str) else []
    likely = (opening, own_days), (opening, _beside_a_place), (titles, _of_the_title), (_last(made), _at_the_end)
    found = ((spot, one) for spots, days_in in likely for spot in spots for one in days_in(spot.value, code))
    spot, (start, end, day) = next(found, (None, (0, 0, today)))
    made["date"] = day
    if spot is None:
        return Known(made, (message("No day was found in the opening, so “date” is today's. Correct it."),))
    spot.put(_with_date(spot.value, start, end, day, code))
    return Known({**made, **{key: value for key, value in held.items() if value}})


def _beside_a_place(words: str, code: str) -> Iterator[tuple[int, int, date]]:
    """The day of a line that is a place and a day („Gdańsk, dnia 7 listopada 2014 r.”), or begins with it."""
    for start, end, day in dates(words, code):
        is_all = _PLACE_AND_DAY.fullmatch(words[:start]) and not words[end:].strip(" ,.:")
        if is_all or _BEGINS_WITH_DAY.fullmatch(words[:start]):
            yield start, end, day


def _of_the_title(words: str, code: str) -> Iterator[tuple[int, int, date]]:
    """The day in a title: „Porozumienie z dnia 7 listopada 2014 r.”."""
    return (one for one in dates(words, code) if _OF_THE_TITLE.search(words[: one[0]]))


def _last(agreement: Data) -> list[Spot]:
    """The texts of the last paragraph."""
    found = [spot for spot in spots({**agreement, "attachments": []}) if not spot.is_unit]
    return [spot for spot in found if found and spot.unit == found[-1].unit]


def _at_the_end(words: str, code: str) -> Iterator[tuple[int, int, date]]:
    """The day in a sentence that says where and when a text was made: „Sporządzono w Gdańsku dnia …”."""
    return (one for one in dates(words, code) if _MADE.search(words[max(0, one[0] - 80) : one[0]]))


def _with_date(words: str, start: int, end: int, day: date, code: str) -> str:
    """The words with the date named, where these are printed so."""
    for stop in (end, end - len(said[0]) if (said := _SAYS_YEAR.search(words[start:end])) else end):
        named = f"{words[:start]}{DATE}{words[stop:]}"
        if _in_print(named, day, code) == _in_print(words, day, code):
            return named
    return words


def _in_print(words: str, day: date, code: str) -> str:
    def value_of(name: str, begins: bool) -> str | None:
        return language(code).long_date(day) if name == DATE[1:-1] else None

    return as_printed(Text(words, _NOWHERE), value_of, COPY_COUNT).value


_COUNT = re.compile(
    r"(?<![\w.,/])(?P<count>[0-9]{1,4}(?:\s\([^()]{2,60}\))?)\s(?:[^\W\d]{1,30}\s){0,4}" rf"(?i:{COPIES})"
)
_MOST_BETWEEN = 4
"""Words between a number and the word for copies, and the number."""
_SENTENCE = 300
"""Characters of a sentence on copies, before and behind the word for them."""
_EACH = {
    "pl": r"(?:po\s(?P<a>\w+)(?:\s\w+)?\s(?:dla|na)\s(?:każde|stron)"
    r"|każd\w+\s(?:ze?\s\w+\s)?(?:otrzymuje|otrzyma)\s(?:po\s)?(?P<b>\w+))",
    "en": r"(?:(?P<a>\w+)\s(?:\w+\s)?(?:for|to)\seach|each\s(?:of\s)?\w+(?:\s\w+)?\s(?:receiv\w+|gets?)\s(?P<b>\w+))",
    "de": r"(?:(?P<a>\w+)\s(?:\w+\s)?für\sjede|jede\w?\s\w+\s(?:erhält|erhalten)\s(?:je\s)?(?P<b>\w+))",
    "fr": r"(?:(?P<a>\w+)\s(?:\w+\s)?(?:pour|à)\schac?que|chaque\s\w+\s(?:reçoit|recevra)\s(?P<b>\w+))",
}
"""How a sentence on copies says how many each party gets."""
_ONE = ("one", "an", "a", "ein", "eine", "einem", "un", "une")
_FURTHER = {
    "pl": r"(?:oraz|i|a)\s(?:jed\w+)\s(?:egzemplarz\w*\s)?dla\s(?P<who>[^\W\d_][^,.;()]{2,60}?)(?=[,.;()]|$)",
    "en": r"and\s(?:a|one)\s(?:copy\s)?for\s(?!each)(?P<who>[^,.;()]{2,60}?)(?=[,.;()]|$)",
    "de": r"und\seine?\s(?:\w+\s)?für\s(?!jede)(?P<who>[^,.;()]{2,60}?)(?=[,.;()]|$)",
    "fr": r"et\sune?\s(?:\w+\s)?pour\s(?!chaque)(?P<who>[^,.;()]{2,60}?)(?=[,.;()]|$)",
}
"""How it says that somebody else gets one, too."""


def with_copies(agreement: Data, partners: list[Data]) -> Known:
    """The agreement with XXXXX in the place of a number of copies that kpes prints in just these words.

    Where the sentence says how many copies each party gets, or who else gets one, ``copies`` says so.
    """
    made = deepcopy(agreement)
    code = made["language"]
    for spot in spots(made):
        found = None if spot.is_unit or not partners else re.search(COPIES, spot.value, re.IGNORECASE)
        if not found:
            continue
        words: str = spot.value
        said = re.split(r"[.;]\s", words[max(0, found.start() - _SENTENCE) : found.start()])[-1]
        said += re.split(r";\s", words[found.start() : found.end() + _SENTENCE])[0]
        each, extra = _each(said, code), _extra(said, code, partners)
        counts = list(_COUNT.finditer(words))
        for further in ([], extra) if extra else ([],):
            total = len(partners) * (each or 1) + len(further)
            fitting = [one for one in counts if one["count"] == copy_count(total, language(code))]
            if len(fitting) == 1:
                start, end = fitting[0].span("count")
                spot.put(f"{words[:start]}{COPY_COUNT}{words[end:]}")
                return Known(_with_count(made, each or 1, further))
        if in_words := _in_words(words[: found.start()], len(partners) * (each or 1), code):
            told = message(
                "A number of copies in words alone does not follow the number of partners. Write XXXXX for “{number}” "
                "in “{words}”, which prints figures and words.",
                number=in_words, words=said.strip(),
            )  # fmt: skip
            return Known(_with_count(made, each or 1, []), (told,))
        if each or counts:
            count = len(partners) * (each or 1)
            told = message("kpes makes {count} copies. Compare “{words}”.", count=count, words=said.strip())
            return Known(_with_count(made, each or 1, []), (told,) if counts else ())
    return Known(made)


def _in_words(before: str, count: int, code: str) -> str:
    """The words for this number that stand shortly before the word for copies, without figures; else nothing."""
    near = re.findall(r"[\w-]+", before)[-_MOST_BETWEEN:]
    said = next((one for one in reversed(near) if cardinal(one, code) == count), "")
    return "" if any(map(str.isdigit, near)) else said


def parties_said(agreement: Data) -> int:
    """How many parties a text says that there are: it names a number of copies, one for each of them; 0 if it does not.

    The number is one of those that kpes prints in just these words.
    """
    code = agreement["language"]
    for spot in spots(agreement):
        if spot.is_unit or not re.search(COPIES, spot.value, re.IGNORECASE) or _each(spot.value, code) != 1:
            continue
        for one in _COUNT.finditer(spot.value):
            number = int(re.match("[0-9]+", one["count"])[0])  # type: ignore[index]  # it begins with digits
            if one["count"] == copy_count(number, language(code)) and not _extra(spot.value, code, []):
                return number
    return 0


def _with_count(agreement: Data, each: int, extra: list[Data]) -> Data:
    said: dict[str, Any] = {**({"each": each} if each > 1 else {}), **({"extra": extra} if extra else {})}
    return {**agreement, "copies": said} if said else agreement


def _each(words: str, code: str) -> int | None:
    """How many copies each party gets, where the words say it."""
    found = re.search(rf"(?i)\b{_EACH[code]}", words)
    said = (found["a"] or found["b"]).lower() if found else ""
    if said in _ONE:
        return 1
    number = int(said) if said.isdecimal() else cardinal(said, code) if said else None
    return number if number and number < 100 else None


def _extra(words: str, code: str, partners: list[Data]) -> list[Data]:
    """Who else gets a copy."""
    taken = {partner["id"] for partner in partners}
    found: list[Data] = []
    for one in re.finditer(rf"(?i)\b{_FURTHER[code]}", words):
        id = id_from(one["who"], taken, "egz")
        taken.add(id)
        found.append({"id": id, "name": one["who"].strip()})
    return found
