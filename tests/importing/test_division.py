"""Tests of where chapters and paragraphs begin, and which lines are their headings."""

from __future__ import annotations

from tests.importing.lines import recognised

FRONT = "^#UMOWA\nzawarta dnia 1 maja 2024 r. przez strony.\n"


def test_chapters_hold_paragraphs_that_are_counted_through_or_anew() -> None:
    through = recognised(f"{FRONT}^Rozdział I\n^Ogólne\n^§ 1\na\n^§ 2\nb\n^Rozdział II\n^Rada\n^§ 3\nc")
    assert through["chapter_labels"] == "Rozdział I"
    assert [chapter["heading"] for chapter in through["chapters"]] == ["Ogólne", "Rada"]
    assert "numbering" not in through
    anew = recognised(f"{FRONT}^Rozdział I\n^§ 1\na\n^§ 2\nb\n^Rozdział II\n^§ 1\nc\n^§ 2\nd")
    assert anew["numbering"] == "restart"
    assert [len(chapter["paragraphs"]) for chapter in anew["chapters"]] == [2, 2]


def test_chapters_without_paragraphs_are_the_paragraphs() -> None:
    agreement = recognised(f"{FRONT}^Rozdział I\n^Ogólne\n1. a\n2. b\n^Rozdział II\n^Rada\n1. c")
    assert agreement["paragraph_labels"] == "Rozdział I"
    assert [one["heading"] for one in agreement["paragraphs"]] == ["Ogólne", "Rada"]


def test_a_chapter_that_holds_text_is_a_line_of_the_paragraph_before_it() -> None:
    agreement = recognised(f"{FRONT}^Rozdział I\n^§ 1\na\n^Rozdział II\nTo nie jest nagłówek.\n^§ 2\nb")
    (chapter,) = agreement["chapters"]
    assert chapter["paragraphs"] == [{"text": ["a", "Rozdział II", "To nie jest nagłówek."]}, {"text": "b"}]


def test_paragraphs_before_the_first_chapter_leave_chapters_in_the_text() -> None:
    agreement = recognised(f"{FRONT}^§ 1\na\n^Rozdział I\n^§ 2\nb")
    assert agreement["paragraphs"] == [{"text": ["a", "Rozdział I"]}, {"text": "b"}]


def test_a_label_that_is_left_out_or_inserted_is_written() -> None:
    agreement = recognised(f"{FRONT}^§ 1\na\n^§ 2a\nb\n^§ 5\nc\n^§ 6\nd")
    assert [one.get("label") for one in agreement["paragraphs"]] == [None, "§ 2a", "§ 5", None]


def test_a_paragraph_that_is_repealed_has_its_heading_alone() -> None:
    agreement = recognised(f"{FRONT}^#§ 1\na\n^#§ 2 (uchylony)\n^#§ 3\nb")
    assert agreement["paragraphs"][1] == {"heading": "(uchylony)"}


def test_a_label_with_nothing_behind_it_stays_as_text() -> None:
    agreement = recognised(f"{FRONT}^§ 1\na\n^§ 2\n^§ 3\nb")
    assert agreement["paragraphs"] == [{"text": ["a", "§ 2"]}, {"label": "§ 3", "text": "b"}]


def test_a_sentence_that_begins_with_a_reference_is_no_paragraph() -> None:
    agreement = recognised(f"{FRONT}^§ 1\na\n§ 5 Regulaminu stosuje się.\n§ 1 stosuje się.\n^§ 2\nb")
    assert agreement["paragraphs"][0] == {"text": ["a", "§ 5 Regulaminu stosuje się.", "§ 1 stosuje się."]}


def test_an_item_right_behind_the_label_of_its_paragraph_is_one() -> None:
    first = recognised(f"{FRONT}Art. 1. 1. Spółka działa.\n2. Siedzibą jest Gdańsk.\nArt. 2.\nRok.")["paragraphs"][0]
    assert first == {"text": [{"labels": "1.", "items": ["Spółka działa.", "Siedzibą jest Gdańsk."]}]}


def test_the_numbered_sections_of_an_english_contract_are_its_paragraphs() -> None:
    agreement = recognised(
        "#Agreement\nThis Agreement is made between:\n(1) Alpha, registered in England, and\n"
        "(2) Beta, registered in Ireland.\n"
        "#1. Definitions\n1.1 In this Agreement:\n(a) one;\n(b) two.\n1.2 Words.\n#2. Term\nThe term is a year."
    )
    assert agreement["parties"][1]["labels"] == "(1)"
    assert agreement["paragraph_labels"] == "1."
    assert agreement["paragraphs"][0]["heading"] == "Definitions"
    assert agreement["paragraphs"][0]["text"][0]["labels"] == "1.1"
    assert agreement["paragraphs"][1] == {"heading": "Term", "text": "The term is a year."}


def test_parties_in_a_list_are_no_paragraphs_beside_greater_numbers() -> None:
    agreement = recognised("Umowa\nzawarta między:\n1. Gminą A,\n2. Miastem B.\nI. Cel\n1. a\n2. b\nII. Zadania\n1. c")
    assert agreement["parties"][1] == {"labels": "1.", "items": ["Gminą A,", "Miastem B."]}
    assert [one["heading"] for one in agreement["paragraphs"]] == ["Cel", "Zadania"]


def test_a_text_without_numbers_stands_in_the_preamble() -> None:
    agreement = recognised("List intencyjny\nStrony deklarują współpracę.\nSzczegóły określi umowa.")
    assert agreement["preamble"] == {"text": ["Strony deklarują współpracę.", "Szczegóły określi umowa."]}
    assert "paragraphs" not in agreement


def test_a_dash_between_label_and_heading_belongs_to_the_label() -> None:
    agreement = recognised(
        "#Convention\nEntre les parties.\n#Article 1 – Objet\nLe projet.\n#Article 2 – Durée\nUn an."
    )
    assert agreement["paragraph_labels"] == "Article 1 –"
    assert [one["heading"] for one in agreement["paragraphs"]] == ["Objet", "Durée"]
