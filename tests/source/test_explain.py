"""What people type by mistake, and what they are told."""

from __future__ import annotations

import pytest

from tests.told import problems

COLON = "A colon followed by a space stands inside a text. Put the text in quotes, or under “>” on a line of its own."
MORE_TEXT = (
    "This line reads as more of the text above, so its colon cannot make a key. "
    "Compare its indentation with the lines above."
)
STRUCTURE = "The indentation does not fit, or a bracket or quotation mark is not closed. Compare the lines above."
NO_START = "A text cannot start with this character. Put the text in quotes."
BRACKET = "A text that starts with a bracket must be put in quotes."
UNCLOSED = "The quotation mark that opens here is never closed, or one inside the text must be doubled."
QUOTE_INSIDE = (
    "The quotation mark before this spot ends the text. Put the whole text in single quotes, with "
    "each apostrophe "
    "in it doubled, or under “>” on a line of its own."
)
TAB = "A tab stands where only spaces may. Indent with spaces."
NO_COLON = "A key needs a colon behind it; or this line belongs to the text above and must be indented."
OPEN_BRACKET = "The bracket that opens here is never closed."
BEHIND_SIGN = "Behind “>” or “|” nothing may follow: the text starts on the next line."
CONFLICT = (
    "git could not merge this file: from here on it holds both versions. Keep one of the two, without the lines that "
    "git added."
)
BACKSLASH = "Inside double quotes a backslash has a meaning of its own. Use single quotes."


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("title: Misja: pomagać\n", f"1:13 K102 {COLON}"),
        ("items:\n  - text: Misja KES: budujemy\n", f"2:20 K102 {COLON}"),
        ("a: 1\n  b: 2\n", f"2:4 K102 {MORE_TEXT}"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> two\n", f"2:1 K102 {CONFLICT}"),
        ("<<<<<<< HEAD\nb: 2\n=======\n>>>>>>> two\n", f"1:1 K102 {CONFLICT}"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", f"2:1 K102 {NO_COLON}"),
        ("tytuł\nb: 2\n", f"1:1 K102 {NO_COLON}"),
        ("a:\n    b: 1\n  c: 2\n", f"3:3 K102 {STRUCTURE}"),
        ("a: 1\n- b\n", f"2:1 K102 {STRUCTURE}"),
        ("- a\nb: 1\n", f"2:1 K102 {STRUCTURE}"),
        ("a: - b\n", "1:4 K102 A list starts on a line of its own, below its key."),
        ("a: 1\ntytuł\nb: 2\n", f"2:1 K102 {NO_COLON}"),
        ("a:\n\tb: c\n", f"2:1 K102 {TAB}"),
        ("a:\n  b: 1\n\tc: 2\n", f"3:1 K102 {TAB}"),
        ("a: >\n\tx\n", f"2:1 K102 {TAB}"),
        ("a: @b\n", f"1:4 K102 {NO_START}"),
        ("a: `b\n", f"1:4 K102 {NO_START}"),
        ("a: %b\n", f"1:4 K102 {NO_START}"),
        ("a: **ważne**\n", f"1:4 K102 {NO_START}"),
        ("a: & b\n", f"1:4 K102 {NO_START}"),
        ("%b\n", f"1:1 K102 {NO_START}"),
        ("parties: {date} zawarto\n", f"1:17 K102 {BRACKET}"),
        ("a: [x] y\n", f"1:8 K102 {BRACKET}"),
        ("a: [1, 2\nb: 3\n", f"1:4 K102 {OPEN_BRACKET}"),
        ("a: ]\n", f"1:4 K102 {STRUCTURE}"),
        ("a: > tekst\n  dalej\n", f"1:6 K102 {BEHIND_SIGN}"),
        ("a: |x\n", f"1:5 K102 {BEHIND_SIGN}"),
        ("a: 1\n...\nb: 2\n", "3:1 K102 The line “...” ends the file. Remove it."),
        ("%YAML 9.9\n---\na: 1\n", "1:1 K102 The file cannot be read as YAML from here on."),
    ],
)
def test_a_slip_is_explained_at_its_spot(yaml, said):
    assert problems(yaml) == [said]


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("a: 1\ntitle: 'abc\nb: c\n", f"2:8 K102 {UNCLOSED}"),
        ('a: 1\ntitle: "abc\nb: c\n', f"2:8 K102 {UNCLOSED}"),
        ("title: 'it's me'\n", f"1:12 K102 {QUOTE_INSIDE}"),
        ('title: "Fundacja "Dobro" sp."\n', f"1:19 K102 {QUOTE_INSIDE}"),
        ('title: "abc" def\n', f"1:14 K102 {QUOTE_INSIDE}"),
        ('a: "C:\\dom"\n', f"1:7 K102 {BACKSLASH}"),
    ],
)
def test_quotation_marks_are_explained_at_their_spot(yaml, said):
    assert problems(yaml) == [said]


def test_columns_count_characters_not_bytes():
    assert problems("tytuł: 'Zażółć 💚' x\n") == [f"1:19 K102 {QUOTE_INSIDE}"]


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        ("a:\n  - [b", f"2:5 K102 {OPEN_BRACKET}"),
        ("a: {b: [c]\n\n\n", f"1:4 K102 {OPEN_BRACKET}"),
        ("- [\n", f"1:3 K102 {OPEN_BRACKET}"),
        ("a: 1\ntytuł\n\n", f"2:1 K102 {NO_COLON}"),
    ],
)
def test_a_file_that_ends_too_early_is_explained_at_words_that_it_has(yaml, said):
    assert problems(yaml) == [said]
