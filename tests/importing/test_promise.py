"""The promise of an import: what is in the file is in the canonical text, or the place is named."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.document import Block, Document, Role, Signatory, SignatoryList
from kpes.importing import service
from kpes.importing.promise import Kept, Parting, compare
from kpes.received.written import Line, Numbered, Run, Written

SIGNED_BELOW = SignatoryList("Strony:", "Podpis", (Signatory("Fundacja Wzór"),))


def file(*lines: str | tuple[str, str]) -> list[Line]:
    """Lines of a file; a pair is a label that the word processor draws, and words."""
    return [
        Line((Run(one),), number) if isinstance(one, str) else Line((Run(one[1]),), number, Numbered(one[0], 1, 0))
        for number, one in enumerate(lines, 1)
    ]


def document(*blocks: Block, listed: SignatoryList | None = None) -> Document:
    return Document("Umowa", "pl", date(2020, 1, 2), False, "", blocks, listed)


def text(words: str) -> Block:
    return Block(Role.TEXT, words)


def item(label: str, words: str) -> Block:
    return Block(Role.ITEM, words, label, 1)


def test_the_same_words_and_labels_are_kept() -> None:
    lines = file("Umowa", "Strony postanawiają:", "1. działać razem;", ("2.", "dzielić się wiedzą."))
    made = document(text("Umowa"), text("Strony postanawiają:"), item("1.", "działać razem;"),
                    item("2.", "dzielić się wiedzą."))  # fmt: skip
    assert compare(lines, made, "2 (dwóch)") == Kept((), ())


@pytest.mark.parametrize(
    "printed",
    [
        item("2.", "działać razem;"),
        item("1.", "nie działać razem;"),
        item("1.", "działać"),
        item("1.", "działaćrazem;"),
        item("1.", "dział ać razem;"),
        item("", "działać razem;"),
        item("1.", "działać razem; i osobno"),
    ],
)
def test_another_word_another_label_or_another_space_is_found(printed: Block) -> None:
    found = compare(
        file("Umowa", "1. działać razem;", "Koniec."), document(text("Umowa"), printed, text("Koniec.")), ""
    )
    assert found.parting is not None
    assert found.parting.number in (2, 3)


def test_a_line_that_is_lost_is_named() -> None:
    found = compare(
        file("Umowa", "Zdanie pierwsze.", "Zdanie drugie."), document(text("Umowa"), text("Zdanie drugie.")), ""
    )
    assert found.parting == Parting(2, "Zdanie pierwsze.", "Zdanie drugie.")


def test_dots_between_lines_that_are_printed_as_one_are_left_out_and_words_are_not() -> None:
    lines = file("Umowa", "Fundacja Wzór", "……………", "(podpis)", "……………")
    made = document(text("Umowa"), text("Fundacja Wzór (podpis)"))
    assert compare(lines, made, "") == Kept((), ("……………", "……………"))
    assert compare([*lines[:2], *file("pieczęć"), *lines[2:]], made, "").parting is not None


def test_a_line_that_is_lost_at_the_end_is_named() -> None:
    found = compare(file("Umowa", "Ostatnie zdanie."), document(text("Umowa")), "")
    assert found.parting == Parting(2, "Ostatnie zdanie.", "")


def test_a_line_that_is_invented_is_named() -> None:
    found = compare(file("Umowa", "Koniec."), document(text("Umowa"), text("Nic takiego."), text("Koniec.")), "")
    assert found.parting == Parting(2, "Koniec.", "Nic takiego.")


def test_lines_in_another_order_are_found() -> None:
    found = compare(file("a a", "b b"), document(text("b b"), text("a a")), "")
    assert found.parting is not None


@pytest.mark.parametrize("typed", ["§1", "§ 1", "§  1"])
def test_space_in_a_label_and_behind_it_may_be_lacking(typed: str) -> None:
    made = document(Block(Role.PARAGRAPH, "", "§ 1"), item("1)", "działać;"))
    assert compare(file(typed, "1)działać;"), made, "") == Kept((), ())


def test_a_label_alone_may_be_glued_to_the_words_behind_it_but_for_letters_and_figures() -> None:
    made = document(Block(Role.PARAGRAPH, "", "1)"), text("Zmiany na piśmie."))
    assert compare(file("1)Zmiany na piśmie."), made, "") == Kept((), ())
    for label, words in (("§ 1", "2 zł"), ("a", "le")):
        for made in (document(item(label, words)), document(Block(Role.PARAGRAPH, "", label), text(words))):
            assert compare(file(f"{label}{words}"), made, "").parting is not None


def test_what_the_signatory_list_adds_is_told() -> None:
    found = compare(file("Umowa", "Fundacja Wzór"), document(text("Umowa"), listed=SIGNED_BELOW), "")
    assert found == Kept(("Strony:", "Podpis"), ())


def test_a_word_that_begins_like_another_is_not_that_word() -> None:
    found = compare(file("Umowa", "Podpisy:", "Fundacja Wzór"),
                    document(text("Umowa"), text("Podpisy:"), listed=SIGNED_BELOW), "")  # fmt: skip
    assert found == Kept(("Strony:", "Podpis"), ())


def test_lines_of_dots_are_left_out_and_told_wherever_they_stand() -> None:
    found = compare(file("Umowa", "……………", "Fundacja Wzór", ".......", "____"),
                    document(text("Umowa"), listed=SIGNED_BELOW), "")  # fmt: skip
    assert found == Kept(("Strony:", "Podpis"), ("……………", ".......", "____"))


def test_dots_that_the_text_keeps_are_compared() -> None:
    made = document(text("Umowa z dnia"), text("………"), text("zawarta w Gdyni"))
    assert compare(file("Umowa z dnia", "………", "zawarta w Gdyni"), made, "") == Kept((), ())


def test_the_copy_count_stands_for_what_the_file_leaves_open() -> None:
    made = document(text("w 22 (dwudziestu dwóch) egzemplarzach"))
    assert compare(file("w XXXXX egzemplarzach"), made, "22 (dwudziestu dwóch)").parting is None
    assert compare(file("w XXXXX egzemplarzach"), made, "3 (trzech)").parting is not None


def test_letters_composed_otherwise_are_the_same() -> None:
    assert compare(file("Wzo\u0301r"), document(text("Wz\u00f3r")), "").parting is None


@given(st.lists(st.text("ab 1.", min_size=1, max_size=6), max_size=6), st.integers(0, 5), st.text("abc ", max_size=3))
def test_a_changed_line_is_never_kept(lines: list[str], at: int, other: str) -> None:
    changed = [other if number == at else line for number, line in enumerate(lines)]
    found = compare(file(*lines), document(*map(text, changed)), "")
    same = " ".join(" ".join(lines).split()) == " ".join(" ".join(changed).split())
    only_strokes = any(not any(map(str.isalnum, line)) for line in lines)
    assert (found.parting is None) <= (same or only_strokes)
    assert same <= (found.parting is None) or only_strokes


@pytest.mark.parametrize(
    ("partners", "words"),
    [([{"id": "a", "name": "A", "statsu": "x"}], "statsu: x"), ([{"id": "A b", "name": "A"}], "- id: A b")],
)
def test_data_that_kpes_cannot_read_ends_in_a_refusal_that_names_the_words(
    monkeypatch: pytest.MonkeyPatch, partners: list[dict[str, str]], words: str
) -> None:
    made = service.agreed
    monkeypatch.setattr(service, "agreed", lambda *of: made(*of)._replace(partners=partners))
    with pytest.raises(service.NotKept) as refused:
        service.imported(Written(tuple(file("Umowa", "§ 1", "Tekst."))), "umowa.txt", date(2020, 1, 2))
    assert [str(one.place) for one in refused.value.faults] == [f"the words “{words}”"]


def test_a_place_is_quoted_as_the_file_has_it() -> None:
    found = compare(file("Umowa", "w XXXXX egzemplarzach", "Koniec."), document(text("Umowa")), "2 (dwóch)")
    assert found.parting == Parting(2, "w XXXXX egzemplarzach", "")


def test_a_file_that_holds_more_than_an_agreement_can_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("kpes.source.parse"), "LARGEST_FILE", 3000)
    lines = Written(tuple(file("UMOWA", "§ 1", *(f"{number}. Strony działają razem." for number in range(1, 200)))))
    with pytest.raises(service.NotKept) as refused:
        service.imported(lines, "umowa.txt", date(2020, 1, 2))
    (fault,) = refused.value.faults
    assert (str(fault.place), str(fault.said)) == ("the file", "it holds more than one agreement can")
