from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, told_by


def partners(name: str, person: str = "Anna Nowak") -> str:
    first = f"{{id: a, name: '{name}', representatives: [{{name: '{person}'}}]}}"
    return f"partners:\n  - {first}\n  - {{id: b, name: Orkan}}\n"


@pytest.mark.parametrize(
    "name",
    ["A", "Ł", "1", "12.", "Partner 1", "Partner nr 2", "PARTNER A", "Organizacja X", "Organizacja", "Nazwa", "…",
     "Nazwa partnera", "Firma XYZ", "XX", "XYZ", "Podmiot IV", "do uzupełnienia", "Company B", "Name",
     "---", "?", "„X”"],
)  # fmt: skip
def test_a_name_that_only_keeps_a_place_is_told(name):
    assert told_by("K316", partners(name)) == [
        f"2:20 K316 1 name only keeps a place ({name}). Write the name as it has to stand on the signatory list."
    ]


@pytest.mark.parametrize("person", ["Imię i nazwisko", "imię nazwisko", "…", "N.N.", "Przedstawiciel 1", "Nazwisko"])
def test_a_representative_who_only_keeps_a_place_is_told(person):
    assert len(told_by("K316", partners("Dalba", person))) == 1


@pytest.mark.parametrize(
    "name",
    ["Fundacja A", "AB", "4F", "K2", "Bank Żywności", "Partnerstwo 2020", "Spółdzielnia Socjalna nr 1", "OSP", "PCK",
     "Organizacja Wschód", "Stowarzyszenie „Nazwa”", "Strona Miasta", "Firma Nowak", "Partner Plus sp. z o.o.", "Xylem",
     "3M Polska", "Dom Kultury 13", "Company of Friends"],
)  # fmt: skip
def test_a_name_is_quiet(name):
    assert told_by("K316", partners(name)) == []


@pytest.mark.parametrize("person", ["Jan Kowalski", "Anna Nowak", "Ng Xi", "Ida I"])
def test_a_person_is_quiet(person):
    assert told_by("K316", partners("Dalba", person)) == []


def test_one_finding_at_the_first_serves_for_all():
    yaml = "partners:\n" + "".join(f"  - {{id: {letter}, name: {letter.upper()}}}\n" for letter in "abcdefghijk")
    assert told_by("K316", yaml) == [
        "2:19 K316 11 names only keep a place (A, B, C, …). Write the names as they have to stand on the signatory "
        "list."
    ]


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("A", "…")) if one.code == "K316")
    assert catalogue("pl")(found.message) == (
        "W miejscu 2 nazw jest tylko tekst zastępczy (A, …). Trzeba wpisać je tak, jak mają być na liście "
        "sygnatariuszy."
    )
