"""The two rules about attachments: one is named that is not listed, or listed and never named."""

from __future__ import annotations

import json

import pytest

from kpes.messages import catalogue
from tests.rules.text.specimens import RIGHT
from tests.sound import pointed, rule_findings, saying

LABELS = {"pl": "Załącznik nr 1", "en": "Schedule A", "de": "Anlage 1", "fr": "Annexe n° 1"}


def attached(text: str, *attachments: str, language: str = "pl", title: str = "Porozumienie", labels: str = "") -> str:
    """The keys of an agreement that says this and has two attachments, whose words may be given."""
    words = [*attachments, "Słowa.", "Słowa."]
    ids = (("budzet", "Budżet projektu"), ("wzor", "Wzór sprawozdania"))
    listed = "".join(
        f"  - {{id: {id}, title: {title}, text: {json.dumps(words[at], ensure_ascii=False)}}}\n"
        for at, (id, title) in enumerate(ids)
    )
    keys = f"title: {title}\nattachment_labels: {labels or LABELS[language]}\nattachments:\n{listed}"
    return saying(text, language=language) + keys


def unlisted(yaml: str) -> list[str]:
    return [words for words, _ in pointed(yaml, "K244")]


def unnamed(yaml: str) -> list[str]:
    return [words for words, _ in pointed(yaml, "K245")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pl", "Zadania określa załącznik nr 3.", "załącznik nr 3"),
        ("pl", "Regulamin, o którym mowa w załączniku nr 3, jest jawny.", "załączniku nr 3"),
        ("pl", "Wzór stanowi załącznik nr 4 do niniejszego porozumienia.", "załącznik nr 4"),
        ("pl", "Zgodnie z ustawą o gospodarce komunalnej taryfa stanowi załącznik nr 3.", "załącznik nr 3"),
        ("pl", "Załączniki nr 1, 2 i 5 stanowią integralną część Porozumienia.", "Załączniki nr 1, 2 i 5"),
        ("pl", "Załączniki nr 1–4 stanowią integralną część Porozumienia.", "Załączniki nr 1–4"),
        ("pl", "Harmonogram (zał. nr 3) zmienia Rada.", "zał. nr 3"),
        ("en", "The work is described in Schedule C.", "Schedule C"),
        ("en", "Annexes A to D to this Agreement form part of it.", "Annexes A to D"),
        ("de", "Die Arbeiten sind in Anlage 3 beschrieben.", "Anlage 3"),
        ("de", "Anlage 4 dieses Vertrages geht vor.", "Anlage 4"),
        ("fr", "Le budget figure en annexe n° 3.", "annexe n° 3"),
        ("fr", "L’annexe 5 du présent accord prévaut.", "annexe 5"),
    ],
)
def test_an_attachment_that_is_named_and_not_listed_is_told(language, text, words):
    assert unlisted(attached(text, language=language)) == [words]
    assert unlisted(saying(text, language=language)) == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Stosuje się załącznik nr 5 do ustawy z dnia 1 maja 2014 r. oraz zał. nr 12 do zarządzenia."),
        ("pl", "Zgodnie z rozporządzeniem (UE) nr 651/2014 i jego załącznikiem I pomoc jest dozwolona."),
        ("pl", "Opłaty wymienia pkt 9 załącznika nr 3 Regulaminu konkursu."),
        ("pl", "Liderem jest strona umowy; jest nim także w rozumieniu załącznika nr 5 do Umowy o dofinansowanie."),
        ("pl", "Zamówienie opisuje załącznik nr 4 (wzór) do SWZ, a ofertę załącznik nr 6 do wniosku."),
        ("pl", "Zgodnie z załącznikiem nr 5 do Umowy Ramowej oraz załącznikiem nr 6 do kontraktu."),
        ("pl", "Stosuje się załącznik nr 5 i załącznik nr 6 do rozporządzenia."),
        ("en", "In accordance with Annex 1, Annex 2 and Annex 3 of the Grant Agreement."),
        ("de", "Die Grenzwerte ergeben sich aus der BImSchV, Anhang 1."),
        ("pl", "W uchwale „załącznik nr 7 otrzymuje nowe brzmienie” skreśla się cudzysłów."),
        ("en", "Annex I to Regulation (EU) 2021/695 applies, and so does Directive 2009/28/EC, Annex V."),
        ("en", "The Grant Agreement and its Annex 5 prevail, as does Annex 7 of the Grant Agreement."),
        ("de", "Es gilt Anlage 5 zum Zuwendungsbescheid; Anhang IV der Richtlinie bleibt unberührt."),
        ("de", "Anlage 3 zum Vertrag vom 3. Mai 2013 gilt fort."),
        ("fr", "L’annexe 5 de la convention de subvention et l’annexe IV à la directive s’appliquent."),
    ],
)
def test_attachments_of_other_documents_are_left_alone(language, text):
    assert unlisted(attached(text, language=language)) == []
    assert unnamed(attached(text, language=language)) == ["Budżet projektu", "Wzór sprawozdania"]


def test_a_text_that_changes_another_agreement_names_the_attachments_of_that():
    assert unlisted(attached("Zadania określa załącznik nr 3.", title="Aneks nr 1 do porozumienia")) == []


def test_that_there_are_attachments_at_all_has_to_be_sure_where_no_number_is_given():
    assert unlisted(saying("Załączniki stanowią integralną część Porozumienia.")) == ["Załączniki"]
    assert unlisted(saying("Wzór stanowi załącznik do niniejszego porozumienia.")) == ["załącznik"]
    assert unlisted(saying("Wniosek wraz z załącznikami składa się do Rady.")) == []


def test_labels_may_call_attachments_otherwise_and_have_dashes_for_numbers():
    assert unlisted(attached("Zob. dodatek 3.", labels="Dodatek 1")) == ["dodatek 3"]
    assert unlisted(attached("Zob. załącznik nr 3.", labels="'-'")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Budżet zawiera załącznik {budzet}, wzór – załącznik {wzor}."),
        ("pl", "Zob. załącznik nr 1 oraz załącznik nr 2."),
        ("pl", "Załączniki nr 1–2 wiążą strony."),
        ("pl", "Stosuje się budżet projektu i wzór sprawozdania."),
        ("pl", "Załączniki stanowią integralną część Porozumienia."),
        ("en", "Schedules A and B apply."),
        ("en", "The Schedules form part of this Agreement."),
        ("de", "Es gelten die Anlagen 1 und 2."),
        ("fr", "Les annexes n° 1 et 2 s’appliquent."),
    ],
)
def test_an_attachment_is_named_by_its_id_its_number_its_title_or_together_with_all(language, text):
    assert unnamed(attached(text, language=language)) == []


def test_what_it_says_of_itself_names_no_attachment_but_what_another_says_does():
    assert unnamed(attached("Cele.", "Załącznik nr 1 obejmuje rok, zob. {budzet}.")) == [
        "Budżet projektu",
        "Wzór sprawozdania",
    ]
    assert unnamed(attached("Zob. {budzet}.", "Rozlicza się go według załącznika {wzor}.")) == []


def test_each_is_told_at_its_title():
    assert unnamed(attached("Zob. załącznik nr 2.")) == ["Budżet projektu"]


def test_sentences_in_which_nothing_is_wrong_stay_quiet():
    assert [unlisted(saying(text)) for text in RIGHT.splitlines()] == [[]] * len(RIGHT.splitlines())


def test_all_of_it_is_said_in_english_and_polish():
    found = [one.message for one in rule_findings(attached("Zob. załącznik nr 3 i załącznik nr 2."))]
    found += [one.message for one in rule_findings(saying("Załączniki są integralną częścią Porozumienia."))]
    assert list(map(str, found)) == [
        "There is no attachment 3. List it under “attachments”, correct its number, or name the document that it "
        "belongs to.",
        "Nothing in the text speaks of this attachment. Name it there in braces, or leave it out: {budzet}",
        "There are no attachments. List under “attachments” what is meant.",
    ]
    assert list(map(catalogue("pl"), found)) == [
        "Nie ma załącznika 3. Trzeba go wpisać pod „attachments”, poprawić numer albo wskazać dokument, do którego "
        "należy.",
        "Tekst nie wspomina o tym załączniku. Trzeba go w nim wskazać w klamrach albo usunąć: {budzet}",
        "Nie ma żadnych załączników. Trzeba je wpisać pod „attachments”.",
    ]
