from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def partners(regon: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, regon: '{regon}'}}\n  - {{id: b, name: Dalba}}\n"


@pytest.mark.parametrize(
    ("regon", "said"),
    [
        ("123456784", "its last digit does not fit the others. Compare them one by one."),
        ("12345678512348", "its last digit does not fit the others. Compare them one by one."),
        ("1234567850", "it has 9 or 14 digits, and here are 10."),
    ],
)
def test_what_cannot_be_a_regon_is_told(regon, said):
    assert told_by("K309", partners(regon)) == [f"2:33 K309 “{regon}” is no REGON: {said}"]


@pytest.mark.parametrize("regon", ["123456785", "123 456 785", "12345678512347", "123456785-12347"])
def test_a_regon_is_quiet_however_it_is_written(regon):
    assert told_by("K309", partners(regon)) == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("12345678")) if one.code == "K309")
    assert catalogue("pl")(found.message) == (
        "„12345678” to nie REGON: liczba cyfr powinna wynosić 9 albo 14, a wynosi 8."
    )
