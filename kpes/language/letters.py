"""Letters: as they are compared, without case and accents, and as Roman numerals, for the labels of lists."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

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
