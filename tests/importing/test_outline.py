"""Tests of what is recognised in a text that somebody wrote."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.importing.outline import recognise
from kpes.importing.service import NotKept, imported
from tests.importing.lines import printed, recognised, said, signs, typed

AGREEMENT = """
^#UMOWA PARTNERSKA
^nr 1/2025
zawarta w dniu 12 maja 2025 r. w Gdańsku pomiędzy:
Fundacją Most z siedzibą w Gdańsku
a
Spółdzielnią Razem.
^#Preambuła
Strony chcą działać razem.
^#STRONY POSTANAWIAJĄ:
^#§ 1
^#Przedmiot umowy
1. Strony podejmują współpracę.
2. Lider zapewnia:
a) lokal,
b) sprzęt:
- komputer,
- rzutnik;
3. Partner zapewnia kadrę.
^#§ 2
Umowa wchodzi w życie z dniem podpisania.
^..................
^Lider
#Załącznik nr 1
^BUDŻET
1. Lider: 100 zł
"""


def test_an_agreement_as_secretaries_type_it_is_recognised() -> None:
    agreement = recognised(AGREEMENT)
    assert list(agreement) == [
        "language", "status", "title", "form", "parties", "preamble", "resolution", "paragraph_labels", "paragraphs",
        "attachment_labels", "attachments",
    ]  # fmt: skip
    assert (agreement["language"], agreement["status"]) == ("pl", "final")
    assert agreement["title"] == "UMOWA PARTNERSKA\nnr 1/2025"
    assert agreement["parties"][0] == "zawarta w dniu 12 maja 2025 r. w Gdańsku pomiędzy:"
    assert agreement["preamble"] == {"heading": "Preambuła", "text": "Strony chcą działać razem."}
    assert agreement["resolution"] == "STRONY POSTANAWIAJĄ:"
    assert agreement["paragraph_labels"] == "§ 1"
    assert agreement["paragraphs"] == [
        {
            "heading": "Przedmiot umowy",
            "text": [
                {
                    "labels": "1.",
                    "items": [
                        "Strony podejmują współpracę.",
                        {
                            "text": "Lider zapewnia:",
                            "labels": "a)",
                            "items": ["lokal,", {"text": "sprzęt:", "labels": "-", "items": ["komputer,", "rzutnik;"]}],
                        },
                        "Partner zapewnia kadrę.",
                    ],
                }
            ],
        },
        {"text": "Umowa wchodzi w życie z dniem podpisania."},
    ]
    assert agreement["attachments"] == [
        {"id": "budzet", "title": "BUDŻET", "text": [{"labels": "1.", "items": ["Lider: 100 zł"]}]}
    ]


def test_opening_and_signatures_are_handed_on_as_lines() -> None:
    found = recognise(typed(AGREEMENT))
    assert [line.words for line in found.opening if hasattr(line, "words")][:2] == [
        "zawarta w dniu 12 maja 2025 r. w Gdańsku pomiędzy:",
        "Fundacją Most z siedzibą w Gdańsku",
    ]
    assert [line.words for line in found.closing if hasattr(line, "words")] == ["..................", "Lider"]


def test_all_words_and_labels_of_it_are_printed_in_their_order() -> None:
    file = typed(AGREEMENT)
    assert signs(printed(recognise(file))) == signs(said(file))


def test_a_mark_of_a_draft_makes_a_draft() -> None:
    agreement = recognised("Porozumienie\n/projekt/\nPorozumienie zawarte dnia 1 maja.\n§ 1\nStrony współpracują.")
    assert (agreement["status"], agreement["title"]) == ("draft", "Porozumienie")


def test_a_mark_in_other_words_is_left_out_and_told() -> None:
    found = recognise(typed("Porozumienie\nPROJEKT\nzawarte dnia 1 maja przez strony.\n§ 1\nStrony współpracują."))
    assert found.agreement["status"] == "draft"
    assert [line.words for line in found.left_out] == ["PROJEKT"]
    assert str(found.told[0]) == (
        "The file says “PROJEKT”. So the text became a draft, whose mark under the title is “/projekt/”."
    )


def test_what_a_web_page_has_above_the_title_is_left_out() -> None:
    found = recognise(
        typed(
            "058 344 40 39\ninfo@example.org\nPodpisały porozumienie o następującej treści:\nPorozumienie\n"
            "Porozumienie zawarte, dnia 7 listopada 2014 r.\nPar. 1.\nJest klaster."
        )
    )
    assert found.agreement["title"] == "Porozumienie"
    assert [line.number for line in found.left_out] == [1, 2, 3]


def test_the_language_is_that_of_the_commonest_words() -> None:
    assert recognised("Agreement\nThis is made by the parties.\n1. The first.\n2. The second.")["language"] == "en"
    assert recognised("Vertrag\nzwischen der A und der B.\n§ 1\nDie Parteien arbeiten mit der C.")["language"] == "de"


def test_a_line_that_may_belong_to_an_item_or_not_is_told() -> None:
    found = recognise(typed("Umowa\n§ 1\n1. Jeden.\n2. Dwa.\nZajęcia są bezpłatne.\n3. Trzy."))
    assert found.agreement["paragraphs"][0]["text"][0]["items"][1] == {"text": ["Dwa.", "Zajęcia są bezpłatne."]}
    assert [*map(str, found.told)] == [
        "1 line has no label, and stands now in the item above it. "
        "Look whether it belongs there: “Zajęcia są bezpłatne.”"
    ]


def test_a_file_with_a_title_alone_is_refused() -> None:
    with pytest.raises(NotKept) as refused:
        imported(typed("Umowa"), "umowa.txt", date(2026, 1, 2))
    (fault,) = refused.value.faults
    assert (str(fault.place), str(fault.said)) == ("the file", "there is no text below the title")


def test_signatures_are_the_text_where_there_is_no_other() -> None:
    found = recognise(typed("Lista obecności\nPodpisy:\nAnna Nowak ........"))
    assert found.agreement["preamble"] == {"text": ["Podpisy:", "Anna Nowak ........"]}
    assert found.closing == ()
