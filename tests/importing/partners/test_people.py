"""Who may sign for a partner, as secretaries write it into their tables."""

from __future__ import annotations

import pytest

from kpes.importing.partners.people import Person, people

ANNA, JAN = Person("Anna Nowak", "Prezes Zarządu"), Person("Jan Kowalski", "Członek Zarządu")


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        ({"representatives": "Anna Nowak"}, [Person("Anna Nowak")]),
        ({"representatives": "Anna Nowak – Prezes Zarządu\nJan Kowalski – Członek Zarządu"}, [ANNA, JAN]),
        ({"representatives": "Anna Nowak (Prezes Zarządu); Jan Kowalski (Członek Zarządu)"}, [ANNA, JAN]),
        ({"representatives": "Anna Nowak, Prezes Zarządu | Jan Kowalski - Członek Zarządu"}, [ANNA, JAN]),
        ({"representatives": "Prezes Zarządu – Anna Nowak"}, [ANNA]),
        ({"representatives": "Anna Nowak-Zając"}, [Person("Anna Nowak-Zając")]),
        ({"representatives": "Anna Nowak\r\nJan Kowalski", "function": "Prezes Zarządu\nCzłonek Zarządu"}, [ANNA, JAN]),
        ({"representative": "Anna Nowak", "function": "Prezes Zarządu"}, [ANNA]),
        ({"first name": "Anna", "surname": "Nowak", "function": "Prezes Zarządu"}, [ANNA]),
        (
            {"representatives": "Anna Nowak\nJan Kowalski", "basis": "KRS"},
            [Person("Anna Nowak", "", "statutory"), Person("Jan Kowalski", "", "statutory")],
        ),
        (
            {"representative 1": "Anna Nowak", "function 1": "Prezes Zarządu", "representative 3": "Jan Kowalski",
             "basis 3": "Pełnomocnictwo"},
            [ANNA, Person("Jan Kowalski", "", "power-of-attorney")],
        ),
        ({"first name 2": "Anna", "surname 2": "Nowak", "function 2": "Prezes Zarządu"}, [ANNA]),
        ({}, []),
    ],
)  # fmt: skip
def test_what_is_certain_is_taken(cells: dict[str, str], meant: list[Person]) -> None:
    assert people(cells, cells) == (meant, [])


def test_a_name_with_a_column_for_the_function_beside_it_is_the_whole_cell() -> None:
    cells = {"representative 1": "Anna Nowak, prof. UG", "function 1": "Rektor"}
    assert people(cells, cells) == ([Person("Anna Nowak, prof. UG", "Rektor")], [])


UNCERTAIN = (
    "It is not certain what in “{}” is the name, what a function, or whether there are several persons. Write a line "
    "for each person, and the function behind a dash: Anna Nowak – Prezes Zarządu"
)


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"representatives": "Anna Nowak, Jan Kowalski"}, "representatives",
         UNCERTAIN.format("Anna Nowak, Jan Kowalski")),
        ({"representatives": "Prezes Anna Nowak"}, "representatives", UNCERTAIN.format("Prezes Anna Nowak")),
        ({"representative 2": "Anna Nowak, mgr"}, "representative 2", UNCERTAIN.format("Anna Nowak, mgr")),
        (
            {"representatives": "Anna Nowak\nJan Kowalski", "function": "Prezes"},
            "function",
            "Here are 1, and the row names 2. Write them in the same order, a line each, or give each person columns "
            "of its own: representative 1, function 1.",
        ),
        ({"function 2": "Prezes"}, "function 2",
         "Here is “Prezes”, and nobody whom it is said of. Write the name, or empty this cell."),
        ({"representative 1": "Anna Nowak", "basis 1": "pelnomocnictwo"}, "basis 1",
         "“pelnomocnictwo” is not possible here. Possible: power of attorney."),
        ({"representative 1": "Anna Nowak", "basis 1": "X"}, "basis 1",
         "“X” is not possible here. Possible: statutory, power of attorney."),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_told_with_its_column(cells: dict[str, str], column: str, said: str) -> None:
    assert [(where, str(what)) for where, what in people(cells, cells)[1]] == [(column, said)]
