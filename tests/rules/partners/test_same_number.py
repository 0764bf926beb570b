from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def two(one: str, other: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, {one}}}\n  - {{id: b, name: Dalba, {other}}}\n"


@pytest.mark.parametrize(
    ("one", "other", "kind", "column"),
    [
        ("nip: '1234563218'", "nip: 123-456-32-18", "NIP", 31),
        ("nip: PL1234563218", "nip: 123 456 32 18", "NIP", 31),
        ("regon: '123456785'", "regon: '123456785'", "REGON", 34),
        ("regon: '123456785'", "regon: '12345678512347'", "REGON", 34),
        ("krs: '0000123456'", "krs: 0000 123 456", "KRS", 31),
    ],
)
def test_the_same_number_is_told_at_the_second(one, other, kind, column):
    assert told_by("K307", two(one, other)) == [
        f"3:{column} K307 “Fala” (line 2) has the same {kind}. Correct one of the two, or remove the partner "
        "that stands here twice."
    ]


def test_different_numbers_and_numbers_of_different_kinds_are_quiet():
    assert told_by("K307", two("nip: '1234563218'", "nip: '5260250274'")) == []
    assert told_by("K307", two("nip: '1234563218'", "krs: '1234563218'")) == []
    assert told_by("K307", two("krs: '0000123456'", "seat: Gdynia")) == []


def test_it_is_said_in_polish():
    found = next(one for one in rule_findings(two("krs: '0000000001'", "krs: '0000000001'")) if one.code == "K307")
    assert catalogue("pl")(found.message) == (
        "„Fala” (wiersz 2) ma ten sam KRS. Trzeba poprawić jeden z numerów albo usunąć partnera, który figuruje na "
        "liście dwa razy."
    )
