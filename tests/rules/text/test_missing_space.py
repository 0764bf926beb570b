from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "words", "mark"),
    [
        ("Działa w woj.pomorskim od lat.", "woj.pomorskim", "woj."),
        ("Zgodnie z art.78 ustawy.", "art.78", "art."),
        ("Zgodnie z pkt.2 ustawy.", "pkt.2", "pkt."),
        ("Promocja,badania i praca.", "Promocja,badania", "Promocja,"),
        ("Koniec zdania.Następne zdanie.", "zdania.Następne", "zdania."),
        ("Ustawa z 2012r. obowiązuje.", "2012r.", "2012"),
        ("Od 2012roku działa.", "2012roku", "2012"),
        ("Siedziba: 80-001Gdańsk, Polska.", "80-001Gdańsk,", "80-001"),
        ("Siedziba: ul. Długa 5 lok.12.", "lok.12.", "lok."),
        ("Siedziba: ul. Długa 5 m.4, Gdynia.", "m.4,", "m."),
        ("Kwota wynosi 100zł rocznie.", "100zł", "100"),
        ("W ciągu 14dni od wezwania.", "14dni", "14"),
        ("Zob. uchwałę nr5 Rady.", "nr5", "nr"),
        ("Misja klastra:Pomagamy.", "klastra:Pomagamy.", "klastra:"),
    ],
)
def test_words_that_a_mark_glues_together_are_pointed_at(text, words, mark):
    assert pointed(saying(text), "K227") == [(words, f"A space is missing behind “{mark}”.")]


def test_it_is_said_in_polish():
    (found,) = rule_findings(saying("Działa w woj.pomorskim."))
    assert catalogue("pl")(found.message) == "Za „woj.” brakuje odstępu."


@pytest.mark.parametrize(
    ("text", "words"),
    [("Strony1 ustalają.", "Strony1"), ("Zgodnie z umową12, tak.", "umową12"), ("„Projekt3” trwa.", "Projekt3")],
)
def test_the_number_of_a_footnote_at_a_word_is_pointed_at(text, words):
    ((_, said),) = pointed(saying(text), "K227")
    assert said == f"A number sticks to “{words}”. If it is that of a footnote, remove it."
    (one,) = rule_findings(saying(text))
    assert catalogue("pl")(one.message) == (
        f"Do słowa przylega cyfra: „{words}”. Jeżeli to numer przypisu, trzeba go usunąć."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Spółka z o.o. w Gdańsku, m.in. S.A. i sp.j., Dz.U. z 2014 r.",
        "Adres www.kes.pl, biuro@kes.org.pl, https://Kes.Pl/art.2, plik statut.Wersja.pdf.",
        "Kwota 1.000,00 zł, godz. 22:30, § 3 ust. 2 pkt 1, lit. a,b,c.",
        "Horyzont2020, m2, km2, MP3, plik umowa2.pdf, P5, 5G, kod 80-001 Gdańsk, 10x20 cm, 2a, nr 12r/5 i WP2.",
        "Prawno-organizacyjne „cele”, (np. prawne), „etyka”: wartości; misja!",
        "Ustawa z dnia 24 kwietnia 2003 r. (Dz. U. z 2014 r. poz. 1118, z późn. zm.).",
    ],
)
def test_addresses_numbers_and_abbreviations_are_left_alone(text):
    assert pointed(saying(text), "K227") == []


def test_polish_abbreviations_are_none_in_english():
    assert pointed(saying("See the file nr.five, or art.deco.", language="en"), "K227") == []
