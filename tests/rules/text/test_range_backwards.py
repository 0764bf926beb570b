from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import rule_findings
from tests.told import told


def found(text: str, language: str = "pl") -> list[str]:
    """The words that K210 finds in a paragraph."""
    yaml = f"language: {language}\nparagraphs:\n  - text: |\n      {text}\n"
    return [one.words for one in rule_findings(yaml) if one.code == "K210"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("W okresie 2014-2012 w woj. pomorskim", "2014-2012"),
        ("(2020–2014)", "2020–2014"),
        ("w latach 2014 – 2012", "2014 – 2012"),
        ("w latach 2014 do 2012", "2014 do 2012"),
        ("od 2014 r. do 2012 r.", "2014 r. do 2012"),
        ("w roku szkolnym 2014/2013", "2014/2013"),
        ("zjazd 7–5 listopada 2014 r.", "7–5"),
        ("w dniach 7 - 5 listopada", "7 - 5"),
        ("od 7 do 5 listopada", "7 do 5"),
        ("od marca 2024 r. do stycznia 2024 r.", "marca 2024 r. do stycznia 2024"),
        ("od dnia 7 listopada 2014 r. do dnia 5 listopada 2014 r.", "7 listopada 2014 r. do dnia 5 listopada 2014 r."),
        ("7 listopada 2014 r. – 5 listopada 2014 r.", "7 listopada 2014 r. – 5 listopada 2014 r."),
        ("2014-11-07 – 2014-11-05", "2014-11-07 – 2014-11-05"),
        ("07.11.2014–05.11.2014", "07.11.2014–05.11.2014"),
        ("zob. §§ 5–3", "5–3"),
        ("zob. § 15–13", "15–13"),
        ("zob. ust. 3-1", "3-1"),
        ("zob. pkt 10–9", "10–9"),
        ("zob. lit. c–a", "c–a"),
    ],
)
def test_a_range_whose_end_comes_first_is_found(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_other_numbers_are_no_backward_ranges(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "w latach 2012-2014 i 2014–2014",
        "dnia 2014-11-07, a potem 2013-11-05",
        "7 listopada 2014 r. do siedziby, a 5 listopada 2014 r. do biura",
        "z 7 listopada 2014 r. i 5 listopada 2014 r.",
        "NIP 813-10-23-454, 80-126 Gdańsk, tel. 58 2014-2012",
        "od 2000-1950 zł",
        "od 15 listopada do 14 listopada następnego roku",
        "od 30 grudnia 2014 r. do 2 stycznia 2015 r.",
        "od marca 2024 r. do stycznia 2025 r., od maja 2024 do maja 2024, od marca 2024 r. do biura w styczniu 2024 r.",
        "07.11.2014–08.11.2014",
        "ul. Długa 12 - 3 maja spotkanie",
        "art. 123–5",
        "§ 3-1",
        "ust. 05-7",
        "PN-EN ISO 2005-1998",
        "tel./fax (58) 301 20 14, 2014-2013",
        "w sprawie nr 2014-2012",
        "30.02.2014–01.02.2014",
        "lit. a–c",
        "godz. 22:30-6:00",
        "2014/2012",
    ],
)
def test_these_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "from 7 November 2014 to 5 November 2014", "7 November 2014 to 5 November 2014"),
        ("en", "from 2014 to 2012", "2014 to 2012"),
        ("de", "vom 7. November 2014 bis zum 5. November 2014", "7. November 2014 bis zum 5. November 2014"),
        ("fr", "du 7 novembre 2014 au 5 novembre 2014", "7 novembre 2014 au 5 novembre 2014"),
        ("de", "siehe §§ 5-3", "5-3"),
    ],
)
def test_ranges_of_other_languages_are_found(language, text, words):
    assert found(text, language) == [words]


def test_abbreviations_of_polish_law_are_read_in_polish_alone():
    assert found("art. 5-3", "fr") == []


def test_the_ends_are_named():
    assert told(rule_findings("title: Strategia 2014-2012\n")) == [
        "3:18 K210 This range runs backwards: “2012” comes before “2014”. Swap them, or correct one."
    ]


def test_the_finding_is_said_in_polish():
    (one,) = rule_findings("title: Strategia 2014-2012\n")
    assert catalogue("pl")(one.message) == (
        "Zakres biegnie wstecz: „2012” jest wcześniej niż „2014”. Trzeba je zamienić miejscami albo jedno z nich "
        "poprawić."
    )
