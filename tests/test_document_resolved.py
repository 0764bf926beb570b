from __future__ import annotations

from datetime import date

import pytest

from kpes.document import Wording, copy_count, label, resolve
from kpes.language import language
from kpes.language.polish import count_in_words
from kpes.shapes import values
from kpes.shapes.table import read_agreement, read_partners
from tests.sound import agreement

POLISH = language("pl")


def wording(count: int, by: str = "") -> Wording:
    """The wording of the sound agreement between so many partners."""
    read, _ = read_agreement(agreement(by).encode(), "f")
    yaml = "partners:\n" + "".join(f"  - {{id: p{n}, name: P}}\n" for n in range(count))
    return resolve(read, read_partners(yaml.encode(), "f")[0])


def labels(pattern: str, *numbers: int) -> list[str]:
    return [label(values.labels(pattern), number) for number in numbers]


def test_the_copy_count_of_the_22_is_in_digits_and_in_the_locative():
    text = (
        "Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach, po jednym dla każdego z Partnerów."
    )
    assert wording(22).words(text) == (
        "Porozumienie sporządzono w 22 (dwudziestu dwóch) jednobrzmiących egzemplarzach, po jednym "
        "dla każdego z "
        "Partnerów."
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (2, "2 (dwóch)"),
        (21, "21 (dwudziestu jeden)"),
        (101, "101 (stu jeden)"),
        (999, "999 (dziewięciuset dziewięćdziesięciu dziewięciu)"),
        (1000, "1000"),
        (10000, "10000"),
        (1, "1"),
    ],
)
def test_the_copy_count_is_in_words_from_2_to_999(count, words):
    assert copy_count(count, POLISH) == words


def test_every_count_from_2_to_999_has_words_of_its_own():
    counts = {copy_count(count, POLISH) for count in range(2, 1000)}
    assert len(counts) == 998
    assert all(copy_count(count, POLISH) == f"{count} ({count_in_words(count)})" for count in range(2, 1000))


def test_one_copy_is_made_for_each_partner():
    assert wording(2).copies == "2 (dwóch)"
    assert wording(3, "language: en\n").copies == "3 (three)"


def test_the_copy_count_and_the_date_stand_wherever_they_are_asked_for():
    found = wording(2).words("XXXXX i XXXXX, {date}; „XXXXX”, {date}")
    assert found == "2 (dwóch) i 2 (dwóch), 7 listopada 2014 r.; „2 (dwóch)”, 7 listopada 2014 r."


@pytest.mark.parametrize(
    "text", ["XXXX", "XXXXXX", "nr XXXXXXXXXX", "xxxxx", "{Date}", "{ date }", "{copies}", "{", "{0}"]
)
def test_what_is_not_exactly_a_held_place_stays_as_it_is(text):
    assert wording(2).words(text) == text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pl", "7 listopada 2014 r."),
        ("en", "7 November 2014"),
        ("de", "7. November 2014"),
        ("fr", "7 novembre 2014"),
    ],
)
def test_the_date_is_written_out_in_the_language_of_the_agreement(code, words):
    assert wording(2, f"language: {code}\n").day == words


def test_the_first_and_the_last_day_that_can_be_written_are_written_out():
    assert POLISH.long_date(date.min) == "1 stycznia 1 r."
    assert wording(2, "language: en\ndate: 9999-12-31\n").day == "31 December 9999"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("1/", ["1/", "2/", "10/"]),
        ("§ 1.", ["§ 1.", "§ 2.", "§ 10."]),
        ("(1)", ["(1)", "(2)", "(10)"]),
        ("I.", ["I.", "II.", "X."]),
        ("i.", ["i.", "ii.", "x."]),
        ("a)", ["a)", "b)", "j)"]),
        ("A.", ["A.", "B.", "J."]),
        ("-", ["-", "-", "-"]),
    ],
)
def test_labels_count_in_the_style_that_was_shown(pattern, expected):
    assert labels(pattern, 1, 2, 10) == expected


def test_letters_go_on_with_two_after_z_and_three_after_zz():
    assert labels("a)", 26, 27, 52, 53, 702, 703) == ["z)", "aa)", "az)", "ba)", "zz)", "aaa)"]
    assert labels("A", 27) == ["AA"]


def test_roman_numerals_give_way_to_digits_above_3999():
    assert labels("I.", 3999, 4000) == ["MMMCMXCIX.", "4000."]
    assert labels("i)", 3999, 4000) == ["mmmcmxcix)", "4000)"]
