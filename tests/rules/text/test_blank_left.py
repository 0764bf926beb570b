from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Option 1: The Lead Partner pays.] The Parties agree.", "[Option 1: The Lead Partner pays.]"),
        ("Results means [definition] here.", "[definition]"),
        ("Siedziba Partnera (należy podać adres).", "(należy podać adres)"),
        ("Strona jest/nie jest podatnikiem, *niepotrzebne skreślić.", "*niepotrzebne skreślić"),
        ("Siedziba: Gdynia (wpisać adres).", "(wpisać adres)"),
        ("Strona płaci * niepotrzebne usunąć.", "* niepotrzebne usunąć"),
        ("The Seat is in (please specify the town).", "(please specify the town)"),
        ("Der Sitz ist in (bitte Ort eintragen).", "(bitte Ort eintragen)"),
        ("Le siège est à (à compléter).", "(à compléter)"),
        ("Fundacja, zwanym/ą dalej Partnerem.", "zwanym/ą"),
        ("Gmina reprezentowana/-y przez wójta.", "reprezentowana/-y"),
        ("Umowę podpisze Pan/Pani Nowak.", "Pan/Pani"),
        ("The Lead Partner may or may not (delete as appropriate) sign.", "delete as appropriate"),
        ("Nichtzutreffendes bitte streichen.", "Nichtzutreffendes bitte streichen"),
        ("Rayer les mentions inutiles.", "Rayer les mentions inutiles"),
    ],
)
def test_a_choice_that_somebody_is_to_make_is_told(text, words):
    assert pointed(saying(text), "K209") == [
        (words, "A choice is left here. Write what was chosen, so that all copies say the same.")
    ]


def test_a_choice_is_said_in_polish():
    (one,) = rule_findings("title: Umowa [tytuł]\n")
    assert catalogue("pl")(one.message) == (
        "Zostawiono tu coś do wyboru. Trzeba wpisać to, co wybrano, aby wszystkie egzemplarze brzmiały tak samo."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rozporządzenie (UE) 2016/679, ust. 3 [1], 52,1 [m²] i „prawa [Partnerów] są równe”.",
        "Ustawa (zwana dalej ustawą [Dz. U. z 2014 r.]) oraz [strona](https://fala.example/gminy/a).",
        "Projekt nr 12/a, ul. Długa 5/7, i/lub, pocztą/e-mailem, w/w, km/h, art. 5 (należy do ustawy) i Rady/Zarządu.",
    ],
)
def test_brackets_and_strokes_of_a_sentence_leave_no_choice(text):
    assert pointed(saying(text), "K209") == []


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
