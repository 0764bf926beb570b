from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pl", "Wnioski złożone do 31 grudnia rozpatruje się w styczniu, a po 1 stycznia – w marcu.", "1 stycznia"),
        ("pl", "Kto wpłaci do dnia 31.12.2014 r., płaci 5 zł, a po dniu 1.01.2015 r. – 6 zł.", "1.01.2015 r."),
        ("pl", "Przed 1 maja 2015 r. decyduje Rada, po 1 maja 2015 r. Zarząd.", "1 maja 2015 r."),
        ("pl", "Po 1 marca płaci się 6 zł, do 28 lutego 5 zł.", "28 lutego"),
        ("en", "Costs incurred by 31 December 2014 are paid, those after 1 January 2015 are not.", "1 January 2015"),
        ("de", "Bis zum 31. Dezember 2014 zahlt A, nach dem 1. Januar 2015 zahlt B.", "1. Januar 2015"),
        ("fr", "Avant le 5 mai 2015 A paie, après le 5 mai 2015 B paie.", "5 mai 2015"),
    ],
)
def test_a_day_that_falls_under_neither_is_pointed_at(language, text, words):
    assert [found for found, _ in pointed(saying(text, language=language), "K234")] == [words]


def test_the_two_days_may_stand_in_two_items():
    yaml = "paragraphs:\n  - text: [{labels: 1), items: [do 30 czerwca – 5 zł;, po 1 lipca – 6 zł.]}]\n"
    assert [found for found, _ in pointed(yaml, "K234")] == ["1 lipca"]


def test_it_is_said_in_english_and_polish():
    (one,) = rule_findings(saying("Do 30 czerwca płaci się 5 zł, po 1 lipca 6 zł."))
    assert str(one.message) == "Between “30 czerwca” and “1 lipca” one day is left out. Correct one of the two."
    assert catalogue("pl")(one.message) == (
        "Między „30 czerwca” a „1 lipca” pominięto jeden dzień. Jedną z dat trzeba poprawić."
    )


@pytest.mark.parametrize(
    "text",
    [
        *RIGHT.splitlines(),
        "Do 30 czerwca płaci się 5 zł, po 30 czerwca 6 zł, a od 1 lipca 7 zł.",
        "Zgłoszenia przyjmuje się do 30 kwietnia 2015 r., a rozpatruje od 2 maja 2015 r.",
        "Od 2 stycznia 2015 r. do 31 grudnia 2015 r.; po 5 stycznia 2016 r. wcale.",
        "Do 31 grudnia 2014 r. 5 zł, po 1 stycznia 6 zł.",
        "Po 1 stycznia 2014 r. i do 31 grudnia 2014 r. partnerzy działają.",
    ],
)
def test_days_that_follow_each_other_or_lie_far_apart_are_left_alone(text):
    assert pointed(saying(text), "K234") == []
