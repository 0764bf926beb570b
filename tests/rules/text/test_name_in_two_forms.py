from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying

NAME = "Klaster Podmiotów Ekonomii Społecznej oraz Klaster Ekonomii Społecznej."


def test_the_rarer_of_two_forms_is_pointed_at_with_both_counts():
    yaml = saying(NAME, "Misja KPES i cele KES wiążą członków KES.")
    found = [one for one in rule_findings(yaml) if one.code == "K221"]
    assert [(one.words, str(one.message)) for one in found] == [
        (
            "KPES",
            "“KPES” (uses: 1) looks like another form of “KES” (uses: 2). Use one of them, or introduce both by name.",
        )
    ]
    assert catalogue("pl")(found[0].message) == (
        "„KPES” (wystąpienia: 1) wygląda na inną postać skrótu „KES” (wystąpienia: 2). Trzeba używać jednego z "
        "nich albo oba wprowadzić z pełną nazwą."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Wpis do KRS i składki KRUS są potrzebne.",
        "Działalność PES, KES i ES jest wspólna.",
        "Bank Gospodarki Tczewa (BGT) i Bank Regionalny Gospodarki Tczewa (BRGT), czyli BGT i BRGT.",
        "KLASTER PODMIOTÓW działa.",
    ],
    ids=["common ones", "other first letters", "both introduced by name", "words in capitals"],
)
def test_other_abbreviations_are_left_alone(text):
    assert pointed(saying(NAME, text), "K221") == []


@pytest.mark.parametrize(
    ("texts", "rare", "usual", "times"),
    [
        (["Bielsko-Biała płaci.", "Radę Bielska-Białej powołuje Bielsko Biała."], "Bielsko Biała", "Bielsko-Biała", 2),
        (["Anna Nowak Lis i Jan Nowak.", "Anna Nowak-Lis, Annie Nowak-Lis."], "Nowak Lis", "Nowak-Lis", 2),
        (["Rada Klastra P5 działa.", "Członek Klastra PS płaci Klastrowi PS."], "P5", "PS", 2),
    ],
)
def test_a_name_in_two_spellings_is_told_at_the_rarer_one(texts, rare, usual, times):
    said = f"“{rare}” looks like another spelling of “{usual}” (uses: {times}). Write it the same way throughout."
    assert pointed(saying(*texts), "K221") == [(rare, said)]


def test_a_name_in_the_signatory_list_is_compared_as_well():
    partners = "partners:\n  - {id: a, name: Gmina Bielsko Biała}\n  - {id: b, name: B}\n"
    (one,) = (one for one in rule_findings(saying("Gmina Bielsko-Biała płaci.") + partners) if one.code == "K221")
    assert (one.words, one.place.file) == ("Bielsko Biała", "data/partners.yaml")
    assert catalogue("pl")(one.message) == (
        "„Bielsko Biała” wygląda na inną pisownię nazwy „Bielsko-Biała” (użyć: 1). Wszędzie trzeba pisać tak samo."
    )


@pytest.mark.parametrize(
    "texts",
    [
        ["Sąd Rejonowy Gdańsk-Północ w Gdańsku, Północ i Gdańsk – Północ."],
        ["Zadania społeczno-gospodarcze i społeczno gospodarcze."],
        ["Pakiet P5, pakiet P8, Partner PS i PB."],
    ],
)
def test_names_of_other_things_are_left_alone(texts):
    assert pointed(saying(*texts), "K221") == []


def test_english_has_both_a_noun_and_a_hyphen_before_one():
    assert pointed(saying("A Third Party uses Third-Party Software.", language="en"), "K221") == []
