from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import rule_findings, saying
from tests.told import told

SAYS = "This says the same as line {line}. Remove one of the two, or reword it."


def listed(*items: str) -> str:
    return "paragraphs:\n  - text:\n      - labels: 1/\n        items:\n" + "".join(f"          - {i}\n" for i in items)


def codes(yaml: str) -> list[str]:
    return [found for found in told(rule_findings(yaml)) if " K215 " in found]


def test_an_item_that_repeats_one_of_its_list_is_told_with_the_line_of_that():
    yaml = listed("wymiana doświadczeń;", "promocja;", "Wymiana  Doświadczeń.")
    assert codes(yaml) == ["16:13 K215 " + SAYS.format(line=14)]
    (found,) = [one for one in rule_findings(yaml) if one.code == "K215"]
    assert catalogue("pl")(found.message) == (
        "To samo jest już w wierszu 14. Jedno z dwojga trzeba usunąć albo ująć inaczej."
    )


def test_a_paragraph_that_repeats_another_is_told():
    assert codes(saying("Zmiany wymagają formy pisemnej.", "Inne.", "Zmiany wymagają formy pisemnej.")) == [
        "13:12 K215 " + SAYS.format(line=11)
    ]


@pytest.mark.parametrize("kind", ["areas", "goals"])
def test_two_areas_or_two_headings_with_the_same_words_are_told(kind):
    key, others = ("text", "") if kind == "areas" else ("heading", ", text: Szkolenia.")
    of_x, of_y = f"{key}: Badania;{others}", f"{key}: badania{others}"
    yaml = f"""
        paragraphs:
          - text: [{{insert: {kind}, labels: 1/}}]
        {kind}:
          - {{id: x, {of_x}}}
          - {{id: y, {of_y}}}
    """
    assert [found.split()[1] for found in codes(yaml)] == ["K215"]


@pytest.mark.parametrize(
    "yaml",
    [
        listed("wymiana doświadczeń;", "wymiana doświadczeń i wiedzy."),
        listed("'………………………'", "'………………………'"),
        listed("'w szczególności:'", "'w szczególności:'"),
        saying("Zmiany wymagają formy pisemnej.", "Zmiany adresu wymagają formy pisemnej."),
        """
        paragraphs:
          - text:
              - labels: a)
                items: [Prezes Zarządu]
              - labels: a)
                items: [Prezes Zarządu]
        """,
        """
        paragraphs:
          - text: ['Należą do nich:', {insert: areas, labels: 1/}]
          - text: ['Należą do nich:', {insert: goals, labels: 1/}]
        areas: [{id: a, text: edukacja}]
        goals: [{id: g, heading: EDUKACJA, text: Szkolenia.}]
        """,
    ],
    ids=["more words", "blanks to fill in", "what sub-items follow", "paragraphs", "other lists", "insertions"],
)
def test_other_wording_is_no_repetition(yaml):
    assert codes(yaml) == []
