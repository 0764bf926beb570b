from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from kpes.language import LANGUAGES, cardinal, language

OTHERS = [code for code in LANGUAGES if code != "pl"]


@pytest.mark.parametrize(
    ("code", "fixed_words"),
    [
        ("en", ("en-GB", "/draft/", "page 2 of 9", "edition")),
        ("de", ("de-DE", "/Entwurf/", "Seite 2 von 9", "Ausgabe")),
        ("fr", ("fr-FR", "/projet/", "page 2 sur 9", "édition")),
    ],
)
def test_a_language_is_found_by_its_code_and_says_its_fixed_words(code, fixed_words):
    row = language(code)
    assert row.code == code
    assert (row.tag, row.draft_mark, row.page_of.format(page=2, pages=9), row.edition) == fixed_words


@pytest.mark.parametrize(
    ("code", "n", "words"),
    [
        ("en", 22, "twenty-two"),
        ("en", 101, "one hundred and one"),
        ("de", 22, "zweiundzwanzig"),
        ("fr", 22, "vingt-deux"),
        ("fr", 80, "quatre-vingts"),
    ],
)
def test_a_count_is_written_in_words(code, n, words):
    assert language(code).count_in_words(n) == words


@pytest.mark.parametrize("code", OTHERS)
def test_every_count_has_words_of_its_own(code):
    assert len({language(code).count_in_words(n) for n in range(2, 1000)}) == 998


@pytest.mark.parametrize(
    ("code", "words", "n"),
    [
        ("en", "Twenty-one", 21),
        ("en", "three hundred sixty five", 365),
        ("en", "three hundred and sixty-five", 365),
        ("de", "einundzwanzig", 21),
        ("fr", "vingt et un", 21),
        ("pl", "dwudziestu jeden", 21),
        ("en", "einundzwanzig", None),
        ("de", "tausend", None),
    ],
)
def test_a_numeral_is_read(code, words, n):
    assert cardinal(words, code) == n


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("n", [0, 1, 1000])
def test_a_count_out_of_range_is_refused_as_in_polish(code, n):
    with pytest.raises(ValueError, match=f"2 to 999, not for {n}"):
        language(code).count_in_words(n)


@pytest.mark.parametrize(
    ("code", "day", "written"),
    [
        ("en", date(2014, 11, 7), "7 November 2014"),
        ("de", date(2014, 11, 7), "7. November 2014"),
        ("fr", date(2014, 11, 7), "7 novembre 2014"),
        ("fr", date(2014, 8, 31), "31 août 2014"),
        ("fr", date(2014, 3, 1), "1er mars 2014"),
        ("fr", date(2014, 3, 11), "11 mars 2014"),
    ],
)
def test_a_date_is_written_out(code, day, written):
    assert language(code).long_date(day) == written


@pytest.mark.parametrize("code", OTHERS)
def test_the_one_letter_words_of_polish_are_not_held_elsewhere(code):
    assert language(code).hold_together("a 2014 r. § 9") == "a 2014 r. §\u00a09"


def test_the_slow_libraries_wait_until_they_are_needed():
    program = (
        "import sys; from kpes.language import language; language('pl'); language('en')\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules} & {'kpes', 'babel', 'num2words'}))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["kpes"]
