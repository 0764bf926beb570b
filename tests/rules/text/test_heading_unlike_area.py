from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings


def agreement(*pairs: tuple[str, str]) -> str:
    """Areas with these texts, and goals with these headings, each for its own."""
    areas = "".join(f"  - {{id: a{n}, text: '{area}'}}\n" for n, (area, _) in enumerate(pairs))
    goals = "".join(f"  - {{id: g{n}, area: a{n}, heading: '{said}', text: T.}}\n" for n, (_, said) in enumerate(pairs))
    inserted = "  - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]\n"
    return f"paragraphs:\n{inserted}areas:\n{areas}goals:\n{goals}"


def found(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return pointed(agreement(*pairs), "K214")


@pytest.mark.parametrize(
    ("area", "heading", "word", "meant"),
    [
        ("kształtowanie wizerunku na zewnątrz KES", "WIZERUNEK NA ZEWNĄTTRZ", "ZEWNĄTTRZ", "zewnątrz"),
        ("wymiana doświadczeń", "WYMAINA DOŚWIADCZEŃ", "WYMAINA", "wymiana"),
        ("integracja środowiska", "Intgracja środowiska", "Intgracja", "integracja"),
        ("animacja i sieciowanie", "ANIMOCJA", "ANIMOCJA", "animacja"),
    ],
    ids=["a letter too many", "two swapped", "one missing", "another"],
)
def test_a_misspelt_word_is_told_with(area, heading, word, meant):
    assert found((area, heading)) == [(word, f"“{word}” is “{meant}” in the area. Write it the same way in both.")]


@pytest.mark.parametrize(
    ("area", "heading"),
    [
        ("koordynacja współpracy p-dzy PES;", "KOORDYNACJA WSPÓŁPRACY PES"),
        ("reprezentacja wspólnych interesów;", "REPREZENTACJA INTERESÓW – RZECZNICTWO I OBRONA INTERESÓW"),
        ("animacja i sieciowanie;", "ANIMACJA SIECIOWA"),
        ("edukacja - transfer wiedzy w zakresie ES", "EDUKACJA"),
        ("wspieranie zatrudnienia osób z niepełnosprawnością", "Wsparcie osoby niepełnosprawnej"),
        ("kształtowanie wizerunku wewnątrz klastra", "WIZERUNEK NA ZEWNĄTRZ I WEWNĄTRZ"),
        ("współpraca z samorządem", "WSPOLPRACA"),
        ("ochrona zabytków i dziedzictwa", "Zabytki"),
        ("badania i analizy", "BADAŃ ANALIZA"),
    ],
)
def test_a_heading_may_differ_in_endings_accents_capitals_and_length(area, heading):
    assert found((area, heading)) == []


def test_a_heading_with_the_words_of_another_area_is_told_which():
    assert found(("animacja społeczna", "EDUKACJA DOROSŁYCH"), ("edukacja", "ANIMACJA")) == [
        (said, f"This heading has no word of its area “{own}”, but some of “{other}”. Correct “area”, or the heading.")
        for said, own, other in (("EDUKACJA DOROSŁYCH", "a0", "a1"), ("ANIMACJA", "a1", "a0"))
    ]


def test_a_heading_of_other_words_is_told_where_the_others_repeat_those_of_their_areas():
    assert found(("edukacja", "EDUKACJA"), ("promocja regionu", "PROMOCJA"), ("badania rynku", "SZKOLENIA")) == [
        ("SZKOLENIA", "This heading has no word of its area “a2”, as the others have. Correct “area”, or the heading.")
    ]


def test_headings_need_not_repeat_words_where_hardly_any_does():
    assert found(("edukacja", "Cel pierwszy"), ("promocja regionu", "Cel drugi"), ("badania", "BADANIA")) == []


def test_it_is_said_in_polish():
    (found,) = rule_findings(agreement(("na zewnątrz klastra", "NA ZEWNĄTTRZ")))
    assert (found.words, found.width) == ("ZEWNĄTTRZ", 9)
    assert catalogue("pl")(found.message) == (
        "W obszarze zamiast „ZEWNĄTTRZ” jest „zewnątrz”. W obu miejscach trzeba napisać tak samo."
    )
