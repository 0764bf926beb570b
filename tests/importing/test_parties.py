"""The parties among the lines between title and preamble."""

from __future__ import annotations

from typing import Any

import pytest

from kpes.importing.descriptions import Shown
from kpes.importing.parties import Parties, parties
from kpes.importing.reading_back import lines_of
from tests.importing.lines import said, signs, typed


def found(text: str, language: str = "pl") -> Parties:
    """The parties in these lines; the words are the same as before."""
    made = parties(typed(text).lines, language, Shown())
    agreement: dict[str, Any] = {
        "language": language,
        "status": "final",
        "title": "·",
        "date": "2014-11-07",
        "form": "any",
        "parties": made.parts,
        "paragraphs": [{"label": "·", "text": "·"}],
        "signatories": {"partners_heading": "·", "signature_heading": "·"},
    }
    printed = lines_of(agreement, made.partners)
    assert signs(printed[1 : printed.index("·", 1)]) == signs(said(typed(text)))
    return made


def names(made: Parties) -> list[str]:
    return [one["name"] for one in made.partners]


def test_parties_in_a_list_are_taken_in_by_their_descriptions() -> None:
    made = found("""
        zawarta w dniu 7 listopada 2014 r. pomiędzy:
        1. Fundacją Wzór z siedzibą w Gdańsku, zwaną dalej „Liderem”, a
        2. Gminą Gdynia, NIP 5252248481;
        zwanymi dalej łącznie „Stronami”.
    """)
    assert made.parts == [
        "zawarta w dniu 7 listopada 2014 r. pomiędzy:",
        {"insert": "partners", "labels": "1."},
        "zwanymi dalej łącznie „Stronami”.",
    ]
    assert made.is_inserted
    assert [one["id"] for one in made.partners] == ["fundacja-wzor", "gmina-gdynia"]
    assert made.partners[0]["description"] == "Fundacją Wzór z siedzibą w Gdańsku, zwaną dalej „Liderem”, a"
    assert [str(one) for one in made.told] == [
        "The text declines these names, and kpes made their nominatives. See whether they are right: “Fundacja Wzór”, "
        "“Gmina Gdynia”"
    ]


def test_those_who_sign_may_be_listed_within_a_description() -> None:
    made = found("""
        pomiędzy:
        Fundacja Wzór
        ul. Długa 7, 80-001 Gdańsk
        KRS: 0000123456
        reprezentowaną przez:
        1. Annę Nowak – Prezes Zarządu
        2. Jana Kowalskiego – Skarbnika
        zwaną dalej „Liderem”
        a
        Gmina Gdynia, ul. Portowa 3, 81-350 Gdynia
    """)
    assert names(made) == ["Fundacja Wzór", "Gmina Gdynia"]
    assert made.partners[0]["address"] == "ul. Długa 7, 80-001 Gdańsk"
    assert made.partners[0]["description"] == (
        "Fundacja Wzór ul. Długa 7, 80-001 Gdańsk KRS: 0000123456 reprezentowaną przez: "
        "Annę Nowak – Prezes Zarządu, Jana Kowalskiego – Skarbnika, zwaną dalej „Liderem”"
    )
    assert not made.is_inserted


def test_a_table_of_parties_has_one_in_each_row_below_the_names_of_its_columns() -> None:
    made = found("""
        Strony:
        | Lp. | Nazwa | Adres | NIP |
        | 1. | Fundacja Wzór | ul. Długa 7, 80-001 Gdańsk | 1234563218 |
        | 2. | Gmina Gdynia | ul. Portowa 3, 81-350 Gdynia | |
    """)
    assert [(one["name"], one["address"], one.get("nip")) for one in made.partners] == [
        ("Fundacja Wzór", "ul. Długa 7, 80-001 Gdańsk", "1234563218"),
        ("Gmina Gdynia", "ul. Portowa 3, 81-350 Gdynia", None),
    ]
    assert made.partners[0]["description"] == "Fundacja Wzór, ul. Długa 7, 80-001 Gdańsk, NIP 1234563218"


def test_a_bold_name_stays_bold() -> None:
    made = found("pomiędzy:\n#a) Fundacja Wzór, KRS 0000123456\nb) Gmina Gdynia")
    assert made.parts[1] == {"insert": "partners", "labels": "a)"}
    assert made.partners[0]["description"] == "**Fundacja Wzór, KRS 0000123456**"


def test_points_of_the_list_of_parties_are_parties_by_being_there() -> None:
    made = found("Zawarte\npomiędzy:\n1) Fundacja Wzór;\n2) Gmina Gdynia; oraz\n3) Dalba\nzwanymi dalej Stronami")
    assert names(made) == ["Fundacja Wzór", "Gmina Gdynia", "Dalba"]
    assert made.parts[2] == {"insert": "partners", "labels": "1)"}


def test_parties_in_one_sentence_stay_words_and_are_told_apart() -> None:
    made = found(
        "Umowa zawarta w Gdańsku pomiędzy Fundacją Wzór z siedzibą w Gdańsku, zwaną dalej „Liderem”, a Gminą Miejską "
        "Gdynia, NIP 5252248481, zwaną dalej „Partnerem”, zwanymi dalej „Stronami”."
    )
    assert names(made) == ["Fundacja Wzór", "Gmina Miejska Gdynia"]
    assert not made.is_inserted
    assert made.partners[1]["description"] == "Gminą Miejską Gdynia, NIP 5252248481, zwaną dalej „Partnerem”"


def test_two_in_one_sentence_who_are_called_nothing() -> None:
    made = found("Umowa zawarta pomiędzy Fundacją Wzór z siedzibą w Gdańsku a Fundacją Most z siedzibą w Sopocie.")
    assert names(made) == ["Fundacja Wzór", "Fundacja Most"]


def test_a_description_of_several_lines() -> None:
    made = found("""
        zawarte pomiędzy:
        Fundacją Wzór
        z siedzibą w Gdańsku, ul. Długa 7, 80-001 Gdańsk
        reprezentowaną przez:
        Jana Kowalskiego – Prezesa Zarządu
        zwaną dalej „Liderem”
        a
        Stowarzyszeniem Żagiel
        z siedzibą w Sopocie.
    """)
    assert names(made) == ["Fundacja Wzór", "Stowarzyszenie Żagiel"]
    assert made.partners[0]["seat"] == "Gdańsk"
    assert made.partners[0]["description"].endswith("Jana Kowalskiego – Prezesa Zarządu zwaną dalej „Liderem”")
    assert str(made.told[1]).endswith("Name them under “representatives” of: “Fundacja Wzór”")


def test_labels_that_kpes_would_not_derive_stay_words() -> None:
    made = found("pomiędzy:\n1. Fundacja Wzór, KRS 0000123456\n3. Gmina Gdynia")
    assert not made.is_inserted
    assert made.parts == ["pomiędzy:", "1. Fundacja Wzór, KRS 0000123456", "3. Gmina Gdynia"]
    assert len(made.partners) == 2


def test_parties_with_other_words_between_them_stay_words() -> None:
    made = found("pomiędzy:\n1. Fundacja Wzór, KRS 0000123456\nzwaną „Liderem”\n2. Gmina Gdynia")
    assert not made.is_inserted
    assert names(made) == ["Fundacja Wzór", "Gmina Gdynia"]


def test_parties_in_a_table() -> None:
    made = found("pomiędzy:\n| 1 | Fundacja Wzór z siedzibą w Gdańsku | Lider |\n| 2 | Fundacja Most, KRS 0000123456 |")
    assert not made.is_inserted
    assert len(made.partners) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Porozumienie zawarte dnia 7 listopada 2014 r. pomiędzy PODMIOTAMI EKONOMII, zwanymi dalej partnerami.",
        "Umowa o współpracy, zwana dalej „Umową”",
        "Strony, reprezentowane przez pełnomocników, zawierają porozumienie.",
    ],
)
def test_who_is_not_named_is_no_party(words: str) -> None:
    assert found(words).partners == []


def test_english_parties() -> None:
    made = found(
        "This Agreement is made on 7 November 2014 between:\n"
        "(1) Example Ltd, a company with its registered office at London (the “Lead Partner”); and\n"
        "(2) Foo Bar, Inc., with its seat in Boston (“Foo”).",
        "en",
    )
    assert made.parts[1] == {"insert": "partners", "labels": "(1)"}
    assert names(made) == ["Example Ltd", "Foo Bar, Inc."]
    assert [one["short"] for one in made.partners] == ["Lead Partner", "Foo"]


def test_who_is_listed_where_they_sign_is_a_party_by_the_name_there() -> None:
    text = "zawarta pomiędzy Województwem Pomorskim z siedzibą w Gdańsku a powiatem puckim oraz innymi"
    shown = Shown(listed=(("Powiat Pucki", "Puck"), ("Województwo Pomorskie", "")))
    made = parties(typed(text).lines, "pl", shown)
    assert [(one["name"], one.get("seat"), "description" in one) for one in made.partners] == [
        ("Powiat Pucki", "Puck", False),
        ("Województwo Pomorskie", None, True),
    ]
    assert made.told == ()


def test_a_list_that_lacks_one_who_is_described_is_none_of_parties() -> None:
    text = "pomiędzy:\n1. Fundacja Wzór, KRS 0000123456\n2. Gmina Gdynia, NIP 5252248481"
    made = parties(typed(text).lines, "pl", Shown(listed=(("Lider", ""), ("Partner", ""))))
    assert names(made) == ["Fundacja Wzór", "Gmina Gdynia"]


def test_parties_in_a_list_who_sign_in_another_order_stay_words() -> None:
    text = "pomiędzy:\n1. Fundacja Wzór, KRS 0000123456\n2. Gmina Gdynia, NIP 5252248481"
    made = parties(typed(text).lines, "pl", Shown(listed=(("Gmina Gdynia", ""), ("Fundacja Wzór", ""))))
    assert not made.is_inserted
    assert names(made) == ["Gmina Gdynia", "Fundacja Wzór"]
    assert made.partners[0]["nip"] == "5252248481"


def test_one_party_that_is_described_twice_is_one_partner() -> None:
    made = found("""
        zawarta pomiędzy:
        1. Fundacją Wzór, zwaną dalej „Liderem”,
        2. Fundacją Wzór, zwaną dalej „Partnerem”;
    """)
    assert names(made) == ["Fundacja Wzór"]
    assert not made.is_inserted


def test_names_that_are_longer_in_the_descriptions_than_where_they_sign_are_told() -> None:
    opening = typed("1. Fundacją Wzór z siedzibą w Gdyni, zwaną dalej „Lider”,\n2. Gminą Gdynia, zwaną „Gmina”").lines
    made = parties(opening, "pl", Shown(listed=(("Fundacja", ""), ("Gmina Gdynia", ""))))
    assert names(made) == ["Fundacja", "Gmina Gdynia"]
    (told,) = (str(one) for one in made.told if "shorter names" in str(one))
    assert told.endswith("write them under “name”: “Fundacja Wzór”")
