"""Text templates: what is markup in them, what never is, and the paragraphs that come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpes.document import Block, Role
from kpes.errors import KpesError
from kpes.papers.letter import blocks, letters, on_pages
from kpes.render import Template
from kpes.source import clean, forbidden
from tests.render.specimens import HOSTILE

ODD = [name for name in map(clean, HOSTILE) if name and not forbidden(name)]


def template(text: str, shipped: bool = True):
    return lambda name: Template(name, text.encode(), shipped)


def text(words: str) -> Block:
    return Block(Role.TEXT, words)


def test_a_blank_line_parts_paragraphs_and_a_line_feed_asks_for_a_new_line():
    assert list(blocks("Fundacja A\nul. Długa  7\r\n\r\n\n \nSzanowni Państwo,\n")) == [
        text("Fundacja A\nul. Długa 7"), text("Szanowni Państwo,"),
    ]  # fmt: skip


def test_a_line_that_begins_with_a_hash_and_a_space_is_a_heading():
    assert list(blocks("a\n# Odbiór\nb\n#c\n # d")) == [
        text("a"), Block(Role.HEADING, "Odbiór", leads=True), text("b\n#c\n# d"),
    ]  # fmt: skip


def test_a_backslash_takes_a_hash_and_a_backslash_as_they_are():
    assert list(blocks("\\# a\nC:\\dane \\\\ \\#")) == [text("# a\nC:\\dane \\ #")]


@pytest.mark.parametrize("shipped", [True, False])
def test_nothing_in_a_name_is_markup_or_a_template(shipped):
    made = letters("cover.txt.j2", [{"name": name} for name in ODD], template("{{ name }}\n\n- {{ name }}", shipped))
    assert made == [(text(name), text(f"- {name}")) for name in ODD]


def test_an_empty_sentence_leaves_no_gap():
    assert letters("a.txt.j2", [{"said": ""}], template("a\n\n{{ said }}\n\nb")) == [(text("a"), text("b"))]


def test_a_name_that_the_template_is_not_given_is_an_error():
    with pytest.raises(KpesError) as refused:
        letters("cover.txt.j2", [{}], template("a\n{{ colour }}"))
    assert str(refused.value.reason) == "cover.txt.j2:2: There is no “colour” here."


def test_a_character_that_nobody_sees_is_refused_before_a_renderer_stumbles_over_it():
    with pytest.raises(KpesError) as refused:
        letters("cover.txt.j2", [{}], template("a\fb"))
    said = "The character U+000C is not allowed: it cannot be seen, or it changes how others look. Remove it."
    assert str(refused.value.reason) == f"cover.txt.j2: {said}"


@pytest.mark.parametrize("said", ["", "\n{{ said }}\n", "# {{ said }}"])
def test_a_template_that_says_nothing_to_somebody_is_refused(said):
    with pytest.raises(KpesError) as refused:
        letters("cover.txt.j2", [{"said": "a"}, {"said": ""}], template(said))
    assert str(refused.value.reason) == "cover.txt.j2: It gives a page on which nothing stands."


def test_each_letter_but_the_first_starts_a_page():
    first, second = tuple(blocks("a\n\nb")), tuple(blocks("c\n\nd"))
    assert [block.new_page for block in on_pages((first, second))] == [False, False, True, False]


def test_the_shipped_templates_are_plain_text_in_utf8():
    found = list((Path(__file__).parents[2] / "templates").glob("*.txt.j2"))
    assert all("{{" in file.read_text(encoding="utf-8") for file in found)
