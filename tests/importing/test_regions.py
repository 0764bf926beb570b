"""Tests of what stands around the paragraphs: title, preamble, signatures, attachments, and of tables among them."""

from __future__ import annotations

from kpes.importing.outline import recognise
from tests.importing.lines import recognised, typed

FRONT = "^#UMOWA\nzawarta dnia 1 maja 2024 r. przez strony.\n"


def closing(lines: str) -> list[str]:
    """The words of the lines that look like signatures."""
    return [" ".join(getattr(one, "words", "table").split()) for one in recognise(typed(lines)).closing]


def test_reasons_begin_a_preamble_without_a_heading() -> None:
    agreement = recognised(f"{FRONT}Zważywszy, że strony działają,\n^#postanawiają, co następuje:\n^§ 1\na")
    assert agreement["preamble"] == {"text": "Zważywszy, że strony działają,"}
    assert agreement["resolution"] == "postanawiają, co następuje:"


def test_the_end_of_the_opening_sentence_is_no_resolution() -> None:
    agreement = recognised(f"{FRONT}o następującej treści:\n^§ 1\na")
    assert agreement["parties"][-1] == "o następującej treści:"
    assert "resolution" not in agreement


def test_a_line_that_places_the_document_stands_above_its_title() -> None:
    agreement = recognised("Załącznik nr 3 do Regulaminu\n^#UMOWA\nzawarta dnia 1 maja.\n^§ 1\na")
    assert agreement["title"] == "Załącznik nr 3 do Regulaminu\nUMOWA"
    assert "attachments" not in agreement


def test_a_line_that_says_what_the_agreement_is_about_belongs_to_its_title() -> None:
    agreement = recognised("#UMOWA\nw sprawie targów\nzawarta dnia 1 maja.\n^§ 1\na")
    assert agreement["title"] == "UMOWA\nw sprawie targów"
    assert recognised("UMOWA\no następującej treści:\n^§ 1\na")["title"] == "UMOWA"


def test_indents_alone_are_no_look_by_which_headings_are_told() -> None:
    agreement = recognised(
        "UMOWA\nzawarta dnia 1 maja.\n§ 1\nTargi\n1. Są tu:\n    a) dwa;\n    b) trzy.\n§ 2\nKoszty\nBrak."
    )
    assert [one["heading"] for one in agreement["paragraphs"]] == ["Targi", "Koszty"]


def test_names_above_dots_and_what_follows_are_signatures() -> None:
    assert closing(f"{FRONT}^§ 1\nUmowa trwa rok.\nFundacja A\n.........\nPrezes") == [
        "Fundacja A",
        ".........",
        "Prezes",
    ]
    assert closing(f"{FRONT}^§ 1\nUmowa trwa rok.\nPartnerzy:   Podpis\nA\nB\n.") == [
        "Partnerzy: Podpis",
        "A",
        "B",
        ".",
    ]


def test_a_sentence_of_signing_alone_is_no_signature() -> None:
    assert closing(f"{FRONT}^§ 1\nUmowa wchodzi w życie z dniem podpisania.") == []


def test_a_table_with_room_to_sign_in_each_row_is_one_and_one_full_of_words_is_none() -> None:
    assert closing(f"{FRONT}^§ 1\nUmowa trwa rok.\n| Strona | Podpis |\n| A | |\n| B | |") == ["table"]
    assert closing(f"{FRONT}^§ 1\nUmowa trwa rok.\n| Strona | Wkład |\n| A | 1 |\n| B | 2 |") == []


def test_a_table_keeps_its_words_row_by_row_without_columns_that_are_empty() -> None:
    agreement = recognised(f"{FRONT}^§ 1\n| #Strona | | #Wkład |\n| A | | 1 |\n| B | | |\nRazem 1.")
    assert agreement["paragraphs"][0]["text"] == [
        {"table": {"columns": ["Strona", "Wkład"], "rows": [["A", "1"], ["B", ""]]}}, "Razem 1."
    ]  # fmt: skip
    agreement = recognised(f"{FRONT}^§ 1\n| Strona | Wkład |\n| A | 1 |\nRazem 1.")
    assert agreement["paragraphs"][0]["text"][0] == {"table": {"rows": [["Strona", "Wkład"], ["A", "1"]]}}


def test_a_plain_first_row_names_the_columns_of_numbers_below_it() -> None:
    agreement = recognised(f"{FRONT}^§ 1\n| Lp. | Strona |\n| 1. | A |\n| 2. | B |\nRazem 2.")
    assert agreement["paragraphs"][0]["text"][0] == {
        "table": {"columns": ["Lp.", "Strona"], "rows": [["1.", "A"], ["2.", "B"]]}
    }
    agreement = recognised(f"{FRONT}^§ 1\n| Rok 2024 | A |\n| 2025 | B |\n| 2026 | C |\nRazem 2.")
    assert "columns" not in agreement["paragraphs"][0]["text"][0]["table"]


def test_a_table_that_only_arranges_words_is_lines_with_their_labels() -> None:
    agreement = recognised(f"{FRONT}^§ 1\n¦ 1. ¦ Strony współpracują. ¦\n¦ 2. ¦ Umowa trwa rok. ¦\nDalej.")
    assert agreement["paragraphs"][0]["text"][0] == {
        "labels": "1.",
        "items": ["Strony współpracują.", "Umowa trwa rok."],
    }


def test_attachments_reach_from_the_line_that_names_them_to_the_next() -> None:
    agreement = recognised(
        f"{FRONT}^§ 1\na\n#Załącznik nr 1 do umowy\n^BUDŻET\nKoszty.\n#Załącznik nr 2\n^HARMONOGRAM\nMaj."
    )
    assert agreement["attachment_labels"] == "Załącznik nr 1"
    assert agreement["attachments"] == [
        {"id": "budzet", "title": "do umowy", "text": ["BUDŻET", "Koszty."]},
        {"id": "harmonogram", "title": "HARMONOGRAM", "text": "Maj."},
    ]


def test_a_list_of_attachments_begins_none() -> None:
    agreement = recognised(
        f"{FRONT}^§ 1\na\nZałączniki:\n#Załącznik nr 1 – Budżet\n#Załącznik nr 2 – Plan\n"
        "#Załącznik nr 1\n^BUDŻET\nKoszty."
    )
    assert [one["title"] for one in agreement["attachments"]] == ["BUDŻET"]
    assert "attachments" not in recognised(f"{FRONT}^§ 1\na\nZałącznik nr 1 stanowi część umowy.\nDalej.")
