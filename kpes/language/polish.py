"""Polish: the copy count in the locative, long dates, and the spaces that must not break a line."""

from __future__ import annotations

import re
from datetime import date

from kpes.language import Language

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
_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
    "października", "listopada", "grudnia",
)  # fmt: skip

_NO_BREAK_SPACE = "\u00a0"
_HELD = re.compile(
    r"""
      (?<![^\s"'„“”«»‚‘(\[{–—]) [aiouwzAIOUWZ] [ ]   # a one-letter word, not the last letter of a longer one
    | (?<!\w) (?:[Pp]ar|[Aa]rt)\. [ ] (?=\d)        # „Par. 9”, „art. 78”
    | § [ ] (?=\d)
    | (?<=\d) [ ] (?=r\.(?!\w))                     # „2014 r.”
    """,
    re.VERBOSE,
)


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


def long_date(day: date) -> str:
    """``day`` as Polish documents write it, with plain spaces: „7 listopada 2014 r.”.

    The month is in the genitive and the day has no leading zero („Wielki słownik ortograficzny PWN”).
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} r."


def hold_together(text: str) -> str:
    """``text`` with U+00A0 for each plain space at which Polish typography does not break a line.

    These are the spaces behind the one-letter words a, i, o, u, w, z, and those within „2014 r.”,
    „Par. 9”, „§ 9” and „art. 78”. No other character changes, so U+00A0 read as a space gives a text
    without U+00A0 back as it was.
    """
    return _HELD.sub(lambda held: held[0].replace(" ", _NO_BREAK_SPACE), text)


POLISH = Language(
    code="pl",
    tag="pl-PL",
    draft_mark="/projekt/",
    page_of="strona {page} z {pages}",
    edition="wydanie",
    count_in_words=count_in_words,
    long_date=long_date,
    hold_together=hold_together,
)
