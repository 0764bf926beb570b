"""What the sentence that describes a party says of it."""

from __future__ import annotations

import pytest

from kpes.importing.descriptions import Shown, described, is_of_a_party
from kpes.importing.people import Person

NOBODY = Shown()


def test_all_that_a_polish_description_says() -> None:
    sentence = (
        "Fundacją Wzór z siedzibą w Gdańsku, ul. Długa 7, 80-001 Gdańsk, wpisaną do rejestru stowarzyszeń pod numerem "
        "KRS 0000123456, NIP 123-456-32-18, REGON 123456785, reprezentowaną przez Jana Kowalskiego – Prezesa Zarządu, "
        "zwaną dalej „Partner 1”"
    )
    made = described(sentence, "pl", Shown(("Fundacja Wzór",), (Person("Jan Kowalski", "Prezes Zarządu"),)))
    assert made.partner == {
        "name": "Fundacja Wzór",
        "seat": "Gdańsk",
        "address": "ul. Długa 7, 80-001 Gdańsk",
        "short": "Partner 1",
        "nip": "1234563218",
        "regon": "123456785",
        "krs": "0000123456",
        "representatives": [{"name": "Jan Kowalski", "function": "Prezes Zarządu"}],
    }
    assert made.name
    assert made.signing
    assert made.numbers == ()


def test_what_is_declined_is_not_certain_and_nobody_is_invented() -> None:
    sentence = "Gminą Gdynia z siedzibą w Gdyni, reprezentowaną przez Jana Nowaka, zwaną dalej „Liderem”"
    made = described(sentence, "pl", NOBODY)
    assert made.partner == {"name": "Gmina Gdynia"}
    assert not made.name
    assert not made.signing


def test_a_firm_is_named_as_it_stands_and_a_name_that_stays_declined_is_not_certain() -> None:
    sentence = "Panem Janem Lisem, prowadzącym działalność pod firmą Fala Jan Lis, ul. Portowa 3, NIP 1234563218"
    assert described(sentence, "pl", NOBODY)[:2] == ({"name": "Fala Jan Lis", "nip": "1234563218"}, True)
    made = described("Panem Janem Lisem, zamieszkałym w Gdyni, PESEL 1, zwanym dalej „Autorem”", "pl", NOBODY)
    assert made.partner["name"] == "Janem Lisem"
    assert not made.name


def test_a_role_in_front_of_a_name_is_no_part_of_it() -> None:
    sentence = "Liderem – Fundacją Wzór z siedzibą w Gdańsku"
    assert described(sentence, "pl", NOBODY).partner["name"] == "Fundacja Wzór"
    sentence = "Sterem – Centrum Usług z siedzibą w Gdańsku"
    assert described(sentence, "pl", NOBODY).partner["name"] == "Sterem – Centrum Usług"


def test_where_one_of_two_names_is_not_certain_neither_is_taken() -> None:
    made = described("Fundacja Wzór, KRS 0000123456, reprezentowana przez: Jan Kowalski, Annę Nowak", "pl", NOBODY)
    assert "representatives" not in made.partner
    assert not made.signing


def test_two_who_sign_together() -> None:
    made = described("Fundacja Wzór, reprezentowana łącznie przez: Jan Kowalski, Anna Kowalska, łącznie", "pl", NOBODY)
    assert made.partner["signatures_required"] == 2
    assert [one["name"] for one in made.partner["representatives"]] == ["Jan Kowalski", "Anna Kowalska"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("NIP 1234563219", "NIP"),
        ("REGON 123456784", "REGON"),
        ("KRS 123", ""),
        ("NIP 1234563218, NIP 5252248481", "NIP"),
    ],
)
def test_a_number_that_cannot_be_right_is_left_out(words: str, kind: str) -> None:
    made = described(f"Fundacja Wzór z siedzibą w Gdańsku, {words}", "pl", NOBODY)
    assert made.partner == {"name": "Fundacja Wzór"}
    assert made.numbers == ((kind,) if kind else ())


def test_a_number_of_the_court_register_that_is_named_in_words() -> None:
    sentence = "Fundacja Wzór, wpisana do Krajowego Rejestru Sądowego pod numerem 0000123456"
    assert described(sentence, "pl", NOBODY).partner["krs"] == "0000123456"


@pytest.mark.parametrize(
    ("seat", "found"),
    [
        ("z siedzibą w 81-001 Gdynia, ul. Morska 3", "Gdynia"),
        ("z siedzibą w Bielsku-Białej, ul. Długa 7, 43-300 Bielsko-Biała", "Bielsko-Biała"),
        ("z siedzibą w Sopocie, adres do pism: ul. Długa 7, 80-001 Gdańsk", None),
        ("z siedzibą w Gdańsku", None),
    ],
)
def test_a_polish_seat_is_certain_where_an_address_has_the_same_town(seat: str, found: str | None) -> None:
    assert described(f"Fundacja Wzór {seat}, KRS 0000123456", "pl", NOBODY).partner.get("seat") == found


@pytest.mark.parametrize(
    ("language", "sentence", "partner"),
    [
        (
            "en",
            "Foo Bar, Inc., with its seat in New York, represented by Ms Anna Nowak, Director (the “Lead Partner”)",
            {
                "name": "Foo Bar, Inc.",
                "seat": "New York",
                "short": "Lead Partner",
                "representatives": [{"name": "Anna Nowak", "function": "Director"}],
            },
        ),
        (
            "de",
            "Muster GmbH mit Sitz in Bonn, vertreten durch den Geschäftsführer Hans Müller, nachfolgend „Muster“",
            {
                "name": "Muster GmbH",
                "seat": "Bonn",
                "short": "Muster",
                "representatives": [{"name": "Hans Müller", "function": "Geschäftsführer"}],
            },
        ),
        (
            "fr",
            "Association Exemple, dont le siège est à Lyon, représentée par M. Jean Dupont, président (« Exemple »)",
            {
                "name": "Association Exemple",
                "seat": "Lyon",
                "short": "Exemple",
                "representatives": [{"name": "Jean Dupont", "function": "président"}],
            },
        ),
    ],
)
def test_other_languages_decline_nothing(language: str, sentence: str, partner: dict[str, object]) -> None:
    made = described(sentence, language, NOBODY)
    assert made.partner == partner
    assert made.name
    assert made.signing


def test_whoever_signs_by_a_power_of_attorney() -> None:
    sentence = "Fundacja Wzór, reprezentowana przez: Jan Kowalski na podstawie pełnomocnictwa z dnia 1 maja 2014 r."
    (one,) = described(sentence, "pl", NOBODY).partner["representatives"]
    assert one == {"name": "Jan Kowalski", "basis": "power-of-attorney"}


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Fundacja Wzór z siedzibą w Gdańsku", True),
        ("„Żagiel” spółka z o.o., NIP 1234563218", True),
        ("zwanymi dalej łącznie „Partnerami”", False),
        ("Partner, zwany dalej „Liderem”", False),
        ("Strony postanawiają, co następuje", False),
        ("z siedzibą w Gdańsku", False),
    ],
)
def test_a_description_names_somebody_and_says_more_of_it(words: str, is_one: bool) -> None:
    assert is_of_a_party(words, "pl") is is_one
