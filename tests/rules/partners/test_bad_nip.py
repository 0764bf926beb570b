from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying, told_by

FITS_NOT = "its last digit does not fit the others. Compare them one by one."


def partners(nip: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, nip: '{nip}'}}\n  - {{id: b, name: Dalba}}\n"


@pytest.mark.parametrize(
    ("nip", "said"),
    [
        ("123-456-32-19", f"“123-456-32-19” is no NIP: {FITS_NOT}"),
        ("1234563281", f"“1234563281” is no NIP: {FITS_NOT}"),
        ("123456321", "“123456321” is no NIP: it has 10 digits, and here are 9."),
        ("0000000000", "“0000000000” is no NIP, only zeros. Write the number, or remove the key."),
        ("123456321O", "“123456321O” is no NIP: it has only digits."),
        ("-", "“-” is no NIP: it has only digits."),
        ("١٢٣٤٥٦٣٢١٨", "“١٢٣٤٥٦٣٢١٨” is no NIP: it has only digits."),
    ],
)
def test_what_cannot_be_a_nip_is_told(nip, said):
    assert told_by("K308", partners(nip)) == [f"2:31 K308 {said}"]


@pytest.mark.parametrize("nip", ["1234563218", "123-456-32-18", "123-45-63-218", "PL 526 025 02 74", "526–025–02–74"])
def test_a_nip_is_quiet_however_it_is_written(nip):
    assert told_by("K308", partners(nip)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fundacja, NIP 123-456-32-19, działa.", "123-456-32-19"),
        ("Gmina (NIP: 123 456 32 19), NIP nr 526-025-02-74.", "123 456 32 19"),
        ("Numer NIP 12345632 oraz NIP 123-456-32-18 2 osoby.", "12345632"),
        ("Fundacja ma NIP 123-456-32-18, NIP PL 526 025 02 74 i numer NIP wpisany dnia 3.05.2014 r.", None),
    ],
)
def test_a_nip_among_the_words_of_the_agreement_is_looked_at(text, found):
    assert [words for words, _ in pointed(saying(text), "K308")] == ([found] if found else [])


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("1234563219")) if one.code == "K308")
    assert catalogue("pl")(found.message) == (
        "„1234563219” to nie NIP: ostatnia cyfra nie zgadza się z pozostałymi. Trzeba je porównać po kolei."
    )
