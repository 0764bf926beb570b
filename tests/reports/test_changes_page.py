"""What changed as a web page: every word of both texts, nothing of them markup, nothing by colour alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kpes.messages import catalogue
from kpes.reports.changes import as_html
from tests.reports.specimens import NEW, OLD, changes

STREETS = ((OLD, "Długa"), (OLD, "Krótka"))


class Reader(HTMLParser):
    """The lines of the page's main part with either the removed or the added words left out."""

    def __init__(self, without: str):
        super().__init__()
        self.without = without
        self.main = self.out = False
        self.lines: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.main |= tag == "main"
        self.out |= tag == self.without
        if tag in ("p", "li", "h2", "h3", "h4"):
            self.lines.append("")

    def handle_endtag(self, tag):
        self.main &= tag != "main"
        self.out &= tag != self.without

    def handle_data(self, data):
        if self.main and not self.out and self.lines:
            self.lines[-1] += data.strip("\n").replace("\u00a0", " ")


def read(page: str, without: str) -> Reader:
    reader = Reader(without)
    reader.feed(page)
    reader.lines = [line for line in reader.lines if line]
    return reader


def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new():
    page = as_html(changes())
    assert read(page, without="ins").lines == OLD.rstrip("\n").split("\n")
    assert read(page, without="del").lines == NEW.rstrip("\n").split("\n")


def test_what_is_read_in_one_go_is_held_together_across_a_change_too():
    moved = (text.replace("jest Gdańsk.", f"jest ul. {street} 7, a w Gdyni filia.") for text, street in STREETS)
    page = as_html(changes(*moved))
    assert "ul.\u00a0<del>Długa</del><ins>Krótka</ins>\u00a07, a\u00a0w\u00a0Gdyni filia." in page


def test_words_of_the_texts_are_no_markup():
    page = as_html(changes())
    assert "b" not in read(page, "ins").tags
    assert "<ins>*Nie* ma &lt;b&gt;osobowości&lt;/b&gt; prawnej.</ins>" in page


def test_it_needs_nothing_from_elsewhere_and_runs_nothing():
    page = as_html(changes())
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:", page)
    assert "default-src 'none'" in page


def test_changes_are_told_by_more_than_colour():
    page = as_html(changes())
    assert "text-decoration: line-through" in page
    assert 'ins::before { content: " [added: "; }' in page
    assert page.count('class="changed"') + page.count(" changed") >= 7
    assert "<p>Siedzibą jest Gdańsk.</p>" in page


def test_the_page_speaks_the_readers_language_and_the_text_its_own():
    page = as_html(changes(t=catalogue("pl")))
    assert '<html lang="pl">' in page
    assert 'del::before { content: " [usunięto: "; }' in page
    assert '<main lang="pl-PL">' in as_html(changes())


def test_headings_are_headings_and_the_signatories_a_list():
    tags = read(as_html(changes()), "ins").tags
    assert [tags.count(tag) for tag in ("h1", "h2", "h3", "ul", "li", "main")] == [1, 1, 7, 1, 3, 1]
