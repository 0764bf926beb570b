"""Polish names that a sentence declines."""

from __future__ import annotations

import pytest

from kpes.importing.declined import in_nominative, is_declined


@pytest.mark.parametrize(
    ("declined", "name"),
    [
        ("Fundacją Nowy Dom", "Fundacja Nowy Dom"),
        ("Spółdzielnią Socjalną „Dalba”", "Spółdzielnia Socjalna „Dalba”"),
        ("Gminą Miejską Gdynia", "Gmina Miejska Gdynia"),
        ("Stowarzyszeniem Pomorskim „Żagiel”", "Stowarzyszenie Pomorskie „Żagiel”"),
        ("Towarzystwem Naukowym w Toruniu", "Towarzystwo Naukowe w Toruniu"),
        ("Uniwersytetem Gdańskim", "Uniwersytet Gdański"),
        ("Bankiem Spółdzielczym", "Bank Spółdzielczy"),
        ("Powiatem Puckim", "Powiat Pucki"),
        ("Związkiem Harcerstwa Polskiego", "Związek Harcerstwa Polskiego"),
        ("Ośrodkiem Pomocy Społecznej", "Ośrodek Pomocy Społecznej"),
        ("Województwem Pomorskim", "Województwo Pomorskie"),
        ("„Fala” Spółką z ograniczoną odpowiedzialnością", "„Fala” Spółka z ograniczoną odpowiedzialnością"),
        ("Fala Sp. z o.o. spółką komandytową", "Fala Sp. z o.o. spółka komandytowa"),
        ("Powiatowym Stowarzyszeniem Gmin", "Powiatowym Stowarzyszeniem Gmin"),
        ("Panią Anną Lis", "Anna Lis"),
        ("Spółdzielnię Socjalną „Dalba”", "Spółdzielnia Socjalna „Dalba”"),
        ("Fundacja Wzór", "Fundacja Wzór"),
        ("System Sp. z o.o.", "System Sp. z o.o."),
    ],
)
def test_a_name_that_is_declined_is_put_into_the_nominative(declined: str, name: str) -> None:
    assert in_nominative(declined) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jan Kowalski", "Jana Kowalskiego", True),
        ("Gdynia", "Gdyni", True),
        ("Łódź", "Łodzi", True),
        ("Fundacja Wzór", "Fundacją Wzór", True),
        ("Gdańsk", "Sopocie", False),
        ("Jan Kowalski", "Jan Maria Kowalski", False),
        ("", "", False),
    ],
)
def test_forms_of_one_name_are_told_from_other_names(one: str, other: str, same: bool) -> None:
    assert is_declined(one, other) is same
