"""Tests of how words of a file are typed into the data."""

from hypothesis import given
from hypothesis import strategies as st

from kpes.importing.marked import escaped, marked, plain
from kpes.layout.words import as_printed
from kpes.model import Text
from kpes.received.written import Line, Run
from kpes.source import Place


def printed(typed: str) -> str:
    return as_printed(Text(typed, Place("")), lambda name, begins: None, "XXXXX").value


def line(*runs: Run) -> Line:
    return Line(runs, 1)


def test_signs_that_mean_something_in_the_data_are_escaped() -> None:
    assert escaped(r"{date} * 2, \* i {{") == r"{{date} \* 2, \\* i {{{{"


def test_bold_and_italic_words_stand_in_asterisks_without_the_white_space_at_their_ends() -> None:
    said = line(Run("Lider "), Run(" to ", bold=True), Run("Fundacja", italic=True), Run(" i „A”", True, True))
    assert marked(said) == "Lider **to** *Fundacja* ***i „A”***"


def test_a_heading_has_its_own_look() -> None:
    assert plain(line(Run("Rada {A}", bold=True))) == "Rada {{A}"


def test_words_are_told_from_a_character_on() -> None:
    assert marked(line(Run("1.  Rada", bold=True), Run(" liczy")), 2) == "**Rada** liczy"


def test_a_look_that_asterisks_cannot_tell_is_left_out_and_others_stay() -> None:
    assert marked(line(Run("Lider,", bold=True), Run("który "), Run("jest", bold=True))) == "Lider,który **jest**"


RUNS = st.lists(st.builds(Run, st.text("ab{*\\ .„”X\u00a0", max_size=6), st.booleans(), st.booleans()), max_size=6)


@given(RUNS)
def test_the_words_that_are_printed_are_those_of_the_line(runs: list[Run]) -> None:
    said = line(*runs)
    assert printed(marked(said)) == printed(plain(said)) == said.words
