from __future__ import annotations

import re

import pytest

from kpes.language import roman

WELL_FORMED = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
VALUES = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))


def value(numeral: str) -> int:
    """Reads a numeral from the right: a letter below the one behind it is taken away."""
    total = behind = 0
    for letter in reversed(numeral):
        total += VALUES[letter] if VALUES[letter] >= behind else -VALUES[letter]
        behind = VALUES[letter]
    return total


@pytest.mark.parametrize(
    ("n", "numeral"),
    [(1, "I"), (2, "II"), (3, "III"), (4, "IV"), (5, "V"), (8, "VIII"), (9, "IX"), (14, "XIV"), (40, "XL"),
     (49, "XLIX"), (90, "XC"), (400, "CD"), (900, "CM"), (1994, "MCMXCIV"), (2014, "MMXIV"),
     (3888, "MMMDCCCLXXXVIII"), (3999, "MMMCMXCIX")],
)  # fmt: skip
def test_a_number_has_its_numeral(n, numeral):
    assert roman(n) == numeral


def test_every_numeral_is_well_formed_and_reads_back():
    numerals = [roman(n) for n in range(1, 4000)]
    assert [numeral for numeral in numerals if not WELL_FORMED.fullmatch(numeral)] == []
    assert [value(numeral) for numeral in numerals] == list(range(1, 4000))


@pytest.mark.parametrize("n", [-1, 0, 4000])
def test_a_number_out_of_range_is_refused(n):
    with pytest.raises(ValueError, match=f"1 to 3999; there is none for {n}"):
        roman(n)
