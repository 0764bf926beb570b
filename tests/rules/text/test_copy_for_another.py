from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying

CLAUSE = "Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla każdej ze Stron"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pl", f"{CLAUSE} oraz jeden dla Instytucji Pośredniczącej.", "oraz jeden dla Instytucji Pośredniczącej"),
        ("pl", f"{CLAUSE} i 1 (jeden) egzemplarz dla Urzędu.", "i 1 (jeden) egzemplarz dla Urzędu"),
        ("en", "Executed in XXXXX counterparts, one for each Party and one for the Funder.", "and one for the Funder"),
        ("de", "In XXXXX Ausfertigungen, eine für jede Partei und eine für den Notar.", "und eine für den Notar"),
        ("fr", "Fait en XXXXX exemplaires, un pour chaque partie et un pour la Région.", "et un pour la Région"),
    ],
)
def test_a_copy_beyond_those_of_the_partners_is_pointed_at(language, text, words):
    assert [found for found, _ in pointed(saying(text, language=language), "K235")] == [words]


def test_it_is_said_in_english_and_polish():
    (one,) = rule_findings(saying(f"{CLAUSE} oraz jeden dla Urzędu."))
    assert str(one.message) == (
        "Here is a copy more than “XXXXX” counts, which is one for each partner. Remove it, or add it under “copies”: "
        "copies: {extra: [{id: ip, name: Instytucja}]}"
    )
    assert catalogue("pl")(one.message) == (
        "Ten egzemplarz nie mieści się w „XXXXX”: kpes liczy po jednym dla każdego partnera. Trzeba go stąd usunąć "
        "albo dodać pod „copies”: copies: {extra: [{id: ip, name: Instytucja}]}"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAUSE}.",
        "Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla Gminy i jednym dla Fundacji.",
        f"{CLAUSE}. Protokół ma dwa egzemplarze: dla każdej ze Stron i jeden dla Rady.",
        "Siedzibą jest XXXXX dla każdego i jeden dla Urzędu.",
    ],
)
def test_copies_of_the_partners_and_of_other_papers_are_left_alone(text):
    assert pointed(saying(text), "K235") == []
