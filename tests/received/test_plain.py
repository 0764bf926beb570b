"""Plain text read as written: lines, or paragraphs where a program broke the lines at a width."""

from __future__ import annotations

import textwrap

import pytest

from kpes.received.plain import read_text
from kpes.received.reading import Unreadable
from kpes.received.written import Written
from tests.bounded import within

SENTENCE = (
    "Strony zobowiązują się do współpracy przy rozwoju ekonomii społecznej na zasadach, które określa to porozumienie, "
    "a w sprawach, których ono nie określa, na zasadach przyjętych przez Radę."
)


def read(text: str) -> Written:
    written = read_text(text.encode(), "umowa.txt")
    assert not written.faults
    return written


def words(text: str) -> list[str]:
    return [line.words for line in read(text).flat]


def test_a_line_is_a_paragraph_with_its_number_and_its_indent() -> None:
    lines = read(f"UMOWA\n\n   § 1\n1.\t{SENTENCE}\n\ta) pierwszy\r\n").flat
    assert [(line.number, line.look.indent, line.words) for line in lines] == [
        (1, 0, "UMOWA"), (3, 360, "§ 1"), (4, 0, f"1. {SENTENCE}"), (5, 720, "a) pierwszy"),
    ]  # fmt: skip


def test_a_text_in_the_form_of_a_canonical_one_has_a_line_for_each_block() -> None:
    text = f"UMOWA\n§ 1\n1. {SENTENCE}\n"
    assert all(line.look.is_block for line in read(text).flat)
    for other in (
        text.replace("\n", "\r\n"), text.replace("§ 1", "\n§ 1"), text.replace("§ 1", "   § 1"),
        text.replace("§ 1", "§  1"), text.rstrip("\n"), text.replace("§ 1", "§\u00a01"), text.replace("§ 1", "\f§ 1"),
    ):  # fmt: skip
        assert not any(line.look.is_block for line in read(other).flat), other


def test_blocks_that_are_short_and_alike_are_not_lines_that_a_program_broke() -> None:
    text = "Umowa o współpracy\n/projekt/\n" + "Rada liczy trzech członków.\n" * 8 + "Fundacja „A”, Gdańsk\nData:\n"
    assert words(text) == text.splitlines()


def test_blocks_are_put_together_where_half_of_them_were_broken_in_the_midst_of_a_sentence() -> None:
    text = "\n".join(["UMOWA", *(textwrap.fill(f"{n}. {SENTENCE}", 72) for n in range(1, 6)), ""])
    assert words(text) == ["UMOWA", *(f"{n}. {SENTENCE}" for n in range(1, 6))]


@pytest.mark.parametrize("width", [60, 72, 100])
def test_lines_that_a_program_broke_are_put_together_again(width: int) -> None:
    items = [f"{n}. {SENTENCE[: -n * 7]}" for n in range(1, 6)]
    text = "\n".join(["UMOWA", "", "§ 1", *(textwrap.fill(item, width, subsequent_indent="   ") for item in items), ""])
    assert words(text) == ["UMOWA", "§ 1", *items]


def test_short_lines_that_nobody_broke_stay_lines() -> None:
    names = ["Fundacja Most", "ul. Długa 1", "80-001 Gdańsk", "Stowarzyszenie Razem z siedzibą w Sopocie", "Partner"]
    assert words("\n".join(names * 3)) == names * 3


def test_one_long_line_shows_that_lines_are_paragraphs() -> None:
    text = textwrap.fill(SENTENCE, 60)
    assert words(f"{text}\n\n{SENTENCE}") == [*text.splitlines(), SENTENCE]


def test_a_form_feed_begins_a_page() -> None:
    assert [(line.words, line.look.new_page) for line in read("a\n\fZałącznik nr 1\nb").flat] == [
        ("a", False), ("Załącznik nr 1", True), ("b", False),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_by_its_mark(encoding: str) -> None:
    written = read_text("Zażółć gęślą jaźń\n".encode(encoding), "a.txt")
    assert ([line.words for line in written.flat], written.left_out) == (["Zażółć gęślą jaźń"], ())


def test_the_encoding_of_polish_windows_is_read_and_told() -> None:
    written = read_text("„Zażółć” – gęślą jaźń § 1\n".encode("cp1250"), "a.txt")
    assert [line.words for line in written.flat] == ["„Zażółć” – gęślą jaźń § 1"]
    assert [str(said) for said in written.left_out] == [
        "the encoding Windows-1250, for which the file was taken: look whether its letters are right"
    ]


@pytest.mark.parametrize(
    "data", ["Zażółć śnieg".encode("iso-8859-2"), "Où est l’élève ?".encode("cp1252"), b"\x81\xff"]
)
def test_another_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as stopped:
        read_text(data, "a.txt")
    assert str(stopped.value.said).startswith("It is none of the files that kpes can read")


def test_what_nobody_sees_is_left_out_and_told_where_it_is_harmless_and_else_a_fault_of_its_line() -> None:
    written = read_text("współ\u00adpraca\u200b\nb\u202ec\n".encode(), "a.txt")
    assert next(written.flat).words == "współpraca"
    (told,) = written.left_out
    assert str(told) == "soft hyphens and other characters that show nothing"
    (fault,) = written.faults
    assert str(fault.place) == "line 2, “b\\u202ec”"
    assert str(fault.said) == "characters that nobody sees, or that change how others look"


@pytest.mark.parametrize("data", [b"", b" \n\n", "\u200b".encode(), b"a\n" * 200_001, b"a" * 9 * 2**20])
def test_a_file_without_words_or_with_more_than_anybody_signs_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_text(data, "a.txt")


@pytest.mark.parametrize("text", ["a\n" * 190_000, "a b " * 500_000, " " * 500_000 + "a", ("x" * 59 + " y\n") * 50_000])
def test_any_text_is_read_in_time_that_grows_with_it(text: str) -> None:
    with within(10):
        assert read(text).lines
