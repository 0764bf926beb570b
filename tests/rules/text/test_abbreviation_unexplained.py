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
        "Klaster INTELIGENTNE SIECI - POLSKA działa; działa też POLSKA – INTELIGENTNA SIEĆ.",
        "Umowa partnerska – GMINA",
        "STRONY ustalają, że UMOWA wiąże; treść UMOWY i umowy stron.",
        "Projekt nr RPPM/12/2014, znak OR-KPX.121, adres WWW.ABCD.PL i BIURO@ABCD.PL.",
        "Członkiem jest „Fundacja ABCD Razem” w Gdańsku.",
        "Sporządzono w XXXXX egzemplarzach.",
        "Spółka brazylijska, CNPJX 12.345.678/0001-95, i austriacka, FNRX: 123456789.",
        "Złącze spełnia IECX 62196-3 i DINX 18300, a ośrodek ma OIDX E10123456.",
        "Agencja krajowa (FRSX, Fundacja Rozwoju Systemu Edukacji) wypłaca dotację; FRSX ją rozlicza.",
        "Służebność ma TAURX Dystrybucja S.A., a media dostarcza ENERX sp. z o.o.",
        "Fundacja zatrudnia wolontariuszy NGO, jeżdżą MPK, a o. Filip Nowak OFM jest prezesem.",
        "Partnerzy jadą na targi ITBX, a dane są FAIR (findable, accessible, interoperable and reusable).",
    ],
)
def test_what_is_explained_common_or_no_abbreviation_is_left_alone(text):
    assert pointed(saying(text), "K222") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "NOW, THEREFORE, the parties agree under 45 CFR § 75 by 5 p.m. EST, Articles 101–109 TFEU and GDPR."),
        ("de", "Es gelten Art. 6 DSGVO, § 26 BDSG und § 21 BGB; der Verein steht unter HRB 123."),
        ("fr", "Le prix TTC, le RGPD et l’organisation non gouvernementale (ONGX) ; l’ONGX décide."),
        ("fr", "Voir l’Institut d’Études Politiques ; IEP de Paris."),
    ],
)
def test_every_language_has_its_common_ones(language, text):
    assert pointed(saying(text, language=language), "K222") == []


def test_an_abbreviation_with_a_small_number_is_still_one():
    assert [words for words, _ in pointed(saying("Zgłoszenia przyjmuje RCWIP 5 razy w roku."), "K222")] == ["RCWIP"]


def test_an_abbreviation_in_a_partners_name_is_the_partners():
    partners = "partners:\n  - {id: a, name: Fundacja ABCD}\n  - {id: b, name: B}\n"
    assert pointed(saying("Biuro prowadzi ABCD.") + partners, "K222") == []


def test_long_words_take_no_time():
    assert pointed(saying("a" * 100_000 + " (A" * 10_000), "K222") == []
