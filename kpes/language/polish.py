"""Polish: the copy count in the locative, and long dates."""

from __future__ import annotations

from datetime import date
from functools import cache

from kpes.language.months import MONTHS

PARTS = {"1.": "ust.", "1)": "pkt", "a)": "lit."}
"""What the parts of a paragraph are called (Zasady techniki prawodawczej, § 55 to 57)."""

# Locative, masculine: what stands behind „w” in „w 22 (dwudziestu dwóch) egzemplarzach”.
_BELOW_TWENTY = (
    "", "jeden", "dwóch", "trzech", "czterech", "pięciu", "sześciu", "siedmiu", "ośmiu", "dziewięciu",
    "dziesięciu", "jedenastu", "dwunastu", "trzynastu", "czternastu", "piętnastu", "szesnastu",
    "siedemnastu", "osiemnastu", "dziewiętnastu",
)  # fmt: skip
_TENS = (
    "", "", "dwudziestu", "trzydziestu", "czterdziestu", "pięćdziesięciu", "sześćdziesięciu",
    "siedemdziesięciu", "osiemdziesięciu", "dziewięćdziesięciu",
)  # fmt: skip
_HUNDREDS = (
    "", "stu", "dwustu", "trzystu", "czterystu", "pięciuset", "sześciuset", "siedmiuset", "ośmiuset",
    "dziewięciuset",
)  # fmt: skip
# The nominatives, and what else differs from the locative.
_OTHER_CASES = {
    2: "dwa dwaj dwie dwu dwom dwóm dwoma dwiema", 3: "trzy trzej trzem trzema", 4: "cztery czterej czterem czterema",
    5: "pięć", 6: "sześć", 7: "siedem", 8: "osiem", 9: "dziewięć", 10: "dziesięć", 11: "jedenaście",
    12: "dwanaście", 13: "trzynaście", 14: "czternaście", 15: "piętnaście", 16: "szesnaście",
    17: "siedemnaście", 18: "osiemnaście", 19: "dziewiętnaście", 20: "dwadzieścia", 30: "trzydzieści",
    40: "czterdzieści", 50: "pięćdziesiąt", 60: "sześćdziesiąt", 70: "siedemdziesiąt", 80: "osiemdziesiąt",
    90: "dziewięćdziesiąt", 100: "sto", 200: "dwieście", 300: "trzysta", 400: "czterysta", 500: "pięćset",
    600: "sześćset", 700: "siedemset", 800: "osiemset", 900: "dziewięćset",
}  # fmt: skip


def count_in_words(n: int) -> str:
    """The numeral for ``n`` (2 to 999) in the locative, masculine: 22 is „dwudziestu dwóch”.

    Any other ``n`` is a ValueError. Every part declines, except that a final one in a compound stays
    „jeden” („dwudziestu jeden”, „stu jeden”): „Wielki słownik poprawnej polszczyzny PWN”, ed.
    A. Markowski, on compound numerals.
    """
    if not 2 <= n <= 999:
        raise ValueError(f"Words are known for 2 to 999, not for {n}.")
    hundreds, rest = divmod(n, 100)
    tens, units = (0, rest) if rest < 20 else divmod(rest, 10)
    return " ".join(filter(None, (_HUNDREDS[hundreds], _TENS[tens], _BELOW_TWENTY[units])))


def value_of(words: str) -> int | None:
    """The number from 2 to 999 that a cardinal numeral says, in whatever case and gender; None if it is none.

    „dwudziestu dwóch”, „dwadzieścia dwa” and „dwudziestoma dwoma” are all 22.
    """
    total, limit = 0, 1000
    for word in words.lower().split():
        value = _values().get(word, limit)
        if value >= limit:
            return None
        total += value
        limit = 100 if value >= 100 else 10 if value >= 20 else 0
    return total if total > 1 else None


def cardinal(words: str) -> int | None:
    """The whole number below a milliard that a cardinal numeral says, as value_of does; None if it is none.

    „tysiąc dwieście”, „jeden tysiąc dwieście” and „jednego tysiąca dwustu” are all 1200.
    """
    total, least, group = 0, 1_000_000_000, []
    for word in words.lower().split():
        unit = next((unit for stem, unit in _GROUPS.items() if word.startswith(stem)), None)
        if unit is None:
            group.append(word)
            continue
        number = _below_thousand(group) if group else 1
        if number is None or unit >= least:
            return None
        total, least, group = total + number * unit, unit, []
    rest = _below_thousand(group) if group else 0
    return total + rest if rest is not None and total + rest else None


_GROUPS = {"tysi": 1000, "milion": 1_000_000}
_ONE = frozenset("jeden jedna jedno jednego jednej jednemu jednym jedną".split())


def _below_thousand(words: list[str]) -> int | None:
    return 1 if len(words) == 1 and words[0] in _ONE else value_of(" ".join(words))


@cache
def _values() -> dict[str, int]:
    """What each single numeral says: the locatives above, the instrumentals in -oma, and the other forms."""
    locatives = {
        **{word: number for number, word in enumerate(_BELOW_TWENTY)},
        **{word: 10 * number for number, word in enumerate(_TENS)},
        **{word: 100 * number for number, word in enumerate(_HUNDREDS)},
    }
    instrumentals = {word[:-1] + "oma": value for word, value in locatives.items() if word.endswith("u")}
    others = {word: value for value, words in _OTHER_CASES.items() for word in words.split()}
    return {word: value for word, value in {**locatives, **instrumentals, **others}.items() if word}


def long_date(day: date) -> str:
    """``day`` as Polish documents write it, with plain spaces: „7 listopada 2014 r.”.

    The month is in the genitive and the day has no leading zero („Wielki słownik ortograficzny PWN”).
    """
    return f"{day.day} {MONTHS['pl'][day.month - 1]} {day.year} r."
