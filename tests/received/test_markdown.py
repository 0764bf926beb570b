"""Markdown read as written: its headings, lists, tables and looks, and every word of it."""

from __future__ import annotations

import pytest

from kpes.received.plain import read_text
from kpes.received.written import Grid, Run, Written
from tests.bounded import within


def read(text: str) -> Written:
    written = read_text(text.encode(), "umowa.md")
    assert not written.faults, [str(fault.said) for fault in written.faults]
    return written


def words(text: str) -> list[str]:
    return [line.words for line in read(text).flat]


def runs(text: str) -> list[tuple[Run, ...]]:
    return [line.runs for line in read(text).flat]


def test_headings_have_their_level_however_they_are_written() -> None:
    lines = read("# Umowa #\n\nPreambuła\n===\n\nStrony\n---\n\n### § 1 ###\n#nie\n").flat
    assert [(line.words, line.look.outline) for line in lines] == [
        ("Umowa", 1), ("Preambuła", 1), ("Strony", 2), ("§ 1", 3), ("#nie", 0),
    ]  # fmt: skip


def test_a_paragraph_goes_on_until_an_empty_line_or_a_label() -> None:
    text = "Strony\nzgodnie\n\nustalają:\na) jedno,\nb) drugie.\n\n---\n\n> w cytacie\n> dalej\n"
    assert words(text) == ["Strony zgodnie", "ustalają:", "a) jedno,", "b) drugie.", "w cytacie dalej"]
    assert [line.number for line in read(text).flat] == [1, 4, 5, 6, 10]


def test_numbers_and_dashes_of_lists_stay_typed_and_tell_how_deep_they_are() -> None:
    lines = read(
        "1. pierwszy\n2. drugi,\n   który trwa\n   - myślnik\n   * gwiazdka\n\n   dalej\n3. trzeci\n1) inny"
    ).flat
    assert [(line.words, line.look.indent) for line in lines] == [
        ("1. pierwszy", 0), ("2. drugi, który trwa", 0), ("- myślnik", 360), ("- gwiazdka", 360), ("dalej", 360),
        ("3. trzeci", 0), ("1) inny", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("second", ["1. b", "3. b"])
def test_numbers_that_programs_count_anew_are_a_fault_whose_remedy_works(second: str) -> None:
    (fault,) = read_text(f"1. a\n{second}\n".encode(), "a.md").faults
    assert str(fault.place) == f"line 2, “{second}”"
    assert str(fault.said) == "a number of a list that programs count anew, so readers see another"
    assert str(fault.remedy) == "Write the number that is meant with a backslash behind it: “3\\.”"
    assert words(f"1. a\n{second.replace('.', chr(92) + '.')}\n") == ["1. a", second]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** *c* __d__ _e_", (Run("a "), Run("b", True), Run(" "), Run("c", italic=True), Run(" "), Run("d", True),
                                   Run(" "), Run("e", italic=True))),
        ("***a*** b", (Run("a", True, True), Run(" b"))),
        ("**a *b* c**", (Run("a ", True), Run("b", True, True), Run(" c", True))),
        ("**a *****b***** c**", (Run("a ", True), Run("b", True, True), Run(" c", True))),
        ("*a ***b***c*", (Run("a ", italic=True), Run("b", True, True), Run("c", italic=True))),
        ("**a*b**", (Run("a*b", True),)),
        ("*a ****", (Run("*a ****"),)),
        ("*a **b***", (Run("a ", italic=True), Run("b", True, True))),
        ("a_b_c 2 * 3 * 4 \\*d\\* **e", (Run("a_b_c 2 * 3 * 4 *d* **e"),)),
        ("R&D &amp; &#167; 1 \\&amp;", (Run("R&D & § 1 &amp;"),)),
        ("`kod` <b>x</b> [a](b)", (Run("`kod` <b>x</b> [a](b)"),)),
        ("a  \nb\\\nc", (Run("a\nb\nc"),)),
    ],
)  # fmt: skip
def test_signs_of_bold_and_italic_go_and_all_else_is_words(text: str, expected: tuple[Run, ...]) -> None:
    assert runs(text) == [expected]


def test_a_table_has_its_headings_and_every_cell_even_those_too_many() -> None:
    grid = read("| Partner | Wkład |\n|:--|--:|\n| **Lider** | 1\\|2 |\n| | b | nad |\n\npo").lines[0]
    assert isinstance(grid, Grid)
    assert [[[line.words for line in cell] for cell in row] for row in grid.rows] == [
        [["Partner"], ["Wkład"]], [["Lider"], ["1|2"]], [[], ["b"], ["nad"]],
    ]  # fmt: skip
    assert grid.headed
    assert [line.number for line in grid.lines] == [1, 1, 3, 3, 4, 4]


def test_words_that_were_passed_over_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from kpes.received import markdown

    monkeypatch.setattr(markdown, "_broken", lambda line: line[1:])
    (fault,) = read_text(b"abc\n", "a.md").faults
    assert str(fault.said) == "kpes does not see all words of this file"


@pytest.mark.parametrize(
    "text",
    [
        "*a_ " * 50_000, "**" * 200_000, "# " + " " * 500_000, ">" * 300_000, "- " * 100_000, "[" * 300_000,
        "|\n" * 50_000, "\\" * 200_000, "a\n---\n" * 30_000, "|a" * 3000 + "\n" + "|-" * 3000 + "\n" + "|b\n" * 20_000,
    ],
)  # fmt: skip
def test_any_text_is_read_in_time_that_grows_with_it(text: str) -> None:
    with within(10):
        assert read_text(f"Umowa\n\n{text}".encode(), "a.md").lines


@pytest.mark.parametrize("word", ["wydanie", "edition", "Ausgabe", "édition"])
def test_the_line_at_the_end_that_names_the_edition_is_left_out_and_told(word: str) -> None:
    written = read(f"# Umowa\n\ntreść\n\n---\n\n{word} 75dca271e8af\n")
    assert [line.words for line in written.flat] == ["Umowa", "treść"]
    assert [*map(str, written.left_out)] == [f"the line at the end that names the edition: {word} 75dca271e8af"]
    assert words(f"treść\n\n{word} 75dca271e8af\n") == ["treść", f"{word} 75dca271e8af"]
