from __future__ import annotations

import json

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings


def shares(before: str, *items: str, language: str = "pl") -> str:
    """The keys of an agreement whose only paragraph is a sentence and a list."""
    text = json.dumps([before, {"labels": "1)", "items": items}], ensure_ascii=False)
    return f"language: {language}\nparagraphs:\n  - text: {text}\n"


@pytest.mark.parametrize(
    ("language", "before", "items", "last", "total"),
    [
        ("pl", "Udziały w kosztach wynoszą:", ("A – 60%;", "B – 30%;", "C – 20%."), "20", "110"),
        ("pl", "Ustala się:", ("wkład A: 50,5 %;", "wkład B: 49,6 %."), "49,6", "100.1"),
        ("en", "The shares of the Parties are:", ("A: 70%;", "B: 31 per cent."), "31", "101"),
        ("de", "Die Anteile betragen:", ("A: 70 %;", "B: 31 Prozent."), "31", "101"),
        ("fr", "Les apports sont :", ("A : 70 % ;", "B : 31 pour cent."), "31", "101"),
    ],
)
def test_shares_that_are_more_than_the_whole_are_told_at_the_last_of_them(language, before, items, last, total):
    said = f"The shares in this list make {total}%, more than the whole. Correct them."
    assert pointed(shares(before, *items, language=language), "K233") == [(last, said)]


def test_shares_of_sub_items_are_added_up_as_well():
    sub = {"text": "Podział kosztów:", "labels": "a)", "items": ["A – 60%,", "B – 50%."]}
    assert [words for words, _ in pointed(shares("Zasady:", "Partnerzy płacą.", sub), "K233")] == ["50"]


def test_it_is_said_in_polish():
    (one,) = rule_findings(shares("Udziały:", "A – 60%;", "B – 50%."))
    assert catalogue("pl")(one.message) == (
        "Udziały w tym wyliczeniu dają 110%, więcej niż całość. Trzeba je poprawić."
    )


@pytest.mark.parametrize(
    ("before", "items"),
    [
        ("Udziały w kosztach wynoszą:", ("A – 60%;", "B – 30%;", "C – 10%.")),
        ("Udział własny wynosi:", ("A – 40%;", "B – 40%;", "C – 40%.")),
        ("Kary wynoszą:", ("60% wynagrodzenia;", "50% składki.")),
        ("Udziały wynoszą:", ("A – do 60%;", "B – do 50%.")),
        ("Udziały wynoszą:", ("A – 60%;", "B – 50% z 20%;", "C – reszta.")),
    ],
    ids=["the whole", "each of its own", "no shares", "limits", "several in one item"],
)
def test_other_percentages_are_left_alone(before, items):
    assert pointed(shares(before, *items), "K233") == []
