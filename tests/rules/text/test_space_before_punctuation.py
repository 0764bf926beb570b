from __future__ import annotations

import pytest

from kpes.messages import catalogue
from kpes.rules.text import space_before_punctuation
from tests.sound import data, pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zmiany , uzupełnienia i zgody.", "Zmiany ,"),
        ("Zmiany wymagają zgody .", "zgody ."),
        ("Do zadań należy : promocja.", "należy :"),
        ("Promocja ; badania.", "Promocja ;"),
        ("Sekcje ( np. prawna) działają.", "( np."),
        ("Sekcje (prawna ) działają.", "(prawna )"),
        ("Cel „ ideowy” klastra.", "„ ideowy”"),
        ("Cel „ideowy ” klastra.", "„ideowy ”"),
        ("Zgodnie z art. 78 § 1 k.c. , zmiany", None),
        ("Wynosi 22 , a nie 23.", "22 ,"),
        ("Spółka „Żagiel” , zwana Spółką.", "„Żagiel” ,"),
        ("Zmiany wymagają zgody ,oraz formy.", "zgody ,"),
    ],
)
def test_a_space_on_the_wrong_side_is_pointed_at(text, words):
    said = [(words, f"No space belongs inside “{words}”. Remove it.")] if words else []
    assert pointed(saying(text), "K218") == said


def test_it_is_pointed_at_exactly_and_said_in_polish():
    (found,) = rule_findings(saying("Zmiany wymagają zgody ."))
    assert (found.place.line, found.place.column, found.width) == (11, 28, 7)
    assert catalogue("pl")(found.message) == "W „zgody .” jest zbędny odstęp. Trzeba go usunąć."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Współpraca na rzecz … i innych.", "pl"),
        ("Imię i nazwisko: ............ , dnia ............ .", "pl"),
        ("Podpis _____ , pieczęć ( ) lub [ ].", "pl"),
        ("Rysunek w skali 1 : 500, godz. 22 : 30.", "pl"),
        ("Domena .pl i wynik .5 punktu.", "pl"),
        ("Rozwój – , a także – współpraca /oferty , zlecenia/.", "pl"),
        ("Zwany dalej ,,Partnerem'', oraz ,,Lider''.", "pl"),
        ("Zwany ”Partnerem” lub ”Liderem”.", "pl"),
        ("Dziękujemy :) i zapraszamy :-)", "pl"),
        ("Les partenaires : tous ; pourquoi ? Bien !", "fr"),
        ("The partners (“the partners”) agree.", "en"),
        ("Die „Partner“ sind „frei“.", "de"),
    ],
)
def test_spaces_that_belong_there_are_left_alone(text, language):
    found = pointed(saying(text, language=language), "K218")
    assert [words for words, _ in found] == (["/oferty ,"] if "/oferty ," in text else [])


def test_a_comma_behind_a_space_is_wrong_in_french_too():
    ((words, _),) = pointed(saying("Les partenaires , tous.", language="fr"), "K218")
    assert words == "partenaires ,"


def test_long_runs_of_dots_and_letters_take_no_time():
    text = "." * 100_000 + " " + "a" * 100_000 + " " + "( " * 20_000
    assert list(space_before_punctuation.check(data(saying(text)))) == []
