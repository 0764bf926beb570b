from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings


def found(opening: str, language: str = "pl") -> list[str]:
    """The days that K231 finds in the opening of an agreement of 7 November 2014."""
    return [words for words, _ in pointed(f"language: {language}\nparties: {opening}\n", "K231")]


@pytest.mark.parametrize(
    ("language", "opening", "day"),
    [
        ("pl", "Umowa zawarta w Gdańsku w dniu 12 grudnia 2014 r. pomiędzy partnerami.", "12 grudnia 2014 r."),
        ("pl", "Porozumienie zawarte dnia 7.11.2015 r. pomiędzy partnerami.", "7.11.2015 r."),
        ("pl", "W dniu 8 listopada 2014 r. partnerzy zawierają porozumienie.", "8 listopada 2014 r."),
        ("en", "This Agreement is made on 8 November 2014 between the Parties.", "8 November 2014"),
        ("en", "Agreement dated 8 November 2014 between the Parties.", "8 November 2014"),
        ("de", "Diese Vereinbarung wird am 8. November 2014 zwischen den Parteien geschlossen.", "8. November 2014"),
        ("fr", "Accord conclu le 8 novembre 2014 entre les parties.", "8 novembre 2014"),
    ],
)
def test_a_day_that_is_not_the_agreements_is_pointed_at(language, opening, day):
    assert found(opening, language) == [day]


def test_it_is_said_in_english_and_polish():
    (one,) = rule_findings("parties: Umowa zawarta w dniu 12 grudnia 2014 r. pomiędzy partnerami.\n")
    assert (one.code, one.place.line, one.place.column, one.width) == ("K231", 6, 31, 18)
    assert str(one.message) == (
        "The opening says 12 grudnia 2014 r., but “date” is 2014-11-07. Write “{date}” here, or correct “date”."
    )
    assert catalogue("pl")(one.message) == (
        "Na początku jest 12 grudnia 2014 r., a w polu „date” 2014-11-07. Trzeba wpisać tu „{date}” albo poprawić "
        "pole „date”."
    )


@pytest.mark.parametrize(
    "opening",
    [
        "Umowa zawarta w dniu 7 listopada 2014 r. pomiędzy partnerami.",
        "Umowa zawarta na podstawie ustawy z dnia 24 kwietnia 2003 r. o wolontariacie pomiędzy partnerami.",
        "Umowa zawarta dnia {date} z fundacją wpisaną do rejestru w dniu 3 maja 2001 r.",
        "Umowa zawarta w dniu 7 listopada 2014 r. z fundacją, która w dniu 3 maja 2001 r. zaczęła działać.",
        "Partnerzy działają razem od dnia 3 maja 2001 r.",
    ],
)
def test_the_agreements_own_day_and_other_days_are_left_alone(opening):
    assert found(opening) == []
