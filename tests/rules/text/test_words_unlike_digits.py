from __future__ import annotations

import pytest

from kpes.messages import catalogue
from kpes.rules.text import words_unlike_digits
from tests.rules.text.specimens import RIGHT
from tests.sound import data, pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("W terminie 14 (siedmiu) dni.", "14 (siedmiu"),
        ("W ciągu 3 (dwóch) dni i 5 (pięciu) nocy.", "3 (dwóch"),
        ("Kwota 1 000 zł (słownie: dwa tysiące złotych).", "1 000 zł (słownie: dwa tysiące"),
        ("Kwota 1.250,00 PLN, słownie: tysiąc dwieście złotych 00/100.", "1.250,00 PLN, słownie: tysiąc dwieście"),
        ("Dotacja 2 000 000 zł (słownie złotych: milion).", "2 000 000 zł (słownie złotych: milion"),
        ("Czynsz 4.320,- zł netto (sł. cztery tysiące trzysta dwa złote).", None),
        ("Zaliczka wynosi 30% (dwadzieścia procent) wkładu.", "30% (dwadzieścia"),
        ("Termin wynosi czternaście (7) dni.", "czternaście (7)"),
        ("W ciągu dwudziestu jeden (20) dni od doręczenia.", "dwudziestu jeden (20)"),
        ("Powołuje się 5 (sześcioro) członków oraz 7 (osiem osób).", "7 (osiem"),
    ],
)
def test_digits_and_words_that_differ_are_pointed_at(text, words):
    words = words or text.removeprefix("Czynsz ").removesuffix(" złote).")
    assert [found for found, _ in pointed(saying(text), "K229")] == [words]


def test_it_is_said_in_english_and_polish():
    (found,) = rule_findings(saying("Termin wynosi 14 (siedmiu) dni."))
    assert (found.code, found.place.line, found.place.column, found.width) == ("K229", 11, 26, 11)
    assert str(found.message) == "In digits this is 14, in words “siedmiu”. Correct one of the two."
    assert catalogue("pl")(found.message) == "Cyframi jest tu 14, a słownie „siedmiu”. Jedno z dwojga trzeba poprawić."


@pytest.mark.parametrize(
    "text",
    [
        *RIGHT.splitlines(),
        "W terminie 14 (czternastu) dni, z 2 (dwoma) świadkami i 1 (jednym) protokołem.",
        "Kwota 12.345,67 zł brutto (słownie zł: dwanaście tysięcy trzysta czterdzieści pięć i 67/100).",
        "Kwota 1 234 567,89 PLN (słownie: jeden milion dwieście trzydzieści cztery tysiące pięćset sześćdziesiąt "
        "siedem złotych 89/100).",
        "Kwota 4.320,- zł netto miesięcznie (słownie: cztery tysiące trzysta dwadzieścia złotych 00/100).",
        "Kwota 25 000 zł, słownie dwadzieścia pięć tysięcy złotych.",
        "Dotacja 1,5 mln zł (słownie: jeden milion pięćset tysięcy złotych), czyli 30 tys. zł (trzydzieści tysięcy).",
        "Pięć rat: 5 x 1 000 zł (słownie: pięć tysięcy złotych); większość 3/4 (trzy czwarte).",
        "Zob. art. 5 (trzy przesłanki), rozdział 2 (dwa), § 7 (siedem), zał. 3 (dwa arkusze), 1,5 (półtora) roku.",
        "Do 100 zł + VAT (słownie: sto dwadzieścia trzy złote); w wieku 21 (dwudziestu jeden) lat.",
        "W terminie czternastu (14) dni, nie więcej niż 30% (trzydzieści procent), po dwa (2) razy dwóch (Jan i Ewa).",
        "Liczba 21 (słownie: dwadzieścia jedna); 8 (ósmego) dnia; 2 (dwoje) dzieci; 1000 (tysiąc) zł.",
    ],
)
def test_what_agrees_or_cannot_be_read_is_left_alone(text):
    assert pointed(saying(text), "K229") == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Within fourteen (7) days and 120 (one hundred) days.", ["120 (one hundred", "fourteen (7)"]),
        ("de", "Binnen vierzehn (7) Tagen, mit 30 % (zwanzig Prozent) Anzahlung.", ["30 % (zwanzig", "vierzehn (7)"]),
        ("fr", "Dans les quatorze (7) jours, avec 30 % (vingt pour cent) du prix.", ["30 % (vingt", "quatorze (7)"]),
        ("en", "Within twenty-one (21) or 30 (thirty) days; three hundred (300) pages; 14 (siedmiu).", []),
        ("en", "Three hundred sixty-five (365) days; two thousand five hundred (2500) pages.", []),
        ("fr", "Dans les deux mille cinq cents (2500) jours.", []),
        ("fr", "À hauteur de vingt pour cent (20) du prix, en trois (3) exemplaires.", []),
    ],
)
def test_other_languages_are_read_up_to_a_thousand(language, text, words):
    found = [found for found, _ in pointed(saying(text, language=language), "K229")]
    assert sorted(found) == sorted(words)


def test_long_texts_take_no_time():
    text = "sto " * 50_000 + "sto (1) " * 9_000 + "1 (" * 50_000 + "1 zł (słownie: " + "sto " * 50_000
    assert len(list(words_unlike_digits.check(data(saying(text))))) == 8_999
