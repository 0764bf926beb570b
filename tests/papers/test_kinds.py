"""The papers as documents: who stands on them, in what order, with room to sign."""

from __future__ import annotations

from kpes.document import Block, Role, Sheet, Table
from kpes.papers.kinds import attendance, cover, labels, receipt
from kpes.papers.recipients import recipients
from tests.papers.occasions import PARTNERS, occasion


def drawn(kind, *more, keys: str = PARTNERS):
    held = occasion(keys)
    return kind(held, recipients(held.snapshot), *more)


def said(document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Block)]


def tables(document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_list_to_sign_in_names_who_may_sign_in_what_function_and_by_what_right():
    document = drawn(attendance)
    assert said(document) == ["Lista obecności", "Porozumienie", f"Miejscowość i data: {'…' * 20}", "Goście"]
    signing, guests = tables(document)
    assert signing.rows == (
        ("1", "Fundacja A, Gdańsk", "Anna Nowak\nPrezes Zarządu\nustawa lub statut", ""),
        ("2", "Spółdzielnia B, Sopot\npotrzebne podpisy: 2", "Jan Lis\nPrezes Zarządu", ""),
        ("2", "", "Ewa Lis\npełnomocnictwo", ""),
        ("3", "Centrum C", "", ""),
    )
    assert [column.heading for column in guests.columns] == ["Lp.", "Imię i nazwisko", "Organizacja, funkcja", "Podpis"]
    assert (len(guests.rows), signing.height, guests.height) == (6, 13, 13)
    assert document.numbered


def test_where_more_sign_than_are_named_there_are_rows_to_fill_in():
    keys = PARTNERS.replace("name: Centrum C", "name: Centrum C\n    signatures_required: 2")
    (*_, first, second), _ = (table.rows for table in tables(drawn(attendance, keys=keys)))
    assert (first, second) == (("3", "Centrum C\npotrzebne podpisy: 2", "", ""), ("3", "", "", ""))


def test_each_letter_has_a_page_of_its_own_and_is_addressed_to_who_gets_the_copy():
    document = drawn(cover)
    words = said(document)
    starts = [0, *(number for number, block in enumerate(document.blocks) if block.new_page)]
    assert [words[start + 1] for start in starts] == [
        "Fundacja A\nul. Długa 7\n80-001 Gdańsk", "Spółdzielnia B\nSopot", "Centrum C", "Instytucja Pośrednicząca"
    ]  # fmt: skip
    assert words[starts[1] - 2 : starts[1]] == ["Z poważaniem", "……………………………………\nBiuro Klastra"]
    assert (document.title, document.numbered) == ("Porozumienie: Pisma przewodnie", False)


def test_a_receipt_names_copy_and_text_and_has_lines_to_fill_in():
    held = occasion()
    document = drawn(receipt)
    digest = held.snapshot.resolved.fingerprint.removeprefix("sha256:")
    assert said(document)[:5] == [
        "Potwierdzenie odbioru",
        "Fundacja A\nul. Długa 7\n80-001 Gdańsk",
        "Potwierdzam odbiór dokumentu „Porozumienie” z dnia 7 listopada 2014 r., egzemplarz nr 1.",
        f"Wydanie {digest[:12]}, skrót treści (SHA-256): {digest}",
        "Podpisane potwierdzenie prosimy odesłać do nas.\nBiuro Klastra",
    ]
    assert [[cell for cell, _ in table.rows] for table in tables(document)] == [
        ["Imię, nazwisko i funkcja", "Data i miejsce", "Podpis"]
    ] * 4


def test_labels_fill_the_rows_of_the_sheet():
    document = drawn(labels, Sheet(70, 37))
    (table,) = tables(document)
    assert table.rows == (
        ("Fundacja A\nul. Długa 7\n80-001 Gdańsk", "Spółdzielnia B\nSopot", "Centrum C"),
        ("Instytucja Pośrednicząca", "", ""),
    )
    assert document.sheet == Sheet(70, 37)


def test_a_name_that_looks_like_markup_or_a_template_is_a_name():
    for name in ("# Fundacja", "{{ 7*7 }}", "=1+1", "<b>", "../..", "Ż" * 300):
        keys = PARTNERS.replace("name: Fundacja A", f"name: '{name}'").replace("status: final", "status: draft")
        (table,) = tables(drawn(labels, Sheet(70, 37), keys=keys))
        assert table.rows[0][0] == f"{name}\nul. Długa 7\n80-001 Gdańsk"
        headings = {block.text for block in drawn(cover, keys=keys).blocks if block.role is Role.HEADING}
        assert headings == {"Projekt dokumentu"}
