from __future__ import annotations

from textwrap import indent

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import rule_findings, told_by

GLUED = (
    "K120 This line is read as more of the text above it, not as a point of a list. Write the points under “items”, "
    "with “text” and “labels” before them."
)


def item(yaml: str) -> str:
    return "paragraphs:\n  - text:\n      - labels: 1/\n        items:\n" + indent(f"- {yaml}\n", " " * 10)


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("Wzmocnienie wizerunku.\n  - budowanie;\n  - model.", "15:13"),
        ("Wzmocnienie wizerunku\n  - budowanie", "15:13"),
        ("Wzmocnienie wizerunku\n  * budowanie", "15:13"),
        ("Wzmocnienie wizerunku,\n  szczególnie;\n  1/ budowanie", "16:13"),
        ("Wzmocnienie wizerunku.\n  2. Budowanie", "15:13"),
        (">\n  Zadania Klastra:\n  a) budowanie;\n  b) model", "16:13"),
        (">\n  Zadania Klastra:\n  – budowanie,\n  – model", "16:13"),
        ("|\n  Zadania Klastra:\n  - budowanie\n  - model", "16:13"),
        (">\n  Zadania Klastra.\n\n  Zadania, to jest:\n  - budowanie,\n  - model", "18:13"),
    ],
)
def test_a_list_inside_a_text_is_told_at_its_first_line(yaml, place):
    assert told_by("K120", item(yaml)) == [f"{place} {GLUED}"]


@pytest.mark.parametrize(
    "yaml",
    [
        "Klaster Ekonomii Społecznej\n  – grupa partnerów – działa",
        ">\n  Zgodnie z art.\n  5. ustawy i ust.\n  1. umowy, do dnia\n  7. listopada, jak pisze A.\n  b) nic",
        ">\n  Klaster działa w woj.\n  - pomorskim",
        ">\n  Biuro pracuje w godz. 8\n  - 16, codziennie",
        "'Wzmocnienie:\n\n  - budowanie'",
        "Cele: 1/ pierwszy; 2/ drugi - w jednym wierszu".replace(": ", " "),
        "text: Wzmocnienie.\n  labels: '-'\n  items:\n    - budowanie;\n    - model.",
        "Do dnia 1 maja\n  2014 r. - i dalej",
    ],
)
def test_dashes_and_numbers_of_a_sentence_are_quiet(yaml):
    assert told_by("K120", item(yaml)) == []


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_sentences_are_quiet_wherever_their_lines_are_broken(text):
    for style in (">", "|"):
        for step in (2, 3, 5, 7):
            words = text.split()
            lines = "\n".join("  " + " ".join(words[at : at + step]) for at in range(0, len(words), step))
            assert told_by("K120", item(f"{style}\n{lines}")) == []


def test_the_lines_of_a_title_are_its_own():
    assert told_by("K120", "title: |\n  Porozumienie.\n  1. Klaster\n") == []


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(item("Cel\n  - raz")) if one.code == "K120")
    assert catalogue("pl")(found.message) == (
        "Ten wiersz jest dalszym ciągiem tekstu powyżej, a nie punktem listy. Punkty trzeba zapisać pod „items”, a "
        "przed nimi „text” i „labels”."
    )
