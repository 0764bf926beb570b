from __future__ import annotations

import json

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings


def listed(*items: str, behind: str = "") -> str:
    after = f", {json.dumps(behind, ensure_ascii=False)}" if behind else ""
    return f"paragraphs:\n  - text: [{{labels: 1/, items: {json.dumps(items, ensure_ascii=False)}}}{after}]\n"


@pytest.mark.parametrize(
    ("items", "word", "said"),
    [
        (
            ["promocja;", "badania rynku", "praca;", "edukacja."],
            "rynku",
            "This ends without a mark, its siblings in “;”. Make them alike.",
        ),
        (
            ["praca;", "badania,", "rynek;", "targi."],
            "badania,",
            "This ends in “,”, its siblings in “;”. Make them alike.",
        ),
        (["praca", "badania", "rozwój;"], "rozwój;", "This ends in “;”, its siblings without a mark. Make them alike."),
        (
            ["promocja;", "badania;", "praca"],
            "praca",
            "This last item ends without a mark, those before it in “;”. End it too.",
        ),
        (
            ["wzmocnienie pracy;", "Wzmocnienie funkcji;", "edukacja;", "promocja."],
            "Wzmocnienie",
            "This begins with a capital, its siblings with small letters. Make them alike.",
        ),
    ],
)
def test_the_odd_one_out_is_pointed_at(items, word, said):
    assert pointed(listed(*items), "K225") == [(word, said)]


def test_it_is_said_in_polish():
    (found,) = rule_findings(listed("promocja;", "badania", "praca;", "edukacja."))
    assert catalogue("pl")(found.message) == (
        "Tu nie ma znaku na końcu, a sąsiednie punkty kończą się znakiem „;”. Trzeba to ujednolicić."
    )


@pytest.mark.parametrize(
    "items",
    [
        ["promocja;", "badania;", "praca."],
        ["promocja,", "badania,", "praca."],
        ["promocja", "badania", "praca"],
        ["promocja", "badania", "praca."],
        ["Promocja.", "Badania (rynku).", "Cel „ideowy”."],
        ["promocja;", "badania; oraz", "praca lub", "edukacja."],
        ["promocja;", "badania:", "praca;", "spółki, fundacje itp.", "firmy sp. z o.o.", "do 2014 r.", "koniec."],
        ["promocja;", "badania"],
        ["promocja", "badania;", "praca"],
        ["promocja;", "badania", "Praca.", "edukacja"],
        ["promocja", "badania. Także rynku.", "praca"],
        ["promocja;", "Gdańsk;", "Partnerzy;", "edukacja;", "praca;", "rozwój;", "wsparcie."],
    ],
)
def test_lists_that_are_alike_or_have_no_custom_are_left_alone(items):
    assert pointed(listed(*items), "K225") == []


def test_a_last_item_that_the_text_behind_the_list_continues_needs_no_mark():
    assert pointed(listed("promocja,", "badania,", "praca", behind="– należą do zadań klastra."), "K225") == []


def test_a_heading_that_ends_unlike_the_others_is_pointed_at():
    yaml = """
        paragraphs:
          - text: [{insert: goals, labels: I.}]
        goals:
          - {id: a, heading: EDUKACJA, text: Szkolenia.}
          - {id: b, heading: PROMOCJA REGIONU., text: Targi.}
          - {id: c, heading: BADANIA, text: Analizy.}
    """
    assert pointed(yaml, "K225") == [("REGIONU.", "This ends in “.”, its siblings without a mark. Make them alike.")]
