from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying, told_by


def partners(krs: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, krs: '{krs}'}}\n  - {{id: b, name: Dalba}}\n"


def test_zeros_that_a_spreadsheet_dropped_are_put_back():
    assert told_by("K310", partners("123456")) == [
        "2:31 K310 “123456” is no KRS number: it has ten digits. If a spreadsheet dropped the zeros in front, it is "
        "0000123456."
    ]


@pytest.mark.parametrize(
    ("krs", "said"),
    [
        ("00001234567", "it has 10 digits, and here are 11."),
        ("12", "it has 10 digits, and here are 2."),
        ("0000", "it has 10 digits, and here are 4."),
        ("RHB 1234", "it has only digits."),
        ("١٢٣٤٥", "it has only digits."),
    ],
)
def test_what_cannot_be_a_krs_number_is_told(krs, said):
    assert told_by("K310", partners(krs)) == [f"2:31 K310 “{krs}” is no KRS: {said}"]


@pytest.mark.parametrize("krs", ["0000123456", "0000 123 456", "1000000001"])
def test_a_krs_number_is_quiet(krs):
    assert told_by("K310", partners(krs)) == []


def test_a_krs_number_among_the_words_of_the_agreement_is_looked_at():
    ((words, said),) = pointed(saying("Fundacja wpisana do KRS pod numerem 123456."), "K310")
    assert (words, said[-33:]) == ("123456", "zeros in front, it is 0000123456.")
    assert pointed(saying("Fundacja (KRS 0000123456) wpisana do KRS dnia 3.05.2014, 1% na KRS 12."), "K310") == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("123456")) if one.code == "K310")
    assert catalogue("pl")(found.message) == (
        "„123456” to nie numer KRS: ten ma dziesięć cyfr. Jeżeli arkusz kalkulacyjny obciął zera z przodu, numer brzmi "
        "0000123456."
    )
