"""Labels: counted from the first one, or written where they do not follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.layout.labels import Label, labels
from kpes.model import Text
from kpes.shapes import values
from kpes.source import Place
from tests.bounded import within


def made(pattern: str, *own: str, language: str = "pl", above: tuple[str, ...] = (), start: int = 0) -> list[Label]:
    """The labels of units in the style of ``pattern``; one that is empty is not written."""
    written = [Text(words, Place("f")) if words else None for words in own]
    return list(labels(written, values.labels(pattern), language, above, start))


def words(pattern: str, *own: str, language: str = "pl", above: tuple[str, ...] = (), start: int = 0) -> list[str]:
    return [label.words for label in made(pattern, *own, language=language, above=above, start=start)]


def numbered(pattern: str, *numbers: int, language: str = "pl") -> list[str]:
    """The labels with these numbers."""
    return [words(pattern, "", language=language, start=number - 1)[0] for number in numbers]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("1/", ["1/", "2/", "10/"]),
        ("§ 1.", ["§ 1.", "§ 2.", "§ 10."]),
        ("Rozdział I", ["Rozdział I", "Rozdział II", "Rozdział X"]),
        ("(1)", ["(1)", "(2)", "(10)"]),
        ("I.", ["I.", "II.", "X."]),
        ("i.", ["i.", "ii.", "x."]),
        ("a)", ["a)", "b)", "j)"]),
        ("A.", ["A.", "B.", "J."]),
        ("-", ["-", "-", "-"]),
    ],
)
def test_labels_count_in_the_style_that_was_shown(pattern, expected):
    assert numbered(pattern, 1, 2, 10) == expected


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_letters_go_on_with_two_after_z_and_three_after_zz(language):
    found = numbered("a)", 26, 27, 52, 53, 702, 703, language=language)
    assert found == ["z)", "aa)", "az)", "ba)", "zz)", "aaa)"]
    assert numbered("A", 27, language=language) == ["AA"]


def test_polish_letters_go_on_behind_z_since_aa_is_what_was_put_behind_a():
    assert numbered("a)", 26, 27, 28, 52, 53, 78, 79) == ["z)", "za)", "zb)", "zz)", "zza)", "zzz)", "zzza)"]
    assert numbered("A.", 27) == ["ZA."]


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("pattern", ["1.", "a)", "A.", "I."])
def test_no_two_of_many_labels_are_alike(pattern, language):
    found = words(pattern, *[""] * 800, language=language)
    assert len(set(found)) == 800


def test_roman_numerals_give_way_to_digits_above_3999():
    assert numbered("I.", 3999, 4000) == ["MMMCMXCIX.", "4000."]
    assert numbered("i)", 3999, 4000) == ["mmmcmxcix)", "4000)"]


def test_decimals_take_in_the_numbers_above():
    assert words("1.1.", "", "", above=("3",)) == ["3.1.", "3.2."]
    assert words("1.1.1", "", above=("3", "2")) == ["3.2.1"]
    assert words("§ 1.1", "", "", above=("3",)) == ["§ 3.1", "§ 3.2"]
    assert words("1.1.a)", "", "", above=("3", "2")) == ["3.2.a)", "3.2.b)"]


def test_decimals_take_in_only_as_many_as_they_show_and_no_more_than_there_are():
    assert words("1.1.", "", above=("7", "3")) == ["3.1."]
    assert words("1.1.1.", "", above=("3",)) == ["3.1."]


@pytest.mark.parametrize(
    ("pattern", "own", "expected"),
    [
        ("§ 1", ["", "", "§ 2a", ""], ["§ 1", "§ 2", "§ 2a", "§ 3"]),
        ("§ 1", ["", "§ 4", ""], ["§ 1", "§ 4", "§ 5"]),
        ("1.", ["", "1.", ""], ["1.", "1.", "2."]),
        ("1)", ["7)", ""], ["7)", "8)"]),
        ("a)", ["", "aa)", ""], ["a)", "aa)", "b)"]),
        ("a)", ["z)", "", "zb)", ""], ["z)", "za)", "zb)", "zc)"]),
        ("I.", ["", "IIa.", "", "X.", ""], ["I.", "IIa.", "III.", "X.", "XI."]),
        ("i)", ["iv)", ""], ["iv)", "v)"]),
        ("Rozdział I", ["", "Rozdział Ia", ""], ["Rozdział I", "Rozdział Ia", "Rozdział II"]),
        ("Par. 1.", ["Par. 9", ""], ["Par. 9", "Par. 10."]),
        ("1.1.", ["", "3.1a.", ""], ["3.1.", "3.1a.", "3.2."]),
        ("1.", ["", "Uwaga:", ""], ["1.", "Uwaga:", "3."]),
    ],
)
def test_what_comes_behind_a_written_label_goes_on_from_it(pattern, own, expected):
    assert words(pattern, *own, above=("3",) if pattern == "1.1." else ()) == expected


@pytest.mark.parametrize(
    ("pattern", "own", "number"),
    [
        ("§ 1.", "§ 2a.", "2a"),
        ("§ 1", "§ 2a", "2a"),
        ("§ 1.", "Art. 7.", "7"),
        ("1)", "2a)", "2a"),
        ("(1)", "(2)", "2"),
        ("1.1.", "3.1a.", "3.1a"),
        ("Rozdział I", "Rozdział IVa", "IVa"),
        ("a)", "aa)", "aa"),
    ],
)
def test_a_written_label_tells_the_number_that_references_name(pattern, own, number):
    assert made(pattern, own, above=("3",))[0].number == number


def test_a_list_that_goes_on_counts_from_where_the_one_before_it_ended():
    assert words("1.", "", "", start=2) == ["3.", "4."]


@given(
    st.sampled_from(["1.", "§ 1", "a)", "I.", "-", "1.1.", "A", "(i)"]),
    st.text(max_size=12),
    st.sampled_from("pl en".split()),
)
def test_whatever_is_written_is_the_label_and_the_counting_goes_on(pattern, own, language):
    written, behind = made(pattern, own.strip() or "x", "", language=language, above=("3",))
    assert written.words == (own.strip() or "x")
    assert behind.position == written.position + 1
    assert behind.words


def test_large_numbers_in_labels_take_no_time():
    with within(2):
        assert words("1.", "9" * 9 + ".", "")[1] == "1000000000."
        assert words("1.", "9" * 9000 + ".", "")[1] == "2."
        assert words("I.", *["MMMDCCCLXXXVIII."] * 300, "")[-1] == "MMMDCCCLXXXIX."
        assert words("a)", "", "z" * 9000 + ")", "")[2] == "c)"
        assert sum(map(len, words("a)", *[""] * 9000))) < 100_000


def test_polish_letters_give_way_to_digits_before_they_grow_long():
    assert numbered("a)", 676, 677) == ["z" * 26 + ")", "677)"]
