"""Tests of how lines become lists: by their numbers, by the word processor's lists, by their indents."""

from __future__ import annotations

from typing import Any

import pytest

from tests.importing.lines import recognised


def text(lines: str) -> Any:
    """The text of a paragraph that holds these lines."""
    return recognised(f"Umowa\nzawarta dnia 1 maja.\n^§ 1\n{lines}")["paragraphs"][0]["text"]


def test_a_number_goes_on_in_the_list_that_waits_for_it() -> None:
    assert text("1. a\na) b\n1. c\n2. d\nb) e\n2. f") == [
        {
            "labels": "1.",
            "items": [
                {"text": "a", "labels": "a)", "items": [{"text": "b", "labels": "1.", "items": ["c", "d"]}, "e"]},
                "f",
            ],
        }
    ]


def test_a_gap_a_letter_and_a_repeat_are_written_and_those_behind_go_on() -> None:
    (listed,) = text("1. a\n2. b\n2a. c\n3. d\n5. e\n5. f\n6. g")
    assert listed["items"] == [
        "a", "b", {"label": "2a.", "text": "c"}, "d", {"label": "5.", "text": "e"}, {"label": "5.", "text": "f"}, "g",
    ]  # fmt: skip


def test_a_list_may_begin_with_another_number_where_the_next_one_follows() -> None:
    assert text("3. a\n4. b") == [{"labels": "1.", "items": [{"label": "3.", "text": "a"}, "b"]}]
    assert text("7. a\nDalej.") == ["7. a", "Dalej."]


def test_neighbours_tell_letters_from_roman_numbers() -> None:
    letters = "\n".join(f"{letter}) x" for letter in "abcdefghij")
    assert text(letters) == [{"labels": "a)", "items": ["x"] * 10}]
    assert text("a) x\ni) y\nii) z\nb) x") == [
        {"labels": "a)", "items": [{"text": "x", "labels": "i)", "items": ["y", "z"]}, "x"]}
    ]


def test_a_name_with_initials_is_no_list() -> None:
    assert text("W. Nowak przewodniczy.") == "W. Nowak przewodniczy."
    assert text("A. Nowak przewodniczy.") == "A. Nowak przewodniczy."


def test_decimal_labels_take_in_the_numbers_above_them() -> None:
    (listed,) = text("1. a\n1.1. b\n1.1.1. c\n1.1.2. d\n1.2. e\n2. f\n2.1. g")
    assert listed["items"][0]["labels"] == "1.1."
    assert listed["items"][0]["items"][0] == {"text": "b", "labels": "1.1.1.", "items": ["c", "d"]}
    assert listed["items"][1] == {"text": "f", "labels": "1.1.", "items": ["g"]}


def test_a_decimal_label_stands_in_the_item_whose_number_it_takes_in_not_in_what_stands_between() -> None:
    (listed,) = text("1. a\n1.1. b\na) c\nb) d:\n1.1.1. e\n1.1.2. f\n1.2. g")
    of_b = [{"labels": "a)", "items": ["c", "d:"]}, {"labels": "1.1.1.", "items": ["e", "f"]}]
    assert listed["items"] == [{"text": "a", "labels": "1.1.", "items": [{"text": ["b", *of_b]}, "g"]}]


def test_text_that_is_indented_like_an_item_belongs_to_it() -> None:
    (listed,) = text("1. a\n    a) b\n        Dalej.\n    Potem.\n2. c")
    assert listed["items"][0] == {
        "text": ["a", {"labels": "a)", "items": [{"text": ["b", "Dalej."]}]}, "Potem."],
    }


def test_a_list_that_goes_on_behind_text_of_the_paragraph_continues() -> None:
    assert text("    1. a\n    2. b\nDalej.\n    3. c") == [
        {"labels": "1.", "items": ["a", "b"]}, "Dalej.", {"labels": "1.", "continue": True, "items": ["c"]}
    ]  # fmt: skip


def test_the_end_of_a_sentence_on_a_line_of_its_own_belongs_to_its_item() -> None:
    assert text("1. Partner składa sprawozdanie\ndo 10 dnia miesiąca.") == [
        {"labels": "1.", "items": [{"text": ["Partner składa sprawozdanie", "do 10 dnia miesiąca."]}]}
    ]


def test_the_lists_of_the_word_processor_tell_the_depth() -> None:
    assert text("[1.0 1.]a\n[1.1 1.]b\n[1.1 2.]c\n[1.0 2.]d") == [
        {"labels": "1.", "items": [{"text": "a", "labels": "1.", "items": ["b", "c"]}, "d"]}
    ]


def test_a_label_drawn_before_a_typed_one_leaves_that_to_the_words() -> None:
    assert text("[1.0 -]1. komputer\n[1.0 -]2. rzutnik") == [{"labels": "-", "items": ["1. komputer", "2. rzutnik"]}]


def test_bullets_that_kpes_does_not_draw_are_written() -> None:
    assert text("▪ a\n▪ b") == [{"labels": "-", "items": [{"label": "▪", "text": "a"}, {"label": "▪", "text": "b"}]}]


@pytest.mark.parametrize("depth", [8, 9])
def test_what_is_too_deep_for_the_format_is_text(depth: int) -> None:
    labels = ["1.", "1)", "a)", "(1)", "(a)", "1/", "(A)", "i)", "(i)"][:depth]
    found = text("\n".join(f"{' ' * 4 * at}{label} x:" for at, label in enumerate(labels)))
    levels = 0
    while isinstance(found, list) and isinstance(found[-1], dict) and "items" in found[-1]:
        item = found[-1]["items"][0]
        levels += 1
        found = [item] if isinstance(item, dict) and "items" in item else item
        if isinstance(found, dict):
            found = found["text"]
    assert levels == 8
    assert found == ("x:" if depth == 8 else ["x:", "(i) x:"])


def test_labels_take_in_no_more_numbers_than_stand_above_them() -> None:
    assert text("- a\n1.1. b\n1.2. c")[1:] == [
        {"labels": "1.1.", "items": ["b", "c"]}
    ], "the number of the paragraph"
    assert text("1.1.1. b\n1.1.2. c") == [
        {"labels": "1.1.", "items": [{"label": "1.1.1.", "text": "b"}, {"label": "1.1.2.", "text": "c"}]}
    ]
