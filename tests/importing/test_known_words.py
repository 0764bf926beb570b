"""Words that kpes writes itself: the day of the agreement, and how many copies there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kpes.importing.known_words import dated, with_copies
from kpes.importing.reading_back import lines_of

TODAY = date(2026, 1, 2)
DAY = date(2014, 11, 7)
PARTNERS = [{"id": id, "name": id.upper()} for id in ("a", "b")]


def agreement(parties: str = "·", text: str = "·", **more: Any) -> dict[str, Any]:
    return {
        "language": "pl",
        "status": "final",
        "title": "Porozumienie",
        "date": DAY,
        "form": "any",
        "parties": [parties],
        "paragraphs": [{"text": text}],
        "signatories": {"partners_heading": "Partnerzy:", "signature_heading": "Podpis"},
        **more,
    }


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [
        ("pl", "zawarte w dniu 7 listopada 2014 r. w Gdańsku", "zawarte w dniu {date} w Gdańsku"),
        ("pl", "zawarte dnia 7 listopada 2014 roku pomiędzy", "zawarte dnia {date} roku pomiędzy"),
        ("pl", "Gdańsk, dnia 7 listopada 2014 r.", "Gdańsk, dnia {date}"),
        ("pl", "Data zawarcia: 7 listopada 2014 r.", "Data zawarcia: {date}"),
        ("pl", "Dnia 7 listopada 2014 roku w Gdyni Strony:", "Dnia {date} roku w Gdyni Strony:"),
        ("pl", "zawarte w dniu 07.11.2014 r. w Gdańsku", "zawarte w dniu 07.11.2014 r. w Gdańsku"),
        ("en", "This Agreement is made as of 7 November 2014.", "This Agreement is made as of {date}."),
        ("en", "made on 7th November 2014", "made on 7th November 2014"),
        ("de", "geschlossen am 7. November 2014 in Bonn", "geschlossen am {date} in Bonn"),
        ("fr", "Fait à Lyon le 7 novembre 2014", "Fait à Lyon le {date}"),
    ],
)
def test_the_day_of_the_opening_is_named_where_kpes_prints_it_so(language: str, words: str, named: str) -> None:
    data = agreement(words, language=language)
    made = dated(data, TODAY)
    assert made.agreement["date"] == DAY
    assert made.agreement["parties"] == [named]
    assert made.told == ()
    assert lines_of(made.agreement) == lines_of(data)


def test_the_day_of_a_statute_is_not_the_agreements() -> None:
    words = "zawarte na podstawie ustawy z dnia 24 kwietnia 2003 r., w dniu 7 listopada 2014 r."
    assert dated(agreement(words), TODAY).agreement["date"] == DAY


def test_a_day_in_the_title() -> None:
    made = dated(agreement(title="Porozumienie z dnia 7 listopada 2014 r."), TODAY).agreement
    assert (made["date"], made["title"]) == (DAY, "Porozumienie z dnia {date}")


def test_where_no_day_stands_it_is_todays_and_that_is_told() -> None:
    made = dated(agreement("zawarte w Gdańsku"), TODAY)
    assert made.agreement["date"] == TODAY
    assert [str(one) for one in made.told] == ["No day was found in the opening, so “date” is today's. Correct it."]


def test_a_text_without_an_opening_has_no_day() -> None:
    data = agreement()
    del data["parties"]
    assert dated(data, TODAY).agreement["date"] == TODAY


@pytest.mark.parametrize(
    ("language", "words", "named", "copies"),
    [
        (
            "pl",
            "Porozumienie sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.",
            "Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron.",
            None,
        ),
        (
            "pl",
            "Sporządzono w 4 (czterech) egzemplarzach, po dwa egzemplarze dla każdej ze Stron.",
            "Sporządzono w XXXXX egzemplarzach, po dwa egzemplarze dla każdej ze Stron.",
            {"each": 2},
        ),
        (
            "pl",
            "Sporządzono w 3 (trzech) egzemplarzach, po jednym dla każdej ze Stron oraz jednym dla Urzędu Gminy.",
            "Sporządzono w XXXXX egzemplarzach, po jednym dla każdej ze Stron oraz jednym dla Urzędu Gminy.",
            {"extra": [{"id": "urzedu-gminy", "name": "Urzędu Gminy"}]},
        ),
        (
            "en",
            "Made in 2 (two) copies, one for each Party.",
            "Made in XXXXX copies, one for each Party.",
            None,
        ),
    ],
)
def test_a_number_of_copies_that_kpes_makes_is_counted(
    language: str, words: str, named: str, copies: dict[str, Any] | None
) -> None:
    data = agreement(text=words, language=language)
    made = with_copies(data, PARTNERS)
    assert made.agreement["paragraphs"][0]["text"] == named
    assert made.agreement.get("copies") == copies
    assert made.told == ()
    assert lines_of(made.agreement, PARTNERS) == lines_of(data, PARTNERS)


@pytest.mark.parametrize(
    "words",
    [
        "Porozumienie sporządzono w 2 egzemplarzach.",
        "Porozumienie sporządzono w 5 (pięciu) egzemplarzach.",
        "Porozumienie sporządzono w 2 (słownie: dwóch) egzemplarzach.",
    ],
)
def test_another_number_stays_and_is_told(words: str) -> None:
    made = with_copies(agreement(text=words), PARTNERS)
    assert made.agreement == agreement(text=words)
    assert [str(one) for one in made.told] == [f"kpes makes 2 copies. Compare “{words}”."]


@pytest.mark.parametrize("words", ["Odpis z rejestru nr 2 (dwóch).", "Egzemplarze są jednobrzmiące.", "2 (dwóch)"])
def test_what_does_not_count_copies_stays(words: str) -> None:
    made = with_copies(agreement(text=words), PARTNERS)
    assert made.agreement == agreement(text=words)
    assert made.told == ()


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("pl", "Umowę sporządzono w dwóch jednobrzmiących egzemplarzach.", "dwóch"),
        ("en", "It is executed in two identical counterparts, one for each Party.", "two"),
    ],
)
def test_a_number_of_copies_in_words_alone_is_told_since_it_does_not_follow(language, words, number) -> None:
    made = with_copies(agreement(text=words, language=language), PARTNERS)
    assert made.agreement["paragraphs"] == [{"text": words}]
    (told,) = map(str, made.told)
    assert f"Write XXXXX for “{number}” in “{words}”" in told


def test_how_many_copies_each_gets_is_no_number_of_all_copies() -> None:
    assert with_copies(agreement(text="Każda Strona otrzymuje po trzy egzemplarze."), PARTNERS).told == ()
