from __future__ import annotations

import json

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying


def items(*texts: str, labels: str = "1.") -> str:
    """The keys of an agreement whose only paragraph is a list of these items."""
    listed = json.dumps(texts, ensure_ascii=False)
    return f"paragraphs:\n  - text: [{{labels: '{labels}', items: {listed}}}]\n"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("1. Koordynacja działań.", "2. Promocja Klastra."), ["1. Koordynacja", "2. Promocja"]),
        (("Promocja.", "2) Koordynacja."), ["2) Koordynacja"]),
        (("Promocja.", "b) koordynacja."), ["b) koordynacja"]),
        (("(a) Promocja.", "(b) Koordynacja."), ["(a) Promocja", "(b) Koordynacja"]),
        (("– promocja;", "– koordynacja."), ["– promocja", "– koordynacja"]),
        (("iv) promocja;", "v) koordynacja."), ["iv) promocja", "v) koordynacja"]),
    ],
)
def test_a_label_in_front_of_an_item_is_pointed_at(texts, found):
    labels = [words.rpartition(" ")[0] for words in found]
    assert [words for words, _ in pointed(items(*texts), "K232")] == labels


def test_a_label_in_front_of_a_paragraph_is_pointed_at():
    yaml = saying("§ 1. Partnerzy działają.", "§ 2 Partnerzy płacą.") + "paragraph_labels: § 1\n"
    assert [words for words, _ in pointed(yaml, "K232")] == ["§ 1.", "§ 2"]
    yaml = saying("Partnerzy działają.", "2. Partnerzy płacą.") + "paragraph_labels: 1.\n"
    assert [words for words, _ in pointed(yaml, "K232")] == ["2."]


def test_it_is_said_in_english_and_polish():
    (one,) = rule_findings(items("1. Koordynacja działań."))
    assert (one.code, one.words, one.place.line) == ("K232", "1.", 11)
    assert str(one.message) == "kpes writes the label itself, and “1.” would be printed behind it. Remove it."
    assert catalogue("pl")(one.message) == (
        "Oznaczenie wpisuje kpes, a „1.” znalazłoby się na wydruku za nim. Trzeba je usunąć."
    )


@pytest.mark.parametrize(
    "yaml",
    [
        *map(saying, RIGHT.splitlines()),
        items("Promocja.", "3. dnia miesiąca ogłasza się wyniki.", "Szkolenia (5) w roku.", "2014 r. i następne."),
        items("-5 °C na dworze;", "–10 °C w nocy."),
        saying("Partnerzy działają.", "§ 1 ust. 2 stosuje się odpowiednio.") + "paragraph_labels: § 1\n",
    ],
)
def test_numbers_that_are_no_labels_are_left_alone(yaml):
    assert pointed(yaml, "K232") == []
