from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.bounded import within
from tests.sound import rule_findings, told_by


def partners(email: str) -> str:
    return f"partners:\n  - {{id: a, name: Fala, email: '{email}'}}\n  - {{id: b, name: Dalba}}\n"


@pytest.mark.parametrize(
    "email",
    [
        "biuro.fala.example",
        "biuro@fala",
        "@fala.example",
        "biuro@",
        "biuro@.example",
        "biuro@fala..example",
        "biuro@fala.example.",
        "biuro @fala.example",
        "a@fala.example, b@fala.example",
        "a@fala.example;b@fala.example",
        "Fala <biuro@fala.example>",
        "mailto:biuro@fala.example",
        "biuro(at)fala.example",
        "brak",
    ],
)
def test_what_cannot_be_an_address_is_told(email):
    assert told_by("K311", partners(email)) == [
        f"2:33 K311 “{email}” is no e-mail address. Write one address, like this: biuro@example.org"
    ]


@pytest.mark.parametrize(
    "email",
    [
        "biuro@fala.example",
        "Anna.Nowak+kpes@poczta.fala.com.pl",
        "żółw@spółdzielnia.pl",
        "biuro@xn--spdzielnia-nbb3s.pl",
        "o'brien_1@fala-dalba.example",
    ],
)
def test_an_address_is_quiet(email):
    assert told_by("K311", partners(email.replace("'", "''"))) == []


def test_a_hostile_address_costs_no_time():
    with within(5):
        assert len(told_by("K311", partners("a@" + "a." * 200_000))) == 1


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings(partners("brak")) if one.code == "K311")
    assert catalogue("pl")(found.message) == (
        "„brak” to nie adres e-mail. Trzeba wpisać jeden adres, na przykład: biuro@example.org"
    )
