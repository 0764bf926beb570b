"""What changed, as somebody who signed before is told."""

from __future__ import annotations

from datetime import date

from kpes.comparison.documents import compare_documents
from kpes.document import AnyBlock, Block, Document, Role, Signatory, SignatoryList
from kpes.language import language
from kpes.reminders.changes import changes


def document(*blocks: AnyBlock, partners: str = "AB", attachments: tuple[AnyBlock, ...] = ()) -> Document:
    listed = SignatoryList("Partnerzy:", "Podpis", tuple(map(Signatory, partners)))
    return Document("T", "pl", date(2014, 11, 7), False, "", blocks, listed, attachments)


def told(old: Document, new: Document) -> list[str]:
    return list(map(language("pl").say, changes(compare_documents(old, new))))


def paragraph(number: int) -> Block:
    return Block(Role.PARAGRAPH, "", f"Par. {number}.")


def item(label: str, text: str, depth: int = 1) -> Block:
    return Block(Role.ITEM, text, label, depth)


def text(words: str, depth: int = 0) -> Block:
    return Block(Role.TEXT, words, depth=depth)


def test_each_change_has_its_place_from_the_outside_in():
    old = document(paragraph(1), item("1)", "Rada liczy:"), item("a)", "dwóch członków.", 2), text("Koniec.", 1))
    new = document(
        paragraph(1), item("1)", "Rada liczy:"), item("a)", "trzech członków.", 2), text("Koniec i kropka.", 1)
    )
    assert told(old, new) == [
        "Par. 1, 1), a): zamiast „dwóch” jest „trzech”",
        "Par. 1, 1): dodano: „i kropka”",
    ]


def test_a_section_stands_within_its_paragraph_and_a_text_behind_a_list_in_no_item():
    section = Block(Role.SECTION, "CELE", "IV.")
    old = document(paragraph(4), section, item("1.", "pomoc"), text("Tak idzie się razem."))
    new = document(paragraph(4), section, item("1.", "stała pomoc"), text("Tak idzie się osobno."))
    assert told(old, new) == ["Par. 4, IV, 1: dodano: „stała”", "Par. 4, IV: zamiast „razem” jest „osobno”"]


def test_lines_that_came_and_went_are_quoted_and_others_numbers_are_no_change():
    old = document(paragraph(1), text("To zostaje tak, jak jest."), paragraph(2), text("To znika stąd zupełnie."))
    new = document(paragraph(1), text("Nowe zdanie o czymś innym."), paragraph(2), text("To zostaje tak, jak jest."))
    assert told(old, new) == [
        "Par. 1: dodano: „Nowe zdanie o czymś innym.”",
        "Par. 2: skreślono: „To znika stąd zupełnie.”",
    ]


def test_the_signatory_list_and_attachments_are_told_of():
    schedule = Block(Role.ATTACHMENT, "Budżet", "Załącznik nr 1")
    old = document(text("x"), partners="AB", attachments=(schedule, text("100 zł")))
    new = document(text("x"), partners="ABC", attachments=(schedule, text("200 zł")))
    assert told(old, new) == ["Załącznik nr 1: zamiast „100” jest „200”", "Partnerzy: dodano: „C”"]


def test_of_many_changes_the_first_are_told_and_the_rest_counted():
    old = document(*(text(f"Zdanie numer {number} ma kilka słów.") for number in range(20)))
    new = document(*(text(f"Zdanie numer {number} ma wiele słów.") for number in range(20)))
    assert told(old, new) == ["zamiast „kilka” jest „wiele”"] * 8 + ["dalsze zmiany: 12"]


def test_a_long_quotation_is_cut():
    (said,) = told(document(text("inne " * 150)), document(text("inne " * 150 + "słowo " * 100)))
    assert said.startswith("dodano: „słowo słowo")
    assert said.endswith("…”")
    assert len(said) < 180
