"""What changed, as people read it on a terminal, in a pipe and in Markdown."""

from __future__ import annotations

import io
import re

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from kpes.comparison.documents import compare_documents, recognise
from kpes.layout.drawing import draw_up
from kpes.messages import ENGLISH, catalogue, message
from kpes.reports.changes import Changes, draw
from kpes.reports.report import written
from tests.reports.specimens import LIKE, NAMES, OLD, changes
from tests.sound import data


def test_plain_text_shows_changes_with_their_neighbours_and_their_paragraph():
    assert written(changes(), "text") == """\
Changes from edition 1a2b3c4d5e6f to HEAD.
Lines changed: 1, added: 3, removed: 1, with another number only: 2.

  … 3 lines are the same
  Par. 2.
~ Partnerzy działają wspólnie przez [-dwa-]{+trzy+} lata.
  1/ wymiana doświadczeń;
  … 2 lines are the same
+ Par. 3.
+ *Nie* ma <b>osobowości</b> prawnej.
~ Par. [-3-]{+4+}.
  … 5 lines are the same, but for numbers: Par. 4. → Par. 5.
  A
- B
+ 1. Klub
""".replace("  … 2 lines are the same\n", "  2/ wspólne wystąpienia;\n  3/ rzecznictwo;\n")


def test_many_new_numbers_are_told_by_the_first_and_the_last():
    items = "".join(f"Par. {number}.\nZdanie numer {number}.\n" for number in range(2, 20))
    more = "".join(f"Par. {number + 1}.\nZdanie numer {number}.\n" for number in range(2, 20))
    told = written(changes(f"U\n{items}", f"U\nPar. 2.\nNowe słowa.\n{more}"), "text")
    assert "  … 35 lines are the same, but for numbers: Par. 3. → Par. 4., …, Par. 19. → Par. 20.\n" in told
    assert "numbers only: 18" in told.replace("with another number only", "numbers only")


def test_where_nothing_changed_there_is_one_line():
    said = "Nothing has changed from edition 1a2b3c4d5e6f to HEAD.\n"
    assert written(changes(OLD, OLD), "text") == said
    assert written(changes(OLD, OLD), "markdown") == f"# Porozumienie\n\n{said}"


def test_polish_words_stand_around_the_text():
    told = written(changes(t=catalogue("pl")), "text")
    assert told.startswith("Zmiany: wydanie 1a2b3c4d5e6f → HEAD.\nWiersze zmienione: 1, dodane: 3, usunięte: 1,")
    assert "  … 5 wierszy bez zmian poza numerami: Par. 4. → Par. 5.\n" in told


def test_markdown_shows_every_word_as_it_is_and_marks_changes():
    html = MarkdownIt("commonmark").render(written(changes(), "markdown"))
    assert "<p>Partnerzy działają wspólnie przez <del>dwa</del><ins>trzy</ins> lata.</p>" in html
    assert "<p><ins>*Nie* ma &lt;b&gt;osobowości&lt;/b&gt; prawnej.</ins></p>" in html
    assert "<p><ins>1. Klub</ins></p>" in html
    assert "<li>" not in html


@pytest.mark.parametrize(
    "line", ["1. Klub", "- klub", "+ klub", "12) klub", "=== klub", "# klub", "> klub", "~~~", "a_b_ `c`"]
)
def test_an_unchanged_line_is_no_markup_either(line):
    told = written(changes(f"U\n{line}\nX\n", f"U\n{line}\nY\n"), "markdown")
    text = "".join(token.content for token in MarkdownIt("commonmark").parse(told) if token.type == "inline")
    html = MarkdownIt("commonmark").render(told)
    assert re.search(rf"<p>{re.escape(line.replace('>', '&gt;'))}</p>", html), text


def drawn(monkeypatch: pytest.MonkeyPatch, report: Changes, **settings: object) -> str:
    stream = io.StringIO()
    terminal = {"force_terminal": True, "color_system": "standard", "width": 200, "_environ": {}, **settings}
    monkeypatch.setattr("rich.console.Console", lambda **given: Console(**{**given, **terminal}))
    draw(report, stream)
    return stream.getvalue()


def test_on_a_terminal_removed_words_are_struck_red_and_added_ones_underlined_green(monkeypatch):
    shown = drawn(monkeypatch, changes())
    assert "Partnerzy działają wspólnie przez \x1b[9;31m[-dwa-]\x1b[0m\x1b[4;32m{+trzy+}\x1b[0m lata." in shown
    assert "\x1b[31m- \x1b[0m\x1b[9;31mB\x1b[0m" in shown


def test_without_colours_a_terminal_shows_what_a_pipe_does(monkeypatch):
    assert drawn(monkeypatch, changes(), no_color=True) == written(changes(), "text")
    assert drawn(monkeypatch, changes(), color_system=None) == written(changes(), "text")


def test_on_a_terminal_long_unchanged_words_are_left_out_around_a_change(monkeypatch):
    long = "słowa i słowa " * 40
    compared = compare_documents(
        recognise(f"U\n{long}stare {long}\nKoniec\n", LIKE), recognise(f"U\n{long}nowe {long}\nKoniec\n", LIKE)
    )
    shown = drawn(monkeypatch, Changes(ENGLISH, compared, *NAMES))
    line = next(line for line in shown.split("\n") if "stare" in line)
    assert re.fullmatch(
        r"\x1b\[33m~ \x1b\[0m… ?[a-zł ]{60,80}"
        r"\x1b\[9;31m\[-stare-\]\x1b\[0m\x1b\[4;32m\{\+nowe\+\}\x1b\[0m [a-zł ]{50,80}…", line
    )


def test_of_a_cell_that_changed_it_says_in_which_table_and_column_it_stands():
    yaml = """
      paragraphs:
        - text: [{table: {columns: [Zadanie, Kwota], rows: [[Szkolenia, '100']]}}]
        - text: [{table: {rows: [[Lider, x], [Partner, 'drugi']]}}]
    """
    old, new = (data(one) for one in (yaml, yaml.replace("'100'", "'200'").replace("drugi", "trzeci")))
    documents = [draw_up(one.agreement, one.partners) for one in (old, new)]
    report = Changes(ENGLISH, compare_documents(*documents), message("old"), message("new"))
    assert report.notes()[-1] == "Cells of tables that changed: table 1, column “Kwota”; table 2, column “2”."
    assert len(Changes(ENGLISH, compare_documents(*documents[:1] * 2), message("a"), message("b")).notes()) == 1
