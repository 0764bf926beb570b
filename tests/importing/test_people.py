"""Persons who sign, out of the sentence that names them."""

from __future__ import annotations

import pytest

from kpes.importing.people import Person, is_function, is_person, nominative, people_in


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Annę Nowak – Prezesa Zarządu", [("Annę Nowak", "Prezesa Zarządu")]),
        (
            "Jana Kowalskiego, Członka Zarządu oraz Ewę Lis (Skarbnika)",
            [("Jana Kowalskiego", "Członka Zarządu"), ("Ewę Lis", "Skarbnika")],
        ),
        ("Prezesa Zarządu Jana Kowalskiego", [("Jana Kowalskiego", "")]),
        ("dr hab. Annę Nowak-Lis", [("Annę Nowak-Lis", "")]),
        ("Ms Anna Nowak, President of the Board", [("Anna Nowak", "President of the Board")]),
        ("den Geschäftsführer Hans Müller", [("Hans Müller", "Geschäftsführer")]),
        ("M. Jean Dupont, président", [("Jean Dupont", "président")]),
        ("Zarząd Fundacji", []),
        ("uprawnionych przedstawicieli", []),
    ],
)
def test_persons_and_their_functions(words: str, people: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in people_in(words)] == people


@pytest.mark.parametrize("name", ["Jan Kowalski", "Anna Kowalska", "Anna Nowak", "Jan Nowak", "Ewa Zamojska-Lis"])
def test_a_name_that_no_accusative_looks_like_is_taken_as_it_stands(name: str) -> None:
    assert nominative(Person(name, "Prezes Zarządu"), ()) == Person(name, "Prezes Zarządu")


@pytest.mark.parametrize("name", ["Annę Nowak", "Jana Kowalskiego", "Annę Kowalską", "Jana Nowaka", "Kuba Zaręba"])
def test_a_name_that_may_be_an_accusative_is_none(name: str) -> None:
    assert nominative(Person(name, "Prezesa Zarządu"), ()) is None


def test_a_declined_name_is_taken_as_it_stands_where_the_partners_sign() -> None:
    there = [Person("Jan Kowalski", "Prezes Zarządu"), Person("Anna Nowak")]
    assert nominative(Person("Jana Kowalskiego", "Prezesa Zarządu"), there) == there[0]
    assert nominative(Person("Annę Nowak"), there) == there[1]


def test_of_two_who_are_called_alike_neither_is_taken() -> None:
    assert nominative(Person("Jana Kowalskiego"), [Person("Jan Kowalski"), Person("Jana Kowalska")]) is None


def test_a_function_in_another_case_is_left_out() -> None:
    assert nominative(Person("Anna Nowak", "Prezesa Zarządu"), ()) == Person("Anna Nowak")


def test_a_line_that_is_a_person_or_a_function() -> None:
    assert is_person("dr Anna Nowak")
    assert not is_person("Prezes Zarządu")
    assert not is_person("Fundacja Wzór")
    assert is_function("Prezes Zarządu")
    assert not is_function("Anna Nowak")
