from __future__ import annotations

import hashlib
from datetime import date

from kpes.document import Block, Column, Document, Role, Signatory, SignatoryList, Table
from kpes.fingerprint import canonical_text, fingerprint, short
from kpes.layout.drawing import draw_up
from tests.sound import data


def text(yaml: str = "") -> bytes:
    """The canonical text of the sound data with these keys."""
    read = data(yaml)
    return canonical_text(draw_up(read.agreement, read.partners))


def written(*blocks: Block) -> str:
    """The canonical text of these blocks alone."""
    signatories = SignatoryList("", "", (Signatory("A"),))
    document = Document("T", "pl", date(2014, 11, 7), False, "", blocks, signatories)
    return canonical_text(document).decode().removesuffix("A\n")


def test_the_canonical_text_holds_all_that_the_partners_agree_to():
    assert text("author: KPES\npartners:\n  - {id: a, name: A, seat: Łeba}\n  - {id: b, name: B}\n").decode() == (
        "Porozumienie\n"
        "/projekt/\n"
        "Porozumienie zawarte, dnia 7 listopada 2014 r. pomiędzy partnerami.\n"
        "Preambuła:\n"
        "Partnerzy współpracują.\n"
        "Par. 1.\n"
        "Porozumienie sporządzono w 2 (dwóch) jednobrzmiących egzemplarzach.\n"
        "Partnerzy:\n"
        "Podpis pełnomocnika\n"
        "A, Łeba\n"
        "B\n"
    )


def test_a_block_is_one_line_of_its_label_one_space_and_its_text():
    assert written(Block(Role.ITEM, "a", "1/", 1), Block(Role.ITEM, "b", "-", 2)) == "1/ a\n- b\n"
    assert written(Block(Role.TITLE, "Jeden\ndwa")) == "Jeden dwa\n"


def test_white_space_is_one_plain_space_and_no_line_is_empty():
    assert written(Block(Role.TEXT, " a\u00a0 \tb\u2009c\n"), Block(Role.TEXT, " "), Block(Role.TEXT, "")) == "a b c\n"


def test_the_text_is_in_nfc_even_where_the_blocks_are_not():
    assert written(Block(Role.TEXT, "za\u0301")) == "z\u00e1\n"


def test_how_the_yaml_was_laid_out_and_encoded_does_not_change_the_text():
    one = text("parties: Zażółć gęślą jaźń w  Łebie\n")
    other = text("parties: >\n  Zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328\n  jaz\u0301n\u0301 w\u00a0Łebie\n")
    assert one == other


def test_what_is_not_agreed_to_does_not_change_the_text():
    plain = text()
    assert text("author: KPES\nform: any\n") == plain
    assert (
        text("partners:\n  - {id: x, name: Fundacja A, email: a@b, krs: 1}\n  - {id: y, name: Spółdzielnia B}\n")
        == plain
    )


def test_what_is_agreed_to_changes_the_text():
    texts = {
        text(),
        text("status: final\n"),
        text("title: Umowa\n"),
        text("date: 2014-11-08\n"),
        text("paragraph_labels: § 1.\n"),
        text("partners:\n  - {id: a, name: Fundacja A}\n  - {id: b, name: Spółdzielnia B}\n  - {id: c, name: C}\n"),
        text("partners:\n  - {id: b, name: Spółdzielnia B}\n  - {id: a, name: Fundacja A}\n"),
        text("partners:\n  - {id: a, name: Fundacja A, seat: Łeba}\n  - {id: b, name: Spółdzielnia B}\n"),
    }
    assert len(texts) == 8


def test_the_fingerprint_is_the_sha256_that_anybody_can_recompute():
    assert fingerprint(b"a\n") == f"sha256:{hashlib.sha256(b'a' + bytes([10])).hexdigest()}"
    assert fingerprint(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_people_are_shown_the_first_twelve_digits():
    assert short("sha256:e3b0c44298fc1c149afbf4c8996fb924") == "e3b0c44298fc"


def test_a_table_is_a_line_a_cell_row_by_row_and_an_empty_cell_is_none() -> None:
    table = Table((Column("Partner", 50), Column("Wkład", 50)), (("Lider", "120 000 zł"), ("Partner  drugi", "")))
    report = Document("Raport", "pl", date(2014, 11, 7), False, "", (Block(Role.TITLE, "Raport"), table), None)
    assert canonical_text(report).decode().split("\n") == [
        "Raport", "Partner", "Wkład", "Lider", "120 000 zł", "Partner drugi", "",
    ]  # fmt: skip
