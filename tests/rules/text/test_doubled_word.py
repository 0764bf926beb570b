from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "language", "twice"),
    [
        ("Działania dla dla dobra mieszkańców.", "pl", "dla dla"),
        ("W w razie wątpliwości decyduje zarząd.", "pl", "W w"),
        ("Każdy z Partnerów Partnerów otrzymuje jeden.", "pl", "Partnerów Partnerów"),
        ("Porozumienie w ramach KLASTRA KLASTRA pomorskiego.", "pl", "KLASTRA KLASTRA"),
        ("The partners share the the yield.", "en", "the the"),
        ("Wymiana ŚWIADCZEŃ świadczeń jest wzajemna.", "pl", "ŚWIADCZEŃ świadczeń"),
    ],
)
def test_a_word_that_follows_itself_is_pointed_at(text, language, twice):
    word = twice.split()[0]
    said = f"“{word}” stands twice in a row. Remove one of the two."
    assert pointed(saying(text, language=language), "K216") == [(twice, said)]


@pytest.mark.parametrize(
    ("text", "language", "twice"),
    [
        ("Partnerzy działają na rzecz na rzecz mieszkańców.", "pl", "na rzecz"),
        ("Strony, w tym W TYM gminy, działają.", "pl", "w tym"),
        ("It is of the of the essence.", "en", "of the"),
    ],
)
def test_two_words_that_follow_themselves_are_pointed_at(text, language, twice):
    (found,) = rule_findings(saying(text, language=language))
    assert (found.code, found.words.casefold()) == ("K216", f"{twice} {twice}")
    assert str(found.message) == f"“{twice}” stands twice in a row. Remove one of the two."
    assert catalogue("pl")(found.message) == f"Słowa „{twice}” są tu dwa razy z rzędu. Jedne z nich trzeba usunąć."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I tak i tak decyduje Rada; raz po raz po raz kolejny.", "pl"),
        ("Krok po kroku, dzień w dzień, z dnia na dzień, od czasu do czasu.", "pl"),
        ("Kary umowne Kary umowne nalicza się za zwłokę.", "pl"),
        ("It goes on and on and on, step by step by step, more and more and more.", "en"),
        ("Zgłoszenia: biuro@kes.pl lub tel. 22 22 22 22.", "pl"),
    ],
)
def test_phrases_that_are_meant_twice_are_left_alone(text, language):
    assert pointed(saying(text, language=language), "K216") == []


def test_it_is_found_across_the_end_of_a_line_and_said_in_polish():
    (found,) = rule_findings("paragraphs:\n  - text: >\n      Partnerzy działają na\n      na rzecz rozwoju.\n")
    assert (found.place.line, found.place.column, found.width) == (12, 26, 2)
    assert catalogue("pl")(found.message) == "Słowo „na” jest tu dwa razy z rzędu. Jedno z dwojga trzeba usunąć."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Spółka z o. o. z siedzibą w Gdańsku.", "pl"),
        ("Rachunek 22 22 oraz § 3 3.", "pl"),
        ("Kto nie zapłacił, nie skorzysta z prawa „głosu” „głosu”.", "pl"),
        ("Termin, o którym mowa w w/w piśmie, uzgadnia się z z-cą dyrektora.", "pl"),
        ("Przepisy § 3 pkt 2 lit. i i j stosuje się odpowiednio.", "pl"),
        ("Jest to to samo prawo, bardzo bardzo dawne.", "pl"),
        ("Etap I I stopnia. Stopnia drugiego, drugiego już nie.", "pl"),
        ("Spotkania odbywają się w Baden Baden.", "pl"),
        ("The notice that that partner had had was in time.", "en"),
        ("Die Partner, die die Kosten tragen.", "de"),
        ("Nous nous engageons.", "fr"),
        ("Rada Rada liczy trzech członków.", "pl"),
        ("Zgłoszenia: biuro@kes.pl kes.pl/kes kes/biuro", "pl"),
    ],
)
def test_words_that_are_meant_twice_are_left_alone(text, language):
    assert pointed(saying(text, language=language), "K216") == []


def test_a_long_text_without_spaces_takes_no_time():
    assert pointed(saying("a" * 200_000), "K216") == []
