"""NIP, REGON and KRS as spreadsheets keep them."""

from __future__ import annotations

import pytest

from kpes.importing.partners.numbers import Lost, number, same


@pytest.mark.parametrize(
    ("key", "words", "meant"),
    [
        ("krs", "123456", "0000123456"),
        ("krs", "123456.0", "0000123456"),
        ("regon", "3456781", "003456781"),
        ("regon", "12345678512347", "12345678512347"),
        ("nip", "5260250274,00", "5260250274"),
        ("nip", "526-025-02-74", "526-025-02-74"),
        ("krs", "123", "123"),
        ("regon", "3456780", "3456780"),
        ("krs", "brak", "brak"),
        ("krs", "0", "0"),
    ],
)
def test_zeros_in_front_come_back_where_that_is_certain(key: str, words: str, meant: str) -> None:
    found, told = number(key, words)
    assert found == meant
    assert (told is not None) == (len(meant) > len(words.split(".")[0]))


def test_what_was_restored_is_told() -> None:
    assert str(number("krs", "123456")[1]) == (
        "KRS: 123456 lacks the zeros in front that a spreadsheet drops. It is taken for 0000123456."
    )


@pytest.mark.parametrize("words", ["5,26E+09", "5.26e+09", "1E10"])
def test_a_number_that_was_shortened_is_lost(words: str) -> None:
    with pytest.raises(Lost) as lost:
        number("nip", words)
    assert str(lost.value.said) == (
        f"“{words}” is a number that the spreadsheet shortened, so its digits are lost. Format the column as text, and "
        "write all digits."
    )


def test_spaces_and_hyphens_make_no_other_number_but_another_text() -> None:
    assert same("nip", "PL 526-025-02-74", "5260250274")
    assert not same("name", "A-B", "AB")
