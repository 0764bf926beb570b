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
        ("pl", "Ustala się:", ("wkład A: 50,5 %;", "wkład B: 49,6 %."), "49,6", "100,1"),
        ("en", "The shares of the Parties are:", ("A: 70%;", "B: 31 per cent."), "31", "101"),
        ("de", "Die Anteile betragen:", ("A: 70 %;", "B: 31 Prozent."), "31", "101"),
        ("fr", "Les apports sont :", ("A : 70 % ;", "B : 31 pour cent."), "31", "101"),
    ],
)
def test_shares_that_are_more_than_the_whole_are_told_at_the_last_of_them(language, before, items, last, total):
    said = f"These shares make {total}%, more than the whole. Correct them."
    assert pointed(shares(before, *items, language=language), "K233") == [(last, said)]


def test_shares_of_sub_items_are_added_up_as_well():
    sub = {"text": "Podział kosztów:", "labels": "a)", "items": ["A – 60%,", "B – 50%."]}
    assert [words for words, _ in pointed(shares("Zasady:", "Partnerzy płacą.", sub), "K233")] == ["50"]


def table(heading: str, *cells: str, before: str = "Zasady:", language: str = "pl") -> str:
    """The keys of an agreement whose only paragraph is a sentence and a table with these cells in its last column."""
    rows = [[f"Wiersz {chr(65 + at)}", cell] if "|" not in cell else cell.split("|") for at, cell in enumerate(cells)]
    columns = {"columns": ["Kto", heading]} if heading else {}
    text = json.dumps([before, {"table": {**columns, "rows": rows}}], ensure_ascii=False)
    return f"language: {language}\nparagraphs:\n  - text: {text}\n"


@pytest.mark.parametrize(
    ("yaml", "last", "total"),
    [
        (table("Udział w kosztach", "60%", "30,5 %", "20%"), "20", "110,5"),
        (table("Udział (%)", "60", "30", "20"), "20", "110"),
        (table("", "60%", "50%", before="Udziały stron:"), "50", "110"),
        (table("Anteil", "60 %", "50 %", language="de"), "50", "110"),
        (table("Share", "60.5%", "50%", language="en"), "50", "110.5"),
        (table("Udział", "60%", "40%", "10%", "Razem|100%"), "10", "110"),
    ],
    ids=["signs in cells", "sign in heading", "no headings", "German", "English", "a total is none of them"],
)
def test_the_column_of_a_table_is_added_up_as_well(yaml, last, total):
    said = f"These shares make {total}%, more than the whole. Correct them."
    assert pointed(yaml, "K233") == [(last, said)]


@pytest.mark.parametrize(
    "yaml",
    [
        table("Udział", "60%", "40%", "Razem|100%"),
        table("Udział", "60%", "40%", "w tym gmina|30%"),
        table("Udział", "60%", "40%", "50%", "30%", "20%"),
        table("Udział", "do 60%", "do 50%"),
        table("Stawka", "60%", "50%"),
        table("Udział", "60", "50"),
    ],
    ids=["the whole", "a part of a part", "two wholes", "limits", "no shares", "no per cent"],
)
def test_other_columns_are_left_alone(yaml):
    assert pointed(yaml, "K233") == []


def test_it_is_said_in_polish():
    (one,) = rule_findings(shares("Udziały:", "A – 60%;", "B – 50%."))
    assert catalogue("pl")(one.message) == (
        "Te udziały dają razem 110%, więcej niż całość. Trzeba je poprawić."
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
