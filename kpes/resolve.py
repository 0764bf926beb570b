"""What an agreement leaves to be derived: the copy count, the date written out, the labels."""

from __future__ import annotations

from typing import NamedTuple

from kpes.language import Language, language
from kpes.language.letters import roman
from kpes.model import COPY_COUNT_HELD, DATE, Agreement, LabelStyle, Partner

_MOST_IN_WORDS = 999
_MOST_IN_ROMAN = 3999


class Wording(NamedTuple):
    """The values that stand for the places held in an agreement's texts."""

    copies: str
    day: str

    def words(self, text: str) -> str:
        """``text`` with the copy count for ``XXXXX`` and the agreement's date for ``{date}``."""
        return COPY_COUNT_HELD.sub(self.copies, text).replace(DATE, self.day)


def resolve(agreement: Agreement, partners: tuple[Partner, ...]) -> Wording:
    """The wording of ``agreement`` for these partners: one copy for each of them."""
    spoken = language(agreement.language)
    return Wording(copy_count(len(partners), spoken), spoken.long_date(agreement.date))


def copy_count(count: int, spoken: Language) -> str:
    """``count`` in digits, then in words from 2 to 999: „22 (dwudziestu dwóch)”; else digits alone."""
    if 2 <= count <= _MOST_IN_WORDS:
        return f"{count} ({spoken.count_in_words(count)})"
    return str(count)


def label(style: LabelStyle, number: int) -> str:
    """The label of the item at position ``number`` (from 1) of a list labelled in ``style``."""
    return f"{style.before}{_counter(style.counter, number)}{style.after}"


def _counter(counter: str, number: int) -> str:
    if counter in ("I", "i") and number <= _MOST_IN_ROMAN:
        return roman(number) if counter == "I" else roman(number).lower()
    if counter in ("A", "a"):
        letters = _letters(number)
        return letters.upper() if counter == "A" else letters
    return str(number) if counter else ""


def _letters(number: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
