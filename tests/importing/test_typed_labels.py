"""Tests of which labels people type, and which words only look like one."""

from __future__ import annotations

import pytest

from kpes.importing.typed_labels import label_of, shape_of, style_of


@pytest.mark.parametrize(
    ("line", "label", "rest", "kind"),
    [
        ("§ 1", "§ 1", "", "paragraph"),
        ("§ 2a. Zmiany", "§ 2a.", "Zmiany", "paragraph"),
        ("Par.2.", "Par.2.", "", "paragraph"),
        ("Art. 5. Strony", "Art. 5.", "Strony", "paragraph"),
        ("Section 4. Term", "Section 4.", "Term", "paragraph"),
        ("Rozdział II", "Rozdział II", "", "chapter"),
        ("CHAPTER 1 Scope", "CHAPTER 1", "Scope", "chapter"),
        ("Załącznik nr 2 do umowy", "Załącznik nr 2", "do umowy", "attachment"),
        ("Annex A", "Annex A", "", "attachment"),
        ("Annexe 1 Budget", "Annexe 1", "Budget", "attachment"),
        ("1. Strony", "1.", "Strony", "item"),
        ("1.Strony", "1.", "Strony", "item"),
        ("1.1 Term", "1.1", "Term", "item"),
        ("1.2.3. Term", "1.2.3.", "Term", "item"),
        ("1) lokal", "1)", "lokal", "item"),
        ("(iv) lokal", "(iv)", "lokal", "item"),
        ("lit. a) lokal", "lit. a)", "lokal", "item"),
        ("3 / lokal", "3 /", "lokal", "item"),
        ("– lokal", "–", "lokal", "item"),
        ("-lokal", "-", "lokal", "item"),
        ("• lokal", "•", "lokal", "item"),
    ],
)
def test_a_label_ends_where_what_it_labels_begins(line: str, label: str, rest: str, kind: str) -> None:
    found = label_of(line)
    assert found
    assert (found.words, line[found.end :], found.shape.kind) == (label, rest, kind)


@pytest.mark.parametrize(
    "line",
    [
        "03.06.2025 r.", "2014 r. był", "5.000 zł", "ul. Długa 7", "-5 stopni", "Część i podpis", "§ 5–7 stosuje się",
        "(1. lokal", "Strony 1. i 2.", "12 maja", "A Strony",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_label_is_none(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize(
    ("label", "counters"),
    [("i)", ("i", "a")), ("v)", ("a", "i")), ("iv)", ("i", "a")), ("b)", ("a",)), ("I.", ("I", "A")), ("-", ())],
)
def test_letters_may_be_roman_numbers(label: str, counters: tuple[str, ...]) -> None:
    assert shape_of(label).counters == counters


def test_a_label_shows_the_style_of_its_list() -> None:
    shape = shape_of("(1.2.iv)")
    assert (shape.before, shape.outer, shape.number, shape.after) == ("(", "1.2.", "iv", ")")
    found = style_of(shape_of("1.2.3."), "1", 2)
    assert found
    assert found[0] == "1.1.1."


def test_a_label_that_kpes_cannot_take_apart_stands_for_itself() -> None:
    assert shape_of("①").before == "①"
    assert style_of(shape_of("①"), "", 0) is None
