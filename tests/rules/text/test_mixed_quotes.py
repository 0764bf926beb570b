from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying

POLISH = "Misją jest „pomaganie”."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Celem jest "budowa sekcji" klastra.', '"budowa sekcji"'),
        ('Celem jest „budowa sekcji" klastra.', '„budowa sekcji"'),
        ('Celem jest "budowa sekcji” klastra.', '"budowa sekcji”'),
        ('Celem („jest "budowa" sekcji”) klastra.', '"budowa"'),
        ('Spółka "Klaster 2000" działa.', '"Klaster 2000"'),
    ],
)
def test_straight_quotation_marks_among_typographic_ones_are_pointed_at(text, words):
    said = f"Straight quotation marks stand in {words}, typographic ones elsewhere. Write „…” here too."
    assert pointed(saying(POLISH, text), "K220") == [(words, said)]


def test_it_is_said_in_polish():
    (found,) = rule_findings(saying(POLISH, 'Celem jest "praca".'))
    assert catalogue("pl")(found.message) == (
        'W "praca" są proste cudzysłowy, a gdzie indziej drukarskie. Także tutaj trzeba napisać „…”.'
    )


@pytest.mark.parametrize(
    ("language", "text", "words", "usual"),
    [
        ("pl", "Misją jest „praca“ i „nauka”.", "„praca“", "„…”"),
        ("de", "Das Ziel ist „Arbeit” und „Lehre“.", "„Arbeit”", "„…“"),
        ("en", "The „Parties” are the “Lead” and others.", "„Parties”", "“…”"),
        ("en", "The “Lead” and the ”Parties“ agree.", "”Parties“", "“…”"),
        ("en", "The “Parties“ agree.", "“Parties“", "“…”"),
        ("fr", "Les « parties” sont égales.", "« parties”", "« … »"),
    ],
)
def test_marks_of_two_languages_around_a_quotation_are_pointed_at(language, text, words, usual):
    said = f"The marks around {words} are those of two languages. Write {usual}."
    assert pointed(saying(text, language=language), "K220") == [(words, said)]


def test_marks_of_two_languages_are_said_in_polish():
    (found,) = rule_findings(saying("Misją jest „praca“."))
    assert catalogue("pl")(found.message) == (
        "W „praca“ cudzysłów otwarto znakiem jednego języka, a zamknięto znakiem innego. Trzeba napisać „…”."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Misją jest „praca «Fali» i nauka” oraz “plan”."),
        ("de", "Das Ziel ist „Arbeit“, »Lehre« und “Plan”."),
        ("en", "The “Parties” and “Partners”, said “a”“b”."),
        ("fr", "Les « parties “égales” » et les “autres”."),
    ],
)
def test_marks_of_one_language_are_left_alone(language, text):
    assert pointed(saying(text, language=language), "K220") == []


def test_english_is_told_of_its_own_marks():
    ((_, said),) = pointed(saying("The “partners” agree.", 'The "friends" too.', language="en"), "K220")
    assert said.endswith("Write “…” here too.")


@pytest.mark.parametrize(
    "texts",
    [
        ['Celem jest "budowa sekcji".', 'Misją jest "pomaganie".'],
        [POLISH, 'Deska ma 5" grubości i 3\'20" trwania.'],
        [POLISH, 'Nazwa „Deska 5" gruba” jest chroniona.'],
    ],
    ids=["straight ones throughout", "inches and seconds", "inches in a quotation"],
)
def test_nothing_is_told_of(texts):
    assert pointed(saying(*texts), "K220") == []
