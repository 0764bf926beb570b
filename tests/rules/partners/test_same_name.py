from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def two(one: str, other: str) -> str:
    return f"partners:\n  - {{id: a, name: {one}}}\n  - {{id: b, name: {other}}}\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fundacja „Żółw”", "Fundacja „Żółw”"),
        ("Fundacja „Żółw”", "FUNDACJA ŻÓŁW"),
        ("Fundacja Żółw", "Fundacja Zolw"),
        ("Fundacja Żółw", "'Fundacja Z\u0307o\u0301łw'"),
        ("Spółdzielnia «Dalba»", "'Spółdzielnia ''Dalba'''"),
        ("KS Orkan", "KSOrkan"),
        ("Fala, seat: Gdańsk", "Fala, seat: GDAŃSK"),
        ("Fala, seat: Gdańsk", "Fala"),
        ("Fala", "Fala, seat: Gdańsk"),
        ("'„”'", "'„”'"),
    ],
)
def test_the_same_name_is_told_at_the_second(one, other):
    (said,) = told_by("K306", two(one, other))
    assert said.startswith(("3:19 K306 “", "3:20 K306 “"))
    assert said.endswith(
        "” stands on the list already, in line 2. Remove one of the two, or write into the name or the seat what "
        "tells them apart."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fala, seat: Gdańsk", "Fala, seat: Gdynia"),
        ("Fundacja Fala", "Fundacja Fali"),
        ("Bank Żywności 1", "Bank Żywności 2"),
        ("OSP Łeba", "OSP Łęba 2"),
        ("'„”'", "'«»'"),
    ],
)
def test_different_names_and_different_seats_are_quiet(one, other):
    assert told_by("K306", two(one, other)) == []


def test_each_partner_after_the_first_is_told_once():
    yaml = "partners:\n" + "".join(f"  - {{id: p{number}, name: Fala}}\n" for number in range(4))
    assert [said[:6] for said in told_by("K306", yaml)] == ["3:20 K", "4:20 K", "5:20 K"]


def test_it_is_said_in_polish():
    found = next(one for one in rule_findings(two("Fala", "FALA")) if one.code == "K306")
    assert catalogue("pl")(found.message) == (
        "„FALA” jest już na liście, w wierszu 2. Trzeba usunąć jednego z tych partnerów albo dopisać do nazwy lub "
        "siedziby to, co ich odróżnia."
    )
