from __future__ import annotations

import pytest

from kpes.source import excerpt, forbidden
from tests.told import problems

NOT_SEEN = "is not allowed: it cannot be seen, or it changes how others look. Remove it."


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("U+0000", "\0"),
        ("U+0007", "\a"),
        ("U+001B", "\x1b"),
        ("U+0085", "\x85"),
        ("U+00AD SOFT HYPHEN", "\u00ad"),
        ("U+034F COMBINING GRAPHEME JOINER", "\u034f"),
        ("U+200B ZERO WIDTH SPACE", "\u200b"),
        ("U+200D ZERO WIDTH JOINER", "\u200d"),
        ("U+2028 LINE SEPARATOR", "\u2028"),
        ("U+2029 PARAGRAPH SEPARATOR", "\u2029"),
        ("U+202E RIGHT-TO-LEFT OVERRIDE", "\u202e"),
        ("U+2066 LEFT-TO-RIGHT ISOLATE", "\u2066"),
        ("U+2800 BRAILLE PATTERN BLANK", "\u2800"),
        ("U+3164 HANGUL FILLER", "\u3164"),
        ("U+E000", "\ue000"),
        ("U+FE0F VARIATION SELECTOR-16", "\ufe0f"),
        ("U+FEFF ZERO WIDTH NO-BREAK SPACE", "\ufeff"),
        ("U+FFFF", "\uffff"),
        ("U+E0041 TAG LATIN CAPITAL LETTER A", "\U000e0041"),
        ("U+E0100 VARIATION SELECTOR-17", "\U000e0100"),
    ],
)
def test_an_unseen_character_is_found_raw_and_behind_an_escape(name, character):
    assert forbidden(f"Ż{character}ć") == {character}
    assert problems(f"a: 1\nb: Ż{character}ć\n") == [f"2:5 K113 The character {name} {NOT_SEEN}"]
    escaped = f"\\U{ord(character):08x}"
    assert problems(f'a: 1\nb: "Ż{escaped}ć"\n') == [f"2:4 K113 The character {name} {NOT_SEEN}"]


def test_letters_marks_spaces_and_signs_of_every_script_are_allowed():
    assert forbidden("Zażółć gęślą jaźń – „§ 9”… d’Arc\u00a0\t\n a\u0301 Ωж中💚 \u202f\u2009") == set()


def test_no_break_spaces_and_decomposed_accents_are_no_problem():
    assert problems("a: A\u00a0B\nb: Zaz\u0307o\u0301łc\u0301\n") == []


def test_every_place_of_a_forbidden_character_is_reported_in_its_own_line_and_column():
    assert problems("a: 1\u200b2\u200b\n\nb: „💚\u200b”\n") == [
        f"1:5 K113 The character U+200B ZERO WIDTH SPACE {NOT_SEEN}",
        f"1:7 K113 The character U+200B ZERO WIDTH SPACE {NOT_SEEN}",
        f"3:6 K113 The character U+200B ZERO WIDTH SPACE {NOT_SEEN}",
    ]


def test_a_line_separator_hides_no_key_from_a_reviewer():
    assert problems("title: Umowa\u2028status: final\n") == [
        f"1:13 K113 The character U+2028 LINE SEPARATOR {NOT_SEEN}",
        "1:20 K102 A colon followed by a space stands inside a text. Put the text in quotes, or "
        "under “>” on a "
        "line of its own.",
    ]


def test_a_message_quotes_one_short_line_with_nothing_unseen_in_it():
    assert excerpt(" Fundacja\n \t Dobra\u00a0Zmiana ") == "Fundacja Dobra Zmiana"
    assert excerpt("a\x1b[31mb\u202ec") == "a [31mb c"
    assert excerpt("x" * 60) == "x" * 60
    assert excerpt("x" * 61) == "x" * 59 + "…"
    assert excerpt(" " * 8_000_000 + "x") == "…"


@pytest.mark.parametrize("mark", ["\u0301", "\u0301\u0323", "\u0f73"])
def test_more_accents_on_a_letter_than_any_language_has_are_refused_before_they_stall_the_reading(mark):
    said = "K113 More than 30 accents stand on one letter. Remove them."
    letter = (mark * 30)[:30]
    assert problems(f"a: x{letter}y{letter}\n") == []
    assert problems(f"a: x{letter * 9}\n") == [f"1:5 {said}"]
    assert problems('a: "x' + "\\u0301\\u0323" * 16 + '"\n') == [f"1:4 {said}"]
    assert problems(f"a: x{mark * 1_000_000}\n") == [f"1:5 {said}"]
