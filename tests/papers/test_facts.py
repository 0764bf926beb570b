"""The plain facts that templates of letters are given."""

from __future__ import annotations

from datetime import date

from kpes.papers.facts import of_person, of_recipient, of_text
from tests.papers.occasions import occasion


def partners():
    return occasion().snapshot.resolved.partners


def test_of_the_text_they_tell_title_days_and_edition():
    text = occasion().snapshot.resolved
    told = of_text(text, date(2026, 12, 5))
    assert (told["title"], told["author"], told["form"], told["language"]) == (
        "Porozumienie", "Biuro Klastra", "written", "pl-PL"
    )  # fmt: skip
    assert (told["date"], told["date_in_words"]) == ("2014-11-07", "7 listopada 2014 r.")
    assert (told["due"], told["due_in_words"]) == ("2026-12-05", "5 grudnia 2026 r.")
    assert told["fingerprint"].startswith(f"sha256:{told['edition']}")
    assert (of_text(text, None)["due"], of_text(text, None)["due_in_words"]) == ("", "")


def test_an_address_is_broken_before_the_postcode_and_the_seat_stands_for_one_that_is_missing():
    first, second, third = (of_recipient("x", one.name.value, one)["postal"] for one in partners())
    assert first == ["Fundacja A", "ul. Długa 7", "80-001 Gdańsk"]
    assert (second, third) == (["Spółdzielnia B", "Sopot"], ["Centrum C"])


def test_what_is_not_known_of_somebody_is_empty():
    told = of_recipient("ip", "Instytucja Pośrednicząca", None)
    empty = dict.fromkeys(("short", "seat", "address", "email", "nip", "regon", "krs"), "")
    assert told["partner"] == {"id": "ip", "name": "Instytucja Pośrednicząca", **empty}
    assert of_recipient("a", "Fundacja A", partners()[0])["partner"]["address"] == "ul. Długa 7, 80-001 Gdańsk"
    assert of_person(partners()[1].representatives[1]) == {"name": "Ewa Lis", "function": ""}
