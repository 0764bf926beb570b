"""Blocks of a report are in the words of the report's language."""

from __future__ import annotations

from kpes.document import Block, Column, Draft, Role, Table
from kpes.language import language
from kpes.messages import printed

GERMAN = Draft(language("de"))


def test_a_heading_announces_what_comes_next():
    assert GERMAN.heading(printed("Copies")) == Block(Role.HEADING, "Ausfertigungen", leads=True)


def test_what_is_no_message_stays_as_it_is():
    assert GERMAN.text("sha256sum -c SHA256SUMS") == Block(Role.TEXT, "sha256sum -c SHA256SUMS")


def test_items_are_numbered():
    assert list(GERMAN.items([printed("Copies"), "b"])) == [
        Block(Role.ITEM, "Ausfertigungen", "1.", depth=1),
        Block(Role.ITEM, "b", "2.", depth=1),
    ]


def test_the_lines_of_a_cell_are_one_text_and_one_column_may_be_strong():
    columns = ((printed("Copies"), 40), ("", 60))
    rows = [("1-a.docx", [printed("Copies"), "{as} it is"])]
    told = (("1-a.docx", "Ausfertigungen\n{as} it is"),)
    strong, plain = Column("Ausfertigungen", 40, strong=True), Column("Ausfertigungen", 40)
    assert GERMAN.table(columns, rows) == Table((strong, Column("", 60)), told)
    assert GERMAN.table(columns, rows, strong=None) == Table((plain, Column("", 60)), told)


def test_the_values_of_a_message_are_no_places_for_others():
    said = printed("The copies that were written are of another edition ({edition}), so their digests are not given.",
                   edition="{x}")  # fmt: skip
    assert "({x})" in Draft(language("en")).text(said).text
