from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings
from tests.told import told

SAID = "No word stands here. Write the text, or remove this part."


@pytest.mark.parametrize("text", ["'–'", "1.", "'5, 7'", "[—, '!']", "[{labels: 1/, items: ['-', '...']}]"])
def test_a_paragraph_without_a_letter_is_empty(text):
    found = rule_findings(f"paragraphs:\n  - text: Tekst.\n  - text: {text}\n")
    assert [(one.code, str(one.message), one.place.line) for one in found] == [("K204", SAID, 12)]


def test_the_first_text_of_a_paragraph_is_pointed_at_whole():
    found = rule_findings("paragraphs:\n  - text:\n      - '---'\n      - '+'\n")
    assert [(told([one]), one.width) for one in found] == [([f"12:10 K204 {SAID}"], 3)]


def test_the_preamble_and_each_section_of_goals_are_looked_at():
    yaml = """
        preamble: {heading: Preambuła, text: '*'}
        paragraphs:
          - text: [{insert: goals, labels: I.}]
        goals:
          - {id: a, heading: A, text: '1'}
          - {id: b, heading: B, text: [{labels: '-', items: [Cel]}]}
    """
    assert told(rule_findings(yaml)) == [f"7:39 K204 {SAID}", f"14:32 K204 {SAID}"]


@pytest.mark.parametrize("text", ["(skreślony)", "a", "Ω", "['–', Tekst]", "[{labels: 1., items: ['5', tak]}]"])
def test_one_letter_is_enough(text):
    assert rule_findings(f"paragraphs:\n  - text: {text}\n") == []


def test_inserted_areas_are_a_text():
    yaml = "paragraphs:\n  - text: [{insert: areas, labels: 1/}]\nareas:\n  - {id: a, text: '2014'}\n"
    assert rule_findings(yaml) == []


def test_the_finding_is_said_in_polish():
    (found,) = rule_findings("paragraphs:\n  - text: '–'\n")
    assert catalogue("pl")(found.message) == "Nie ma tu ani jednego słowa. Trzeba wpisać tekst albo usunąć tę część."
