from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import rule_findings
from tests.told import told


def found(text: str) -> list[str]:
    """The words that K209 finds in a paragraph."""
    return [one.words for one in rule_findings(f"paragraphs:\n  - text: |\n      {text}\n") if one.code == "K209"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Składka wynosi ........ zł", ["........"]),
        ("Zawarto dnia ……… w Gdańsku, ul. _____", ["………", "_____"]),
        ("Zawarto dnia … 2014 r.", ["…"]),
        ("Zawarto dnia __.__.2014 r. w Gdańsku", ["__.__"]),
        ("Gmina reprezentowana przez wójta i Fundacja, reprezentowaną przez …, zwana Partnerem", ["…"]),
        ("Zawarto dnia ... r. w Gdańsku", ["..."]),
        ("Kwota […] zł", ["[…]"]),
        ("Uchwała nr … z dnia 5 maja", ["…"]),
        ("Zawarto w dniu ... w Gdańsku, KRS numer ...", ["...", "..."]),
        ("Adres: . . . . . . .", [". . . . . . ."]),
        ("Adres: ...….", ["...…."]),
        ("Nazwa -----", ["-----"]),
        ("ul. -----, woj. –––––", ["-----", "–––––"]),
    ],
)
def test_a_row_of_dots_underscores_or_dashes_is_a_blank(text, words):
    assert found(text) == words


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_dots_and_dashes_of_a_sentence_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Umowę zawiera się na czas nieokreślony. ------- Strony ją czytały. ––––––",
        "Czynsz wynosi 100 zł, ----- płatne do 1 maja 2014 r. -----",
    ],
)
def test_dashes_with_which_notaries_fill_a_line_behind_a_clause_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["I tak dalej...", "Tak…", "Słowa – z myślnikiem -- dwa razy", "„Do […] zł” było"])
def test_what_trails_off_is_none(text):
    assert found(text) == []


def test_a_line_that_waits_for_a_signature_is_none_but_a_heading_of_partners_is():
    yaml = "signatories:\n  partners_heading: 'Partnerzy ....:'\n  signature_heading: Podpis ..........\n"
    assert told(rule_findings(yaml)) == [
        "13:32 K209 A blank is left here. Fill it in before printing, so that all copies say the same."
    ]


def test_a_blank_in_the_signatory_list_is_found():
    yaml = "partners:\n  - {id: a, name: A}\n  - {id: b, name: B, seat: ........}\n"
    found = [(one.place.file, one.words) for one in rule_findings(yaml) if one.code == "K209"]
    assert found == [("data/partners.yaml", "........")]


def test_the_finding_is_said_in_polish():
    (one,) = rule_findings("title: Umowa nr .....\n")
    assert catalogue("pl")(one.message) == (
        "Jest tu puste miejsce. Trzeba je wypełnić przed drukiem, aby wszystkie egzemplarze brzmiały tak samo."
    )
