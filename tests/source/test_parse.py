from __future__ import annotations

import tracemalloc

import pytest

from kpes.source import Mapping, Place, Scalar, Sequence, parse
from tests.told import problems, told

TOO_MUCH = "The file was not read on from here: there is too much to mend above."


def root(yaml: str):
    node, problems = parse(yaml.encode(), "f")
    assert problems == []
    return node


def plain_only(feature: str) -> str:
    return (
        f"“{feature}” is YAML for programmers (anchor, alias, tag or merge key), which an agreement "
        "must not use. "
        "Write the text itself; if it belongs to the text, put it in quotes."
    )


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "true",
        "null",
        "~",
        "0000123456",
        "22:30",
        "3.10",
        "1e3",
        "0x1F",
        "2014-11-07",
        "2026-13-45",
        "=",
        ".5",
    ],
)
def test_a_scalar_stays_the_text_that_was_written(written):
    assert root(f"krs: {written}\n").entries == [(Scalar("krs", Place("f", 1, 1)), Scalar(written, Place("f", 1, 6)))]


def test_nodes_know_their_places_and_styles():
    node = root("a:\n  - 'b'\n  - \"c\"\n  - [d]\ne: >\n  f\ng: |\n  h\n")
    assert node == Mapping(
        [
            (
                Scalar("a", Place("f", 1, 1)),
                Sequence(
                    [
                        Scalar("b", Place("f", 2, 5), "'"),
                        Scalar("c", Place("f", 3, 5), '"'),
                        Sequence([Scalar("d", Place("f", 4, 6))], Place("f", 4, 5)),
                    ],
                    Place("f", 2, 3),
                ),
            ),
            (Scalar("e", Place("f", 5, 1)), Scalar("f\n", Place("f", 5, 4), ">")),
            (Scalar("g", Place("f", 7, 1)), Scalar("h\n", Place("f", 7, 4), "|")),
        ],
        Place("f", 1, 1),
    )


def test_duplicate_keys_are_kept_for_the_reader_to_see():
    assert [key.value for key, _ in root("a: 1\nb: 2\na: 3\n").entries] == ["a", "b", "a"]


def test_a_comment_behind_a_text_is_no_part_of_it():
    assert root("name: Firma #1\n").entries[0][1].value == "Firma"


@pytest.mark.parametrize("yaml", ["", "\n\n", "# Nothing yet.\n", "---\n", "\ufeff", "---\n...\n"])
def test_a_file_without_anything_is_empty(yaml):
    assert problems(yaml) == ["1:1 K112 The file is empty."]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    plain = parse(b"a: 1\nb: >\n  c\n\n  d\n", "f")
    assert parse(b"\xef\xbb\xbfa: 1\r\nb: >\r\n  c\r\n\r\n  d\r\n", "f") == plain


def test_a_lone_carriage_return_is_refused():
    assert problems("a: 1\rb: 2\n")[0] == (
        "1:5 K113 The character U+000D is not allowed: it cannot be seen, or it changes how others look. Remove it."
    )


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: 1\nb: Za\xbf\xf3\xb3\xe6\n", "2:6"),
        ("a: ąę".encode() + b"\xff", "1:6"),
        (b"\xef\xbb\xbfa: 1\nb: \xff", "2:4"),
        (b"\xff\xfea\x00", "1:1"),
        ("a: 1\nb: ą".encode()[:-1], "2:4"),
        (b"a: \xed\xa0\x80", "1:4"),
    ],
)
def test_what_is_not_utf8_is_refused_where_it_starts(data, place):
    mend = "In Notepad: File, Save as, choose the encoding UTF-8 beside “Save”, Save."
    assert problems(data) == [f"{place} K101 This is not UTF-8. {mend}"]


def test_a_second_document_is_refused_where_it_starts():
    said = "K111 A second document starts here. Remove the line “---”."
    assert problems("a: 1\n---\nb: 2\n") == [f"2:1 {said}"]
    assert problems("---\na: 1\n--- b\n") == [f"3:1 {said}"]
    assert problems("---\n---\na: 1\n") == [f"2:1 {said}"]


def test_one_document_may_be_marked_as_one():
    assert problems("%YAML 1.1\n---\na: 1\n...\n") == []


@pytest.mark.parametrize(
    ("yaml", "place", "feature"),
    [
        ("a: &x b\n", "1:4", "&x"),
        ("a: *x\n", "1:4", "*x"),
        ("*x : b\n", "1:1", "*x"),
        ("a: !x b\n", "1:4", "!x"),
        ("a: !!python/object:os.system {}\n", "1:4", "tag:yaml.org,2002:python/object:os.system"),
        ("a: ! b\n", "1:4", "!"),
        ("a: &x [b]\n", "1:4", "&x"),
        ("a: !x {b: c}\n", "1:4", "!x"),
        ("a:\n  <<: b\n", "2:3", "<<"),
        ("a: !%1b%5b31m b\n", "1:4", "! [31m"),
    ],
)
def test_yaml_for_programmers_is_refused_by_name(yaml, place, feature):
    assert problems(yaml) == [f"{place} K108 {plain_only(feature)}"]


def test_the_signs_of_programmers_are_text_inside_quotes_and_inside_a_text():
    assert problems("a: '*x'\nb: 'A & B'\nc: A & B\nd: '<<'\n'<<': Uwaga!\n") == []


def test_all_of_a_files_aliases_are_found_not_the_first_alone():
    assert [line[:8] for line in problems("a: &x b\nc: [*x, *y]\n")] == ["1:4 K108", "2:5 K108", "2:9 K108"]


def test_an_alias_bomb_is_never_unfolded():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 40))
    tracemalloc.start()
    found = problems(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 101
    assert found[0] == f"1:5 K108 {plain_only('&a0')}"
    assert found[-1].endswith(f"K117 {TOO_MUCH}")
    assert peak < 10 * 2**20


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_nesting_of_any_depth_is_refused_without_a_crash(opening):
    found = problems(opening * 300_000)
    assert len(found) == 1
    assert found[0].split(" ", 1)[1] == "K109 This is nested too deep (48 levels at most)."


def test_forty_eight_levels_are_not_too_deep():
    assert problems("[" * 48 + "]" * 48) == []
    assert problems("[" * 49 + "]" * 49) == ["1:49 K109 This is nested too deep (48 levels at most)."]


def test_eight_mebibytes_are_read_and_not_a_byte_more():
    most = b"a: " + b"x" * (8 * 2**20 - 3)
    assert problems(most) == []
    assert problems(most + b"x") == ["1:1 K110 The file is too large (9 MiB; at most 8 MiB are read)."]


def test_a_key_must_be_a_word():
    said = "K102 A key must be a plain word, not a list or a group of keys."
    assert problems("? [a]\n: b\n? {c: d}\n: e\n") == [f"1:3 {said}", f"3:3 {said}"]


def test_an_escape_in_a_key_reaches_no_terminal():
    node, found = parse(b'"\\e[31m": 1\n', "f")
    assert [key.value for key, _ in node.entries] == [" [31m"]
    assert told(found) == [
        "1:1 K113 The character U+001B is not allowed: it cannot be seen, or it changes how others look. Remove it."
    ]


def test_a_file_full_of_problems_is_given_up_and_says_so():
    found = problems("a: \u200b\n" * 150)
    assert len(found) == 101
    assert found[-1] == f"100:4 K117 {TOO_MUCH}"


def test_problems_of_several_kinds_are_found_at_once():
    assert [line.split(" The")[0][:9].strip() for line in problems("a: \u200b&x b\nc: !t d\ne: 'f\n")] == [
        "1:4 K113",
        "1:5 K108",
        "2:4 K108",
        "3:4 K102",
    ]


@pytest.mark.parametrize(
    ("yaml", "place"),
    [("# uwaga \u202e dla siebie\na: 1\n", "1:9"), ("kl\u202eucz: 1\n", "1:3"), ("a:  # x \u202e\n  b\n", "1:9")],
    ids=["a comment", "a key", "a comment behind a key"],
)
def test_what_turns_the_writing_round_is_found_in(yaml, place):
    assert problems(yaml) == [
        f"{place} K113 The character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed: it cannot be seen, or it changes "
        "how others look. Remove it."
    ]
