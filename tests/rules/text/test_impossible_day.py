from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Zawarto w dniu 31 lutego 2024 r. w Gdańsku.", "pl", "31 lutego 2024 r."),
        ("Zawarto 30.02.2024 r. w Gdańsku.", "pl", "30.02.2024 r."),
        ("Termin upływa 2023-02-29.", "pl", "2023-02-29"),
        ("Wnioski składa się do 31 kwietnia każdego roku.", "pl", "31 kwietnia"),
        ("Umowa trwa od 1 marca 2023 r. do 29 lutego 2023 r.", "pl", "29 lutego 2023 r."),
        ("Zebranie zwołuje się na 35 maja.", "pl", "35 maja"),
        ("It ends on 31 June 2025.", "en", "31 June 2025"),
        ("Er endet am 31. September.", "de", "31. September"),
        ("Il finit le 30 février 2024.", "fr", "30 février 2024"),
    ],
)
def test_a_day_that_does_not_come_is_pointed_at(text, language, day):
    said = f"There is no such day as “{day}”. Correct the date."
    assert pointed(saying(text, language=language), "K228") == [(day, said)]


def test_it_is_said_in_polish_at_its_place():
    (found,) = rule_findings(saying("Zebranie jest 31 kwietnia."))
    assert (found.code, found.place.line, found.place.column, found.width) == ("K228", 11, 26, 11)
    assert catalogue("pl")(found.message) == "Nie ma takiego dnia jak „31 kwietnia”. Datę trzeba poprawić."


@pytest.mark.parametrize(
    "text",
    [
        *RIGHT.splitlines(),
        "Od 29 lutego 2024 r. do 28 lutego 2025 r., a w roku przestępnym do 29 lutego.",
        "Adres: ul. 31 Stycznia 5; zjazd 30–31 maja; w dniach 28-31 marca; pkt 30.13.2024; wersja 31.04.20241.",
        "Uchwała nr 12/31/2024, sygn. OR.30.02.2024, norma 2024-30-02, poz. 45, a 1 maja i 31 grudnia.",
    ],
)
def test_days_of_the_calendar_and_other_numbers_are_left_alone(text):
    assert pointed(saying(text), "K228") == []
