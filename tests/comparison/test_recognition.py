"""A canonical text made a document again: the words are exact, the looks as near as can be told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.comparison.documents import recognise
from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.fingerprint import canonical_text
from tests.conftest import REPOSITORY
from tests.project import snapshot

TODAY = Document(
    title="Porozumienie w ramach KLASTRA",
    language="pl",
    date=date(2014, 11, 7),
    draft=True,
    author="Klaster",
    blocks=(
        Block(Role.TITLE, "Porozumienie w ramach\nKLASTRA"),
        Block(Role.DRAFT_MARK, "/projekt/"),
        Block(Role.HEADING, "Preambuła:", leads=True),
        Block(Role.PARAGRAPH, "", "Par. 1.", leads=True),
        Block(Role.SECTION, "WIZERUNEK", "I.", leads=True),
        Block(Role.ITEM, "wymiana;", "a)", depth=1),
        Block(Role.ITEM, "etyka;", "–", depth=2),
        Block(Role.TEXT, "Wchodzi w życie z dniem podpisania."),
    ),
    signatory_list=SignatoryList("Partnerzy:", "Podpis", (Signatory("A"), Signatory("B", "Gdynia"))),
)
TEXT = canonical_text(TODAY).decode()


def test_a_text_like_todays_is_todays_document():
    assert recognise(TEXT, TODAY) == TODAY


def test_lines_that_today_lacks_are_told_by_their_labels():
    old = TEXT.replace("Par. 1.\n", "Par. 1.\nPar. 12.\n").replace("a) wymiana;\n", "c) inne;\n– i tak;\nIV. CEL\n")
    blocks = recognise(old, TODAY).blocks
    assert set(blocks) - set(TODAY.blocks) == {
        Block(Role.PARAGRAPH, "", "Par. 12.", leads=True),
        Block(Role.ITEM, "inne;", "c)", depth=1),
        Block(Role.ITEM, "i tak;", "–", depth=2),
        Block(Role.SECTION, "CEL", "IV.", leads=True),
    }


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("§ 3", Block(Role.PARAGRAPH, "", "§ 3", leads=True)),
        ("12. Strony zgadzają się.", Block(Role.ITEM, "Strony zgadzają się.", "12.", depth=1)),
        ("§ 3 stosuje się.", Block(Role.TEXT, "§ 3 stosuje się.")),
        ("Celami są:", Block(Role.TEXT, "Celami są:", leads=True)),
        ("A i B działają.", Block(Role.TEXT, "A i B działają.")),
    ],
)
def test_usual_labels_are_known_where_today_has_none_like_them(line, block):
    assert recognise(TEXT.replace("Wchodzi w życie z dniem podpisania.", line), TODAY).blocks[-1] == block


def test_another_title_is_still_the_title_and_no_mark_is_no_draft():
    old = recognise(TEXT.replace("KLASTRA", "SIECI").replace("/projekt/\n", ""), TODAY)
    assert old.blocks[0] == Block(Role.TITLE, "Porozumienie w ramach SIECI")
    assert (old.title, old.draft) == ("Porozumienie w ramach SIECI", False)


def test_the_signatory_list_is_found_by_its_headings_else_by_a_partner():
    fewer = recognise(TEXT.replace("A\nB, Gdynia", "Z\nB, Gdynia"), TODAY).signatory_list
    assert fewer.signatories == (Signatory("Z"), Signatory("B", "Gdynia"))
    other = recognise(TEXT.replace("Partnerzy:", "Strony:"), TODAY).signatory_list
    assert other == TODAY.signatory_list._replace(partners_heading="Strony:")


def test_without_a_list_that_can_be_told_everything_is_text():
    old = recognise("Umowa\nPartnerzy\nX\n", TODAY)
    assert old.signatory_list == SignatoryList("", "", ())
    assert [block.text for block in old.blocks] == ["Umowa", "Partnerzy", "X"]


LINES = st.sampled_from([*TEXT.split("\n")[:-1], "Strony:", "Par. 2.", "Z", "b) inne", "IV. CEL", "– tak", "Słowa."])


@given(st.lists(LINES, min_size=1, max_size=15))
def test_the_words_are_those_of_the_text_whatever_was_told(lines):
    text = "".join(f"{line}\n" for line in lines)
    assert canonical_text(recognise(text, TODAY)).decode() == text


def test_the_shipped_agreement_comes_back_block_by_block():
    resolved = snapshot(REPOSITORY).sound
    again = recognise(resolved.text.decode(), resolved.document)
    assert again.signatory_list == resolved.document.signatory_list
    assert [block.role for block in again.blocks] == [block.role for block in resolved.document.blocks]
    assert canonical_text(again) == resolved.text
