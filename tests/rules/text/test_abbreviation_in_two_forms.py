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
