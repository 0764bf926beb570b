"""Ids made of words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.importing.ids import id_from
from kpes.rules.partners.reserved_ids import RESERVED


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Fundacja Wzór", "fundacja-wzor"),
        ("Spółdzielnia Socjalna „Żółw” sp. z o.o.", "spoldzielnia-socjalna-zolw-sp-z-o-o"),
        ("3. Liceum w Łodzi", "liceum-w-lodzi"),
        ("§ 5", "strona"),
        ("Con", "con-2"),
        ("Towarzystwo Przyjaciół Ziemi Pomorskiej i Kaszub", "towarzystwo-przyjaciol-ziemi-pomorskiej"),
    ],
)
def test_an_id_says_in_plain_letters_what_the_words_say(words: str, id: str) -> None:
    assert id_from(words, (), "strona") == id


def test_what_is_taken_gets_a_number() -> None:
    assert id_from("Fundacja Wzór", {"fundacja-wzor"}, "strona") == "fundacja-wzor-2"
    assert id_from("Fundacja Wzór", {"fundacja-wzor", "fundacja-wzor-2"}, "strona") == "fundacja-wzor-3"


@given(st.text(max_size=90), st.sets(st.text("ab-2", max_size=4)))
def test_any_words_give_an_id_that_is_free(words: str, taken: set[str]) -> None:
    id = id_from(words, taken, "strona")
    assert re.fullmatch("[a-z][a-z0-9-]{0,39}", id)
    assert not id.endswith("-")
    assert id not in taken
    assert id not in RESERVED
