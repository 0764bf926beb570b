"""What an agreement's own language decides: numerals, dates, and the few fixed words on a page.

Polish is kpes's own work, since its numerals decline. For other languages num2words gives the
numerals and Babel the dates; a language is one row of `kpes.language.others`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

LANGUAGES = ("pl", "en", "de", "fr")


class Language(NamedTuple):
    """An agreement's language.

    ``tag`` is its BCP 47 tag with a region („pl-PL”), as word processors want it. ``count_in_words``
    takes a copy count from 2 to 999 and gives the words that stand in brackets behind the digits.
    ``long_date`` writes a date out. ``hold_together`` puts non-breaking spaces where the language's
    typography asks for them. ``page_of`` holds ``{page}`` and ``{pages}``.
    """

    code: str
    tag: str
    draft_mark: str
    page_of: str
    edition: str
    count_in_words: Callable[[int], str]
    long_date: Callable[[date], str]
    hold_together: Callable[[str], str]


def language(code: str) -> Language:
    """The language of ``code``, one of LANGUAGES; any other is a KeyError."""
    if code == "pl":
        from kpes.language import polish

        return polish.POLISH
    from kpes.language import others

    return others.LANGUAGES[code]
