from __future__ import annotations

import re
from io import StringIO

from kpes.findings import Severity
from kpes.messages import ENGLISH, catalogue
from kpes.reports.pages import Codes, as_markdown, as_text, draw_codes
from kpes.reports.report import written
from kpes.rules.pages import Page, pages

PAGE = Page(
    "K210",
    Severity.WARNING,
    "text",
    "range_backwards",
    "A range runs backwards.",
    ("Nobody knows which years are meant. " * 4,),
    "text: 2014-2012\n",
    "text: 2012-2014\n",
    "Somebody, Some Standard.",
)


def test_a_page_tells_what_why_wrong_right_and_how_to_accept():
    why = " ".join(PAGE.why)
    assert as_text(PAGE, ENGLISH) == (
        "K210: A range runs backwards.\n\n"
        f"{why}\n\n"
        "A warning: it does not stop printing or signing.\n\n"
        "Wrong:\n\n    text: 2014-2012\n\n"
        "Right:\n\n    text: 2012-2014\n\n"
        "Where it is meant as it stands, accept it in data/agreement.yaml:\n\n"
        "    accepted:\n"
        "      - rule: K210\n"
        "        where: the place that kpes validate shows\n"
        "        reason: why it is meant\n\n"
        "Source: Somebody, Some Standard.\n"
    )


def test_on_a_terminal_paragraphs_are_broken_to_its_width():
    page = as_text(PAGE, ENGLISH, 70)
    assert page.count("Nobody knows which") == 4
    assert max(map(len, page.splitlines())) <= 70


def test_an_error_has_no_word_on_acceptance():
    said = as_text(Page("K1", Severity.ERROR, "g", "n", "T.", (), "a\n", "b\n", ""), catalogue("pl"))
    assert "accepted" not in said
    assert "Błąd: wstrzymuje druk i podpisywanie." in said


def test_as_markdown_a_page_is_a_section_with_its_examples_as_code():
    assert "## K210 `range_backwards`\n\n**A range runs backwards.**" in as_markdown([PAGE], ENGLISH)
    assert "Wrong:\n\n```yaml\ntext: 2014-2012\n```\n" in as_markdown([PAGE], ENGLISH)


def test_all_codes_are_listed_with_their_titles_one_a_line():
    lines = written(Codes(catalogue("pl"), pages()), "text").splitlines()
    assert sorted(line[:6] for line in lines) == [f"{page.code}  " for page in pages()]
    assert "K104  Nieznane pole." in lines


def test_on_a_terminal_the_codes_stand_under_what_they_are_about_within_its_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    out = StringIO()
    monkeypatch.setattr(out, "isatty", lambda: True)
    draw_codes(Codes(catalogue("pl"), pages()), out)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 60
    assert [line for line in lines if re.match(r"\S", line)] == [
        "Pliki i ich kształt", "Tekst", "Lista sygnatariuszy", "Egzemplarze", "Rejestr", "Akty",
    ]  # fmt: skip
    assert len([line for line in lines if re.match("  K[0-9]{3}  ", line)]) == len(pages())
