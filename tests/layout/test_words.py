"""The words of a text as they are printed, how they look, and where what is printed was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kpes.layout.words import Mark, as_printed, marks_of, runs, styled
from kpes.model import Text
from kpes.source import Place
from tests.bounded import within
from tests.thorough import part

PLACE = Place("f", 3, 5)
NAMES = {"a": "Rada", "leer": "", "lang": "120 000,00 zł", "r": "7 listopada 2014 r.", "ust": "ust. 2"}
BOLD = styled("Rada Klastra", (Mark(0, 4, "bold"),))


def printed(typed: str) -> Text:
    return as_printed(Text(typed, PLACE), lambda name, begins: NAMES.get(name), "2 (dwóch)")


def look(typed: str) -> list[tuple[str, bool, bool]]:
    """The runs of what is printed, those that look alike put together."""
    return together(runs(printed(typed).value))


def together(found) -> list[tuple[str, bool, bool]]:
    made: list[tuple[str, bool, bool]] = []
    for words, bold, italic in found:
        if made and made[-1][1:] == (bold, italic):
            words = made.pop()[0] + words
        if words:
            made.append((words, bold, italic))
    return made


def in_commonmark(text: str) -> list[tuple[str, bool, bool]]:
    """The runs that markdown-it-py sees, with emphasis and escapes and nothing else."""
    reader = MarkdownIt("zero").enable(["emphasis", "balance_pairs", "escape"])
    (block,) = reader.parseInline(text)
    found, depth = [], {"strong": 0, "em": 0}
    for token in block.children or ():
        if token.nesting:
            depth[token.type.rpartition("_")[0]] += token.nesting
        else:
            found.append((token.content, depth["strong"] > 0, depth["em"] > 0))
    return together(found)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Rada liczy **trzech** członków", [("Rada liczy ", 0, 0), ("trzech", 1, 0), (" członków", 0, 0)]),
        ("*Nowy* wiek", [("Nowy", 0, 1), (" wiek", 0, 0)]),
        ("***a***", [("a", 1, 1)]),
        ("**a *b* c**", [("a ", 1, 0), ("b", 1, 1), (" c", 1, 0)]),
        ("*a **b** c*", [("a ", 0, 1), ("b", 1, 1), (" c", 0, 1)]),
        ("wy*raz*ny", [("wy", 0, 0), ("raz", 0, 1), ("ny", 0, 0)]),
        ("„**a**”, (*b*)", [("„", 0, 0), ("a", 1, 0), ("”, (", 0, 0), ("b", 0, 1), (")", 0, 0)]),
        ("5 * 3 * 2", [("5 * 3 * 2", 0, 0)]),
        ("** a **", [("** a **", 0, 0)]),
        ("*) przypis", [("*) przypis", 0, 0)]),
        ("cena* i koszt", [("cena* i koszt", 0, 0)]),
        (r"\*a\*", [("*a*", 0, 0)]),
        (r"*a\* b*", [("a* b", 0, 1)]),
        ("_a_ `b` [c](d)", [("_a_ `b` [c](d)", 0, 0)]),
    ],
)
def test_bold_and_italic_are_set_as_in_commonmark_and_nothing_else_is(typed, expected):
    assert look(typed) == [(words, bool(bold), bool(italic)) for words, bold, italic in expected]
    assert printed(typed).value == "".join(words for words, _, _ in expected)


signs = st.lists(
    st.sampled_from(["*", "*", "**", "***", "****", r"\*", "a", "b", "ż", " ", ".", ",", "(", ")", "„", "”", "–", "1"]),
    min_size=1,
    max_size=14,
)


@settings(max_examples=part(600), deadline=None, derandomize=True, database=None)
@given(signs.map("".join).filter(lambda text: text == text.strip() and "  " not in text))
def test_whatever_asterisks_stand_in_a_text_it_looks_as_markdown_it_shows_it(typed):
    assert look(typed) == in_commonmark(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("{{", "{"),
        ("{{a}", "{a}"),
        ("{{{a}", "{Rada"),
        ("{a} {b}", "Rada {b}"),
        ("{a}{a}", "RadaRada"),
        ("{A} {a b} {a", "{A} {a b} {a"),
        ("}} }", "}} }"),
        ("{leer}", ""),
        ("XXXXX {a} XXXXXX", "2 (dwóch) Rada XXXXXX"),
    ],
)
def test_names_give_way_to_their_words_and_two_braces_are_one(typed, words):
    assert printed(typed).value == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("{r} r. był", "7 listopada 2014 r. był"),
        ("{r} roku", "7 listopada 2014 roku"),
        ("{r}.", "7 listopada 2014 r."),
        ("{r}. Dalej", "7 listopada 2014 r. Dalej"),
        ("{r}..", "7 listopada 2014 r..."),
        ("{r} rano", "7 listopada 2014 r. rano"),
        ("{r}, r. 5", "7 listopada 2014 r., r. 5"),
        ("**{r}** r.", "7 listopada 2014 r. r."),
        ("{ust}.", "ust. 2."),
    ],
)
def test_neither_a_full_stop_nor_r_stands_twice(typed, words):
    assert printed(typed).value == words


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("{a}", [True]),
        ("  {a}", [True]),
        ("Zob. {a}", [False]),
        ("zob. też {a}, np. {a}, m.in. {a}. Por. {a}", [False] * 4),
        ("Termin mija za 14 dni. {a}", [True]),
        ("zob {a}. {a} i {a}! {a}? {a}", [False, True, False, True, True]),
        ("({a})", [False]),
        ("a.{a}", [False]),
    ],
)
def test_a_name_is_told_whether_it_begins_a_sentence(typed, begins):
    told = []
    as_printed(Text(typed, PLACE), lambda name, begun: told.append(begun) or "x", "2")
    assert told == begins


def test_a_text_in_which_nothing_is_replaced_is_the_one_that_was_typed():
    text = Text("Rada liczy trzech członków.", PLACE)
    assert as_printed(text, lambda name, begins: None, "2") is text


def test_what_was_inserted_keeps_its_own_look_and_what_surrounds_it_gives_its_own():
    def value(name: str, begins: bool) -> str:
        return BOLD

    words = as_printed(Text("*Zob. {rada} i {rada}*", PLACE), value, "2").value
    assert together(runs(words)) == [
        ("Zob. ", False, True),
        ("Rada", True, True),
        (" Klastra i ", False, True),
        ("Rada", True, True),
        (" Klastra", False, True),
    ]


def test_emphasis_around_a_longer_or_shorter_word_than_was_typed_ends_with_it():
    assert look("**{lang}** i *{a}*!") == [
        ("120 000,00 zł", True, False),
        (" i ", False, False),
        ("Rada", False, True),
        ("!", False, False),
    ]
    assert look("a **{leer}**, b") == [("a , b", False, False)]


def test_asterisks_of_what_is_inserted_are_words():
    words = as_printed(Text("*{a}* b*", PLACE), lambda name, begins: "x*y", "2").value
    assert together(runs(words)) == [("x*y", False, True), (" b*", False, False)]


@pytest.mark.parametrize(
    ("typed", "of", "points_at"),
    [
        ("Rada {a} liczy", "liczy", "liczy"),
        ("Rada {a} liczy", "Rada liczy", "{a} liczy"),
        ("w XXXXX egz.", "(dwóch)", "XXXXX"),
        ("w XXXXX egz.", "w 2", "w XXXXX"),
        ("Rada **liczy trzech** ludzi", "liczy trzech", "liczy trzech"),
        ("Rada **liczy** trzech", "liczy trzech", "liczy** trzech"),
        (r"a \* b", "*", r"\*"),
        ("{lang}{a}x", "łRadax", "{lang}{a}x"),
        ("{r} roku", "2014 roku", "{r} roku"),
    ],
)
def test_what_is_printed_points_at_what_was_typed_for_it(typed, of, points_at):
    text = printed(typed)
    start = text.value.rindex(of)
    words, begin, end = text.as_typed(start, start + len(of))
    assert words == typed
    assert typed[begin:end] == points_at


pieces = st.lists(
    st.sampled_from(
        ["*", "**", r"\*", "{{", "{a}", "{b}", "{lang}", "{r}", "XXXXX", " r.", ".", "Ala", " ", "ż", "}", "{", "X"]
    ),
    max_size=12,
)


@settings(max_examples=part(300), deadline=None, derandomize=True, database=None)
@given(pieces.map("".join))
def test_every_stretch_of_what_is_printed_leads_to_a_stretch_of_what_was_typed(typed):
    text = printed(typed)
    found = [text.as_typed(place, place + 1) for place in range(len(text.value))]
    assert all(words == typed for words, _, _ in found)
    assert all(0 <= begin < end <= len(typed) for _, begin, end in found)
    begins = [begin for _, begin, _ in found]
    assert begins == sorted(begins)
    whole = "".join(words for words, _, _ in runs(text.value))
    assert whole == text.value
    assert all(0 <= mark.start <= mark.end <= len(text.value) for mark in marks_of(text.value))


@pytest.mark.parametrize(
    "unit", ["*a", "a*", "**a ", "*a**", "*", "* ", "**a*b", "a**b*", "{a}", "{{", r"\*", "XXXXX "]
)
def test_a_text_of_signs_takes_time_in_step_with_its_length(unit):
    with within(5):
        printed(unit * (100_000 // len(unit)))


def test_the_runs_of_a_text_with_many_marks_take_time_in_step_with_its_length():
    words = printed("**a** *b* " * 5_000).value
    with within(5):
        assert len(together(runs(words))) == 20_000
