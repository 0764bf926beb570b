"""What an agreement's own language decides: numerals, letters, dates, typography, and the fixed words on a page.

Polish is kpes's own work, since its numerals decline. For other languages num2words gives the numerals and Babel the
dates; a language is one row of `_ROWS`, and a catalogue of the domain ``documents`` beside the others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from itertools import filterfalse
from typing import NamedTuple

from kpes.language.typography import hold_together
from kpes.messages import DOCUMENTS, Catalogue, catalogue, printed

_ROWS = {
    "pl": ("pl-PL", "/projekt/"),
    "en": ("en-GB", "/draft/"),
    "de": ("de-DE", "/Entwurf/"),
    "fr": ("fr-FR", "/projet/"),
}
"""The tag and the draft mark; that stands in the text that is fingerprinted, so it is no translator's to change."""
LANGUAGES = tuple(_ROWS)


class Language(NamedTuple):
    """An agreement's language.

    ``tag`` is its BCP 47 tag with a region („pl-PL”), as word processors want it; ``draft_mark`` stands under the
    title of a draft. ``count_in_words`` takes a copy count from 2 to 999 and gives the words that stand in brackets
    behind the digits. ``long_date`` writes a date out. ``hold_together`` puts non-breaking spaces where the language's
    typography asks for them. ``parts`` are what the parts of a paragraph are called, by the first of their labels.
    """

    code: str
    tag: str
    draft_mark: str
    count_in_words: Callable[[int], str]
    long_date: Callable[[date], str]
    hold_together: Callable[[str], str]
    parts: Mapping[str, str] = {}

    @property
    def say(self) -> Catalogue:
        """What turns `printed` messages into its words; a document in English needs no file for that."""
        return _catalogue(self.code)

    @property
    def page_of(self) -> str:
        """The foot of a page, with ``{page}`` and ``{pages}``."""
        return self.say(printed("page {page} of {pages}"))

    @property
    def edition(self) -> str:
        """The word before the digits that name an edition."""
        return self.say(printed("edition"))


_catalogue = cache(partial(catalogue, domain=DOCUMENTS))


@cache
def language(code: str) -> Language:
    """The language of ``code``, one of LANGUAGES; any other is a KeyError."""
    tag, mark = _ROWS[code]
    hold = partial(hold_together, code)
    if code == "pl":
        from kpes.language import polish

        return Language(code, tag, mark, polish.count_in_words, polish.long_date, hold, polish.PARTS)
    return Language(code, tag, mark, partial(_count_in_words, code), partial(_long_date, tag), hold)


def _count_in_words(code: str, n: int) -> str:
    if not 2 <= n <= 999:
        raise ValueError(f"Words are known for 2 to 999, not for {n}.")
    # Slow to import, and only some agreements count their copies.
    from num2words import num2words  # type: ignore[import-untyped]

    return str(num2words(n, lang=code))


def cardinal(words: str, code: str) -> int | None:
    """The number that a cardinal numeral of the language says; None if it is none, or one that is not known.

    Polish is known as `polish.cardinal` has it, other languages from 2 to 999: „einundzwanzig” is 21.
    """
    if code == "pl":
        from kpes.language import polish

        return polish.cardinal(words)
    return _cardinals(code).get(words.casefold().replace("-", " "))


@cache
def _cardinals(code: str) -> dict[str, int]:
    said = {_count_in_words(code, n).casefold().replace("-", " "): n for n in range(2, 1000)}
    return said | {words.replace("hundred and", "hundred"): n for words, n in said.items()}


def _long_date(tag: str, day: date) -> str:
    from babel.dates import format_date  # slow to import, and only some commands print dates

    said = str(format_date(day, format="long", locale=tag.replace("-", "_")))
    return said.replace("1", "1er", 1) if tag.startswith("fr") and day.day == 1 else said


_WITHOUT_STROKE = str.maketrans("łøđ", "lod")
_SYMBOLS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def bare(text: str) -> str:
    """``text`` in small letters without accents: „WSPÓŁPRACA” is „wspolpraca”."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFD", small.translate(_WITHOUT_STROKE))
    return "".join(filterfalse(unicodedata.combining, apart))


def roman(n: int) -> str:
    """``n`` (1 to 3999) in capital Roman numerals, in the subtractive form: 4 is „IV”, 1994 „MCMXCIV”.

    Any other ``n`` is a ValueError: there is no Roman zero, and from 4000 on no plain letters.
    """
    if not 1 <= n <= 3999:
        raise ValueError(f"Roman numerals run from 1 to 3999; there is none for {n}.")
    letters = []
    for value, symbol in _SYMBOLS:
        times, n = divmod(n, value)
        letters.append(symbol * times)
    return "".join(letters)
