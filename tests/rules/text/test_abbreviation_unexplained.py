from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.sound import pointed, rule_findings, saying


def test_an_abbreviation_that_nothing_explains_is_told_once_at_its_first_use():
    (found,) = rule_findings(saying("Partnerzy zgłaszają to do RCWIP. Decyzja RCWIP wiąże."))
    assert (found.code, found.words, found.place.column) == ("K222", "RCWIP", 38)
    assert str(found.message) == "“RCWIP” is explained nowhere. Write its full name where it is first used."
    assert catalogue("pl")(found.message) == (
        "Skrót „RCWIP” nie jest nigdzie objaśniony. Przy pierwszym użyciu trzeba podać pełną nazwę."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lokalna Grupa Działania (LGD) zwołuje LGD.",
        "Stowarzyszenie zwane dalej „LGDX” wspiera LGDX.",
        "LGDX – grupa działająca lokalnie; LGDX decyduje.",
        "LGDX (grupa działająca lokalnie) decyduje.",
        "Wspieramy podmioty ekonomii społecznej; PES-y są różne.",
        "Ochronę zapewnia Rozporządzenie o Ochronie Danych Osobowych, ROD i RODO.",
        "Podaje się NIP, REGON, KRS, PESEL i VAT w PLN, w pliku PDF.",
        "Rozdział III, etap XIV oraz tom XXX i MCMXC.",
        "PARTNERZY POSTANAWIAJĄ CO NASTĘPUJE:",
        "STRONY ustalają, że UMOWA wiąże; treść UMOWY i umowy stron.",
        "Projekt nr RPPM/12/2014, znak OR-KPX.121, adres WWW.ABCD.PL i BIURO@ABCD.PL.",
        "Członkiem jest „Fundacja ABCD Razem” w Gdańsku.",
        "Sporządzono w XXXXX egzemplarzach.",
        "Partnerzy jadą na targi ITBX, a dane są FAIR (findable, accessible, interoperable and reusable).",
    ],
)
def test_what_is_explained_common_or_no_abbreviation_is_left_alone(text):
    assert pointed(saying(text), "K222") == []


def test_an_abbreviation_in_a_partners_name_is_the_partners():
    partners = "partners:\n  - {id: a, name: Fundacja ABCD}\n  - {id: b, name: B}\n"
    assert pointed(saying("Biuro prowadzi ABCD.") + partners, "K222") == []


def test_long_words_take_no_time():
    assert pointed(saying("a" * 100_000 + " (A" * 10_000), "K222") == []
