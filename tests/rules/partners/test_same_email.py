from __future__ import annotations

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def two(one: str, other: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, email: {one}}}\n  - {{id: b, name: Dalba, email: {other}}}\n"


def test_the_same_address_is_told_at_the_second_whatever_its_capitals():
    assert told_by("K312", two("biuro@fala.example", "Biuro@FALA.example")) == [
        "3:33 K312 “Fala” (line 2) has the same e-mail address. Correct one of the two, if each has its own."
    ]


def test_different_addresses_and_none_are_quiet():
    assert told_by("K312", two("biuro@fala.example", "biuro@dalba.example")) == []
    assert told_by("K312", "partners:\n  - {id: a, name: Fala}\n  - {id: b, name: Dalba}\n") == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(two("a@b.pl", "a@b.pl")) if one.code == "K312")
    assert catalogue("pl")(found.message) == (
        "„Fala” (wiersz 2) ma ten sam adres e-mail. Jeżeli każdy partner ma własny, jeden z nich trzeba poprawić."
    )
