from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Partnerzy współpracują..", ".."),
        ("Partnerzy działają,, i współpracują.", ",,"),
        ("Partnerzy działają;, i współpracują.", ";,"),
        ("Partnerzy działają,. Strony płacą.", ",."),
        ("Wymiana doświadczeń;.", ";."),
        ("Zasada brzmi: „Wszyscy współpracują.”.", ".”."),
        ("Strony ustalają:. Koszty ponosi gmina.", ":."),
    ],
)
def test_a_mark_too_many_is_pointed_at(text, marks):
    said = f"“{marks}” is a mark too many. Keep one of the two."
    assert pointed(saying(text), "K230") == [(marks, said)]


def test_it_is_said_in_polish_at_its_place():
    (found,) = rule_findings(saying("Partnerzy współpracują.. Strony płacą."))
    assert (found.code, found.place.line, found.place.column, found.width) == ("K230", 11, 34, 2)
    assert catalogue("pl")(found.message) == "W „..” jest o jeden znak za dużo. Wystarczy jeden z dwóch."


@pytest.mark.parametrize(
    "text",
    [
        *RIGHT.splitlines(),
        "Zakupy: papier, toner itd., a także meble itp.; zob. art. 5 i n.; sp. z o.o., s.c.: obie.",
        "Zwany ,,Partnerem''; uczy się i uczy... Kwota 5,- zł; „Halo?!”, „Tak.”, (por. s. 5.).",
        "Spółka „Fala Sp. z o.o.”. Firma „Fala Inc.”. Zob. art. 5 „i nast.”.",
        "Plik a..b, kod x::y;;z, adres http://a.pl/b;,c i twarz :; oraz …, koniec.",
    ],
)
def test_marks_that_belong_together_are_left_alone(text):
    assert pointed(saying(text), "K230") == []
