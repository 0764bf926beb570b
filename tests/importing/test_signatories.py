"""The end of an agreement, where the partners sign."""

from __future__ import annotations

from typing import Any

import pytest

from kpes.importing.parties import parties
from kpes.importing.people import Person
from kpes.importing.reading_back import lines_of
from kpes.importing.signatories import Signing, shown, signatories
from tests.importing.lines import said, signs, typed

WZOR, DALBA = {"id": "fundacja-wzor", "name": "Fundacja Wzór"}, {"id": "dalba", "name": "Dalba"}


def found(text: str, *partners: dict[str, Any], language: str = "pl", ordered: bool = False) -> Signing:
    return signatories(typed(text).lines, list(partners), language, ordered)


def printed(signing: Signing, language: str = "pl") -> list[str]:
    """The lines that kpes prints of what is kept and of the signatory list."""
    agreement = {
        "language": language,
        "status": "final",
        "title": "·",
        "date": "2014-11-07",
        "form": "any",
        "parties": "·",
        "paragraphs": [{"label": "·", "text": ["·", *signing.kept]}],
        "signatories": signing.signatories,
    }
    return lines_of(agreement, signing.partners)[4:]


def test_the_list_that_kpes_prints_comes_back() -> None:
    made = found("| Partnerzy: | Podpis |\n| Fundacja Wzór, Gdańsk | ….... |\n| Dalba | |", WZOR, DALBA)
    assert made == Signing(
        {"partners_heading": "Partnerzy:", "signature_heading": "Podpis"}, [{**WZOR, "seat": "Gdańsk"}, DALBA], []
    )
    assert printed(made) == ["Partnerzy:", "Podpis", "Fundacja Wzór, Gdańsk", "Dalba"]


def test_a_heading_above_dots_alone_heads_the_list_of_those_whom_nobody_named() -> None:
    made = found("Podpisy Partnerów:\n………………\n………………")
    assert made == Signing({"partners_heading": "Podpisy Partnerów:", "signature_heading": "Podpis"}, [], [])


def test_a_heading_keeps_its_braces_and_asterisks() -> None:
    made = found("{date}\n**Podpisy**:\n………………")
    assert printed(made)[:2] == ["{date}", "**Podpisy**:"]


def test_a_seat_that_the_list_has_not_is_given_up() -> None:
    made = found("Partnerzy:\nFundacja Wzór\nDalba", {**WZOR, "seat": "Gdańsk"}, DALBA)
    assert made.partners == [WZOR, DALBA]
    assert printed(made) == ["Partnerzy:", "Podpis", "Fundacja Wzór", "Dalba"]


@pytest.mark.parametrize(
    ("lines", "show", "one"),
    [
        (["Jan Kowalski"], ["representatives"], {"name": "Jan Kowalski"}),
        (
            ["Jan Kowalski", "Prezes Zarządu", "Data:", "Miejsce:"],
            ["representatives", "functions", "date", "place"],
            {"name": "Jan Kowalski", "function": "Prezes Zarządu"},
        ),
        (["Imię i nazwisko:", "Data:"], ["representatives", "date"], None),
    ],
)
def test_blocks_with_what_stands_beside_a_signature(lines: list[str], show: list[str], one: Any) -> None:
    block = "\n".join(lines)
    text = f"Partnerzy\nPodpisy\nFundacja Wzór\n………………\n{block}\nDalba\n………………\n{block}"
    made = found(text, WZOR, DALBA)
    assert made.signatories["show"] == show
    assert made.signatories["layout"] == "blocks"
    assert made.partners[0].get("representatives") == ([one] if one else None)
    assert signs(printed(made)) == signs(said(typed(text))).replace("…", "")


def test_the_order_in_which_they_sign_is_that_of_the_partners_but_where_it_is_settled() -> None:
    text = "Podpisy:\nDalba\nFundacja Wzór"
    assert found(text, WZOR, DALBA).partners == [DALBA, WZOR]
    made = found(text, WZOR, DALBA, ordered=True)
    assert made.partners == [WZOR, DALBA]
    assert made.kept == ["Podpisy:", "Dalba", "Fundacja Wzór"]


def test_what_does_not_fit_is_kept_without_lines_of_dots_and_told() -> None:
    made = found("Za Lidera:\n……………\nJan Kowalski, Prezes\n¦ Za Partnera ¦ ....... ¦\n", WZOR, DALBA)
    assert made.kept == ["Za Lidera:", "Jan Kowalski, Prezes", {"table": {"rows": [["Za Partnera"]]}}]
    assert made.signatories == {"partners_heading": "Partnerzy", "signature_heading": "Podpis"}
    assert str(made.told[0]).startswith("What stands where the partners sign is kept as text at the end")
    assert str(made.told[0]).endswith("what is not needed: “Za Lidera:”, “Jan Kowalski, Prezes”, “Za Partnera”")


def test_lines_before_the_list_are_kept() -> None:
    made = found("Na dowód czego Strony złożyły podpisy.\nPartnerzy:\nFundacja Wzór\nDalba", WZOR, DALBA)
    assert made.kept == ["Na dowód czego Strony złożyły podpisy."]
    assert made.signatories["partners_heading"] == "Partnerzy:"
    assert made.told == ()


def test_nothing_where_the_partners_sign() -> None:
    assert found("", WZOR, DALBA).partners == [WZOR, DALBA]
    assert found("", WZOR, DALBA).kept == []
    usual = {"partners_heading": "Partners", "signature_heading": "Signature"}
    assert found("", WZOR, language="en").signatories == usual


@pytest.mark.parametrize(
    "text",
    [
        "| Partnerzy: | Podpis |\n| Fundacja Wzór, Gdańsk | |\n| Dalba | |",
        "| Lp. | Nazwa partnera | Podpis |\n| 1. | Fundacja Wzór, Gdańsk | ........ |\n| 2. | Dalba | |",
        "Lista sygnatariuszy:\n1. Fundacja Wzór, Gdańsk\n2. Dalba",
    ],
)
def test_where_nobody_was_described_the_partners_are_those_who_are_listed(text: str) -> None:
    lines = typed(text).lines
    assert shown(lines).listed == (("Fundacja Wzór", "Gdańsk"), ("Dalba", ""))
    made = found(text, *parties((), "pl", shown(lines)).partners)
    assert signs(printed(made)[: len(said(typed(text)))]).startswith(signs(said(typed(text)))[:20])


def test_a_letter_may_keep_the_place_of_a_name_and_a_label_may_not() -> None:
    lines = typed("| Lp. | Partnerzy: | Podpis |\n| a) | A | |\n| b) | B | |").lines
    assert shown(lines).listed == (("A", ""), ("B", ""))


def test_names_that_nothing_declines_are_shown() -> None:
    text = "1. Gmina Gdynia, Gdynia\nZa Fundację Wzór\n……\nJan Kowalski\nPrezes Zarządu\nAnna Nowak, Skarbnik"
    made = shown(typed(text).lines)
    assert "Gmina Gdynia" in made.lines
    assert not [line for line in made.lines if "Wzór" in line]
    assert made.people == (Person("Jan Kowalski", "Prezes Zarządu"), Person("Anna Nowak", "Skarbnik"))


def test_both_headings_in_one_line() -> None:
    made = found("Partnerzy: Podpis pełnomocnika\nFundacja Wzór\nDalba", WZOR, DALBA)
    assert printed(made) == ["Partnerzy:", "Podpis pełnomocnika", "Fundacja Wzór", "Dalba"]
    assert made.kept == []
