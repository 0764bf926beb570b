"""The sentences that describe the parties, as law offices type them: each party is found, and no other one is."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.importing.descriptions import Shown
from kpes.importing.parties import Parties, parties
from kpes.importing.service import imported
from tests.importing.lines import typed

MOST = (
    "Fundacją Most z siedzibą w Gdańsku, ul. Długa 7, 80-001 Gdańsk, KRS 0000123456, reprezentowaną przez Annę Nowak – "
    "Prezes Zarządu"
)
STER = "Stowarzyszeniem Ster z siedzibą w Sopocie, NIP 5252248481, reprezentowanym przez Jana Lisa – Prezesa"
BOTH = ["Fundacja Most", "Stowarzyszenie Ster"]
WITH_GDYNIA = [*BOTH, "Gmina Gdynia"]


def found(text: str, language: str = "pl") -> Parties:
    return parties(typed(text).lines, language, Shown())


def names(text: str, language: str = "pl") -> list[str]:
    return [one["name"] for one in found(text, language).partners]


@pytest.mark.parametrize(
    "behind",
    [
        f": 1) {MOST}, 2) {STER}.",
        f":\n1) {MOST}, 2) {STER}.",
        f": 1. {MOST}, 2. {STER}.",
        f": a) {MOST}; b) {STER}; zwanymi dalej „Stronami”.",
        f": (1) {MOST}; oraz (2) {STER}.",
        f": 1) {MOST}, zwaną dalej „Fundacją”, 2) {STER}, zwanym dalej „Stowarzyszeniem”.",
        f":⏎1) {MOST},⏎2) {STER}.",
        f":⏎{MOST},⏎a⏎{STER}.",
        f":\n1) {MOST},⏎2) {STER}.",
        f":\n1) {MOST},\n2) {STER}.",
        f":\n– {MOST},\n– {STER}.",
        f":\n{MOST},\na\n{STER}.",
        f":\n{MOST},\noraz {STER}.",
        f":\n{MOST},\n{STER}.",
        f" {MOST}, a {STER}.",
        f" {MOST}; {STER}.",
        f":\n| 1. {MOST} | 2. {STER} |",
        ": 1) Fundacją Most, 2) Stowarzyszeniem Ster.",
        ": 1) Fundacją Most, ul. Długa 1, 80-001 Gdańsk, 2) Stowarzyszeniem Ster, ul. Krótka 2, 81-001 Gdynia.",
        " Fundacją Most, KRS 0000123456, reprezentowaną przez Annę Nowak, a Stowarzyszeniem Ster, NIP 5252248481.",
        " Fundacją Most (KRS 0000123456) oraz Stowarzyszeniem Ster (NIP 5252248481).",
        " Fundacją Most, zwaną dalej „Fundacją”, a Stowarzyszeniem Ster, zwanym dalej „Stowarzyszeniem”.",
        " Fundacją Most a Stowarzyszeniem Ster z siedzibą w Gdyni.",
        f": 1) Fundacją Most z siedzibą w Gdańsku, reprezentowaną przez: a) Annę Nowak, b) Ewę Lis, 2) {STER}.",
        f": 1) Fundacją Most, KRS 0000123456, reprezentowaną przez: 1) Annę Nowak, 2) Ewę Lis, 2) {STER}.",
        f" Fundacją Most, KRS 0000123456, reprezentowaną przez: 1. Annę Nowak, 2. Ewę Lis, zwaną „Most”, a {STER}.",
        f" Fundacją Most z siedzibą w Gdyni, reprezentowaną przez Annę Nowak, oraz Jana Lisa, a {STER}.",
        ":\n1) Fundacją Most⏎ul. Długa 7, 80-001 Gdańsk⏎KRS 0000123456\n2) Stowarzyszeniem Ster⏎NIP 5252248481",
    ],
)
def test_two_polish_parties_are_two(behind: str) -> None:
    assert names(f"zawarte w dniu 12 marca 2024 r. w Gdańsku pomiędzy{behind}") == BOTH


@pytest.mark.parametrize(
    "behind",
    [
        f" {MOST}, {STER} oraz Gminą Gdynia z siedzibą w Gdyni.",
        f": 1) {MOST}, 2) {STER}, 3) Gminą Gdynia z siedzibą w Gdyni, zwanymi dalej „Stronami”.",
        f":⏎{MOST},⏎{STER},⏎Gminą Gdynia z siedzibą w Gdyni,⏎zwanymi dalej Stronami",
    ],
)
def test_three_polish_parties_are_three(behind: str) -> None:
    assert names(f"zawarte w dniu 12 marca 2024 r. pomiędzy{behind}") == WITH_GDYNIA


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Muzeum Techniki i Łączności z siedzibą w Gdyni", ["Muzeum Techniki i Łączności"]),
        ("Fundacją Most z siedzibą w Gdyni, wpisaną przez Sąd, VII Wydział z siedzibą w Gdyni", ["Fundacja Most"]),
        ("Fundacją Most z siedzibą w Gdyni, ul. Długa 1. Fundacja działa", ["Fundacja Most"]),
        ("Fundacją Most z siedzibą w Gdyni, reprezentowaną przez: 1) Annę Nowak, 2) Ewę Lis", ["Fundacja Most"]),
        ("Partnerami projektu, zwanymi dalej „Partnerami”", []),
    ],
)
def test_what_is_no_party_is_none(text: str, found: list[str]) -> None:
    assert names(f"zawarte pomiędzy {text}.") == found


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        (
            "en",
            "made between (1) Amber Ltd, with its registered office at 7 Long Street, Gdynia, represented by Anna "
            "Nowak, President, and (2) Harbour Ltd, with its registered office at Sopot, represented by John Smith.",
            ["Amber Ltd", "Harbour Ltd"],
        ),
        (
            "en",
            "made by and between Amber Ltd, a company incorporated in England and Wales, with its registered office in "
            "London, represented by Anna Nowak, and John Smith, and Harbour Ltd, a company incorporated in Scotland.",
            ["Amber Ltd", "Harbour Ltd"],
        ),
        (
            "en",
            "between (i) Amber Ltd, a company incorporated in England; and (ii) Harbour Ltd, incorporated in Scotland.",
            ["Amber Ltd", "Harbour Ltd"],
        ),
        (
            "de",
            "zwischen der Muster GmbH mit Sitz in Bonn, vertreten durch den Geschäftsführer Hans Müller, und dem "
            "Beispiel e.V. mit Sitz in Köln, vertreten durch die Vorsitzende Eva Braun.",
            ["Muster GmbH", "Beispiel e.V."],
        ),
        (
            "de",
            "zwischen 1. Muster GmbH, vertreten durch den Geschäftsführer Hans Müller, und 2. Beispiel e.V., vertreten "
            "durch die Vorsitzende Eva Braun.",
            ["Muster GmbH", "Beispiel e.V."],
        ),
    ],
)
def test_two_parties_in_other_languages_are_two(language: str, text: str, both: list[str]) -> None:
    assert names(text, language) == both


def test_each_description_is_the_words_of_its_party() -> None:
    made = found(f"zawarte pomiędzy: 1) {MOST}, 2) {STER}.")
    assert [one["description"] for one in made.partners] == [MOST, STER]
    assert [one.get("krs", one.get("nip")) for one in made.partners] == ["0000123456", "5252248481"]


def test_an_item_that_its_writer_broke_into_lines_is_taken_in_whole() -> None:
    made = found("pomiędzy:\n1) Fundacja Most⏎ul. Długa 7, 80-001 Gdańsk⏎KRS 0000123456\n2) Gmina Gdynia")
    assert made.parts[1] == {"insert": "partners", "labels": "1)"}
    assert made.partners[0]["description"] == "Fundacja Most ul. Długa 7, 80-001 Gdańsk KRS 0000123456"


def test_a_description_with_several_seats_is_told() -> None:
    made = found("zawarte pomiędzy Bankiem Most z siedzibą w Gdyni, Filia Ster z siedzibą w Sopocie.")
    assert [one["name"] for one in made.partners] == ["Bank Most"]
    assert str(made.told[0]) == (
        "These descriptions name several seats, so each may hold another party, too. See whether that is so, and write "
        "it into data/partners.yaml: “Bank Most”"
    )


def test_the_number_of_copies_follows_from_parties_in_one_paragraph() -> None:
    text = f"""
        ^UMOWA
        zawarta w dniu 12 marca 2024 r. w Gdańsku pomiędzy: 1) {MOST}, 2) {STER}.
        ^§ 1
        Strony współpracują.
        ^§ 2
        Umowę sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.
    """
    made = imported(typed(text), "umowa.docx", date(2026, 1, 2))
    assert "Umowę sporządzono w XXXXX jednobrzmiących" in made.files["data/agreement.yaml"].decode()
    assert not any("keeps the place" in str(one) for one in made.told)
