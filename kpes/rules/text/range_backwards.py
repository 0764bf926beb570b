"""A range ends before it begins.

„W okresie 2014-2012” is a slip of the pen for “2014–2020” or “2012–2014”, and no reader can tell which.
Years, months of years, dates, days of a month, paragraphs, points and letters are looked at.

Wrong:

    paragraphs:
      - text: Strategia obowiązuje w okresie 2014-2012.

Right:

    paragraphs:
      - text: Strategia obowiązuje w okresie 2014–2020, zgodnie z §§ 3–5 statutu.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kpes.language.months import MONTHS
from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text
from kpes.rules.text import dates, names_a_month

CODE = "K210"

_YEAR = "(?:19|20)[0-9]{2}"
_NO_YEAR = r"(?![\w/-]|[.,][0-9]|\s?(?:zł|PLN|EUR|euro|m|km|kg|szt|osób|p\.\s?n|BC)\b)"
"""What does not follow a year: the rest of a number, of a sum, or an era before ours."""
_YEARS = rf"""(?x)
      (?<![\w./–-]) (?<![0-9]\s) (?P<a>{_YEAR}) [-–—] (?P<b>{_YEAR}) {_NO_YEAR}
    | \b (?:lat|latach|lata|okresie|years|period|Jahre|Jahren|années) \s (?P<c>{_YEAR}) \s [-–—] \s (?P<d>{_YEAR})
      {_NO_YEAR}
    | \b (?:latach|okresie|od|od\sroku|from|von|de) \s (?P<e>{_YEAR}) (?:\sr\.|\sroku)?
      \s (?:do|do\sroku|to|until|bis|à) \s (?P<f>{_YEAR}) {_NO_YEAR}
    | \b (?:szkoln|akademick|school\syear|academic\syear)\w* \s (?P<g>{_YEAR}) / (?P<h>{_YEAR}) (?![\w/-])
    """
_NUMBERED = (
    r"\b(?:nr|numer\w*|tel|telefon\w*|faks|fax|poz|sygn|akt|no|ISO|EN|PN|DIN|IEC|GOST|ASTM)\b[^;]*$"
)
"""Words of a telephone, a case or a standard, whose number only looks like years."""
_TIME = r"\b(?:lat|lata|latach|okresie|od|years|period|Jahre|Jahren|années)\s$"
_SECTIONS = r"§§\s?(?P<a>[0-9]{1,4})[a-z]?\s?[-–—]\s?(?P<b>[0-9]{1,4})[a-z]?(?![\w/])"
_POLISH_SECTIONS = r"""(?x)
      (?<![\w§]) (?: §\s? (?P<a>[0-9]{1,4})[a-z]?[–—](?P<b>[0-9]{1,4})[a-z]?
      | (?:[Uu]st\.|[Pp]kt\.?|[Aa]rt\.|[Pp]ar\.) \s (?P<c>[0-9]{1,4})[a-z]?[-–—](?P<d>[0-9]{1,4})[a-z]?
      | [Ll]it\. \s (?P<e>[a-z])[-–—](?P<f>[a-z]) ) (?![\w/]|[.,][0-9])
    """
_UNITS = ("§", "st.", "kt", "rt.", "ar.", "it.")
"""What a text holds that speaks of sections."""
_NUMBERS = re.compile("[0-9]+")
_DASH = r"\s?[-–—]\s?"
_TO = r"\s(?:do|to|until|till|bis(?:\szum)?|au)\s(?:dnia\s)?"
_FROM = r"(?i)\b(?:od|from|von|vom|du)\s(?:dnia\s|dem\s)?$"


_Range = tuple[tuple[int, int], tuple[int, int]]
"""Where the two ends of a range stand."""


@in_each_text()
def check(words: str, language: str) -> Spans:
    """Each range whose end comes before its beginning."""
    for one, other in _backwards(words, language):
        said = message(
            "This range runs backwards: “{last}” comes before “{first}”. Swap them, or correct one.",
            first=words[slice(*one)],
            last=words[slice(*other)],
        )
        yield one[0], other[1], said


def _backwards(text: str, language: str) -> Iterator[_Range]:
    numbers = _NUMBERS.findall(text)
    of_years = sum(len(number) == 4 for number in numbers) > 1
    of_months = len(numbers) > 1 and names_a_month(text, language)
    if of_years and len(numbers) > 3:
        yield from _dates(text, language)
    for one, other in _matches(_YEARS, text) if of_years else ():
        before = text[max(0, one[0] - 30) : one[0]]
        if re.search(_TIME, before) or not re.search(_NUMBERED, before):
            yield one, other
    if of_months:
        yield from _matches(_days(language), text)
        yield from _matches(_months(language), text, MONTHS[language])
    if "§§" in text:
        yield from _matches(_SECTIONS, text)
    if language == "pl" and any(unit in text for unit in _UNITS) and (len(numbers) > 1 or "it." in text):
        yield from _matches(_POLISH_SECTIONS, text)


def _dates(text: str, language: str) -> Iterator[_Range]:
    for (start, end, day), (begins, ends, other) in pairwise(dates(text, language)):
        between = text[end:begins]
        joined = re.fullmatch(_DASH, between) or (
            re.fullmatch(_TO, between) and re.search(_FROM, text[max(0, start - 12) : start])
        )
        if joined and other < day:
            yield (start, end), (begins, ends)


@cache
def _days(language: str) -> str:
    """Days of one month: „7–5 listopada”, „w dniach 7 – 5 listopada”, „od 7 do 5 listopada”."""
    months = "|".join(MONTHS[language])
    day = r"[0-9]{1,2}"
    return rf"""(?x)
          (?<![\w.,:/–-]) (?P<a>{day}) \.? [-–—] (?P<b>{day}) \.? \s (?:{months})\b
        | \b dniach \s (?P<c>{day}) \s [-–—] \s (?P<d>{day}) \s (?:{months})\b
        | \b (?:od|from|vom|du) \s (?P<e>{day}) \.? \s (?:do|to|bis(?:\szum)?|au) \s (?P<f>{day}) \.? \s (?:{months})\b
        """


@cache
def _months(language: str) -> str:
    """Months of years: „od marca 2024 r. do stycznia 2024 r.”."""
    months = "|".join(MONTHS[language])
    first, last = (rf"(?P<{end}>(?:{months})\s{_YEAR})(?!\w)" for end in "ab")
    return rf"\b(?:[Oo]d|[Ff]rom|[Vv]on|[Dd][eu])\s{first}(?:\sr\.|\sroku)?\s(?:do|to|until|bis|à|au)\s{last}"


def _matches(pattern: str, text: str, months: tuple[str, ...] = ()) -> Iterator[_Range]:
    """What ``pattern`` finds whose second named part is less than its first; a shortened number is none."""
    for found in re.finditer(pattern, text):
        one, other = (name for name, part in found.groupdict().items() if part)
        first, last = found[one], found[other]
        shortened = not months and len(last) < len(first) > 2
        if not shortened and _rank(last, months) < _rank(first, months):
            yield found.span(one), found.span(other)


def _rank(written: str, months: tuple[str, ...]) -> tuple[int, ...]:
    """By what the number or the letter, or the month of a year, comes before another."""
    if months:
        month, year = written.split()
        return int(year), months.index(month)
    return (int(written) if written.isdecimal() else ord(written),)
