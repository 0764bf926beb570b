from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import all_right
from tests.sound import rule_findings, told_by
from tests.told import told

TWO = "The signatory list has 2 partners. Correct the number, or name the parties without one."


def of_opening(text: str, language: str = "pl") -> list[str]:
    """The words that K223 finds in the opening of an agreement between two partners."""
    found = rule_findings(f"language: {language}\nparties: |\n  {text}\n")
    return [one.words for one in found if one.code == "K223"]


def of_paragraph(text: str) -> list[str]:
    found = rule_findings(f"paragraphs:\n  - text: |\n      {text}\n")
    return [one.words for one in found if one.code == "K223"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("zawarte pomiędzy 22 podmiotami ekonomii społecznej", "22 podmiotami"),
        ("zawarte między 5 stronami", "5 stronami"),
        ("zawarte między 22 (dwudziestoma dwoma) partnerami", "22 (dwudziestoma dwoma) partnerami"),
        ("zawarte przez dwudziestu dwóch Partnerów", "dwudziestu dwóch Partnerów"),
        ("zawarte pomiędzy pięcioma niezależnymi organizacjami", "pięcioma niezależnymi organizacjami"),
        ("zawarte między 22 podmiotami i ich członkami", "22 podmiotami"),
    ],
)
def test_another_number_than_that_of_the_partners_is_told_in_the_opening(text, words):
    assert of_opening(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "zawarte między dwiema stronami",
        "zawarte pomiędzy dwoma podmiotami",
        "zawarte między 2 (dwoma) partnerami",
        "zawarte między stronami, z których 5 organizacji działa w Gdańsku",
        "zawarte między kilkoma partnerami",
        "zawarte pomiędzy PODMIOTAMI EKONOMII SPOŁECZNEJ",
    ],
)
def test_the_right_number_or_none_is_no_finding(text):
    assert of_opening(text) == []


def test_fewer_may_be_named_where_others_follow():
    yaml = "partners:\n  - {id: a, name: A}\n  - {id: b, name: B}\n  - {id: c, name: C}\nparties: "
    assert told_by("K223", yaml + "Umowa między 2 organizacjami a Gminą Miasta Gdańska\n") == []
    assert len(told_by("K223", yaml + "Umowa między 2 organizacjami\n")) == 1
    assert len(told_by("K223", yaml + "Umowa między 4 organizacjami a Gminą\n")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wymaga to zgody wszystkich 22 Partnerów.", "22 Partnerów"),
        ("Porozumienie zawarły dwadzieścia dwa podmioty.", "dwadzieścia dwa podmioty"),
        ("Sporządzono w XXXXX egzemplarzach, po jednym dla każdego z 22 Partnerów.", "22 Partnerów"),
        ("Sygnatariuszami niniejszego porozumienia są 22 organizacje.", "22 organizacje"),
        ("Porozumienie podpisały 22 podmioty.", "22 podmioty"),
        ("Podpisało porozumienie dwudziestu dwóch Partnerów.", "dwudziestu dwóch Partnerów"),
    ],
)
def test_a_count_of_all_parties_is_told_anywhere(text, words):
    assert of_paragraph(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Zebranie zwołuje się na wniosek co najmniej 5 Partnerów.",
        "Radę tworzy 7 członków, a Zarząd 3 partnerów.",
        "Spór między trzema partnerami rozstrzyga Rada.",
        "Umowy zawarte przez 5 partnerów wygasają.",
        "Opis liczy 3 strony A4 i 5 organizacji wspierających.",
        "Każdy z 5 partnerów wiodących szkoli.",
        "Szkolą się wszystkie trzy organizacje parasolowe i wszystkie 5 podmiotów z Gdyni.",
    ],
)
def test_a_quorum_a_board_or_a_number_of_pages_is_no_count_of_the_parties(text):
    assert of_paragraph(text) == []


def test_sentences_in_which_nothing_is_wrong_stay_quiet():
    assert told(rule_findings(all_right())) == []


def test_an_english_agreement_is_read_in_english():
    assert of_opening("made between three parties", "en") == ["three parties"]
    assert of_opening("made between 12 independent organisations", "en") == ["12 independent organisations"]
    assert of_opening("made between two parties", "en") == []
    assert of_opening("zawarte między 5 stronami", "en") == []
    assert of_opening("zwischen 5 Parteien", "de") == []


def test_the_number_of_partners_is_named():
    assert told(rule_findings("title: Umowa między 5 stronami\n")) == [f"3:21 K223 {TWO}"]


def test_the_finding_is_said_in_polish():
    (one,) = rule_findings("title: Umowa między 5 stronami\n")
    assert catalogue("pl")(one.message) == (
        "Na liście sygnatariuszy jest 2 partnerów. Trzeba poprawić liczbę albo nazwać strony bez niej."
    )
