from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.source import Place, Scalar, Sources, parse

FILE = "f"


def value_and_spots(yaml: str) -> tuple[str, list[tuple[int, int]]]:
    """The value of the key ``k`` without white space, in NFC, and where each of its characters is written."""
    root, problems = parse(yaml.encode(), FILE)
    assert not problems
    scalar = next(value for key, value in root.entries if key.value == "k")
    assert isinstance(scalar, Scalar)
    value = "".join(unicodedata.normalize("NFC", scalar.value).split())
    characters = Sources({FILE: yaml.encode()}.__getitem__).characters(scalar.place)
    return value, [characters[number][1:] for number in range(len(value))]


@pytest.mark.parametrize(
    ("yaml", "word", "line", "column"),
    [
        ("k: w okresie 2014-2012\n", "2014-2012", 1, 14),
        ("k: w okresie\n   2014-2012 r.\n", "2014-2012", 2, 4),
        ("k: >\n  W okresie\n\n    2014-2012 r.\n", "2014-2012", 4, 5),
        ("k: |2-  # uwaga\n  W okresie\n  od 2014-2012 r.\n", "2014-2012", 3, 6),
        ("k: 'to ''było'' w 2014-2012 r.'\n", "2014-2012", 1, 19),
        ("k: 'to ''''\n  było'\n", "było", 2, 3),
        ('k: "a\\tb \\u0105 \\x41\\\n   2014-2012"\n', "2014-2012", 2, 4),
        ('k: "\\"x\\" y"\n', "y", 1, 11),
        ("a: [b, {c: d}]\nk:  słowo  # uwaga\n", "słowo", 2, 5),
        ("\ufeffk: słowo\r\n", "słowo", 1, 4),
        ("k: a\u0301b 2014\n", "2014", 1, 8),
    ],
)
def test_words_are_found_where_they_are_written(yaml, word, line, column):
    value, spots = value_and_spots(yaml)
    assert spots[value.index(word)] == (line, column)


def test_an_accent_that_stands_on_its_own_shares_the_place_of_its_letter():
    value, spots = value_and_spots("k: xa\u0301b\n")
    assert value == "xáb"
    assert spots == [(1, 4), (1, 5), (1, 7)]


@pytest.mark.parametrize(("yaml", "first"), [("k: '\u0301b'\n", (1, 5)), ("k: |\n  \u0301b\n", (2, 3))])
def test_an_accent_before_all_letters_has_a_place_of_its_own(yaml, first):
    assert value_and_spots(yaml) == ("\u0301b", [first, (first[0], first[1] + 1)])


LETTERS = st.lists(st.sampled_from([*"aąż’{}[]:,#-–.!|>\"' \né", "e\u0301"]), min_size=1, max_size=40).map("".join)


@given(LETTERS, st.sampled_from(["'", '"', "|", ">"]))
def test_every_character_stands_at_its_place_in_every_style(text, style):
    text = "x" + text.replace("\n", "\n x")
    if style == "'":
        yaml = "k: '" + text.replace("'", "''") + "'\n"
    elif style == '"':
        yaml = 'k: "' + text.replace('"', '\\"') + '"\n'
    else:
        yaml = f"k: {style}\n " + text + "\n"
    value, spots = value_and_spots(yaml)
    lines = yaml.split("\n")
    for character, (line, column) in zip(value, spots, strict=True):
        written = lines[line - 1][column - 1 :].removeprefix("\\")
        assert unicodedata.normalize("NFD", character)[0] == unicodedata.normalize("NFD", written)[0]


def test_what_is_asked_for_beyond_the_end_is_at_the_start():
    characters = Sources({FILE: b"k: 'ab'"}.__getitem__).characters(Place(FILE, 1, 4))
    assert characters[1] == (FILE, 1, 6)
    assert characters[7] == (FILE, 1, 4)


def test_a_line_that_a_file_has_not_is_empty():
    assert Sources().line(Place("nowhere", 7, 1)) == ""
