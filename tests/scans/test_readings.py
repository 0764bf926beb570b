"""What was read: how words are compared, and what the foot of a page says."""

from __future__ import annotations

import pytest

from kpes.scans.readings import Foot, ReadLine, ReadWord, compared, plain

FOOT = Foot(["strona {page} z {pages}", "page {page} of {pages}"], ["59368e9aa942", "000000000000"])


def line(*readings: str, top: float = 280) -> ReadLine:
    return ReadLine(top, top + 4, tuple(tuple(ReadWord(word, 0, 0, 1) for word in one.split()) for one in readings))


@pytest.mark.parametrize(
    ("word", "same"),
    [("„Lider”", "Lider"), ("2014–2020", "2014-2020"), ("…", ""), ("–", ""), ("§", "§"), ("55 %", "55 %"), ("1/", "1/"),
     ("l’accord", "laccord"), ("ó", "ó")],
)  # fmt: skip
def test_words_are_compared_without_quotation_marks_and_with_one_kind_of_dash(word: str, same: str) -> None:
    assert compared(word) == same


def test_a_word_is_plain_without_what_stands_at_its_letters() -> None:
    assert plain("Zażółć gęślą jaźń, Øst, Größe") == "Zazolc gesla jazn, Ost, Große"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Umowa strona 3 z 5 · wydanie 59368e9aa942", ("59368e9aa942", 3, 5)),
        ("Umowa strona3z 5 wydanie S9368e9aa94Z.", ("59368e9aa942", 3, 5)),
        ("page 1 of 12 edition 59368egaa942", ("59368e9aa942", 1, 12)),
        ("strona 6 z 5 wydanie 593682222942", ("", 0, 0)),
        ("Umowa o współpracy z 2014", ("", 0, 0)),
    ],
)
def test_the_foot_tells_edition_and_page_though_a_digit_is_misread(said: str, found: tuple[str, int, int]) -> None:
    assert FOOT.told([line(said)], 297) == found
    assert FOOT.is_foot(line(said), 297) == any(found)


def test_of_several_readings_of_the_foot_most_decide() -> None:
    assert FOOT.told([line("strona 8 z 9", "strona 3 z 9", "strona 3 z 9")], 297)[1:] == (3, 9)


def test_what_stands_higher_is_no_foot() -> None:
    assert FOOT.told([line("zob. strona 3 z 5", top=100)], 297) == ("", 0, 0)
    assert not FOOT.is_foot(line("wydanie 59368e9aa942", top=100), 297)


def test_a_line_that_says_more_than_the_foot_is_no_foot() -> None:
    foot = Foot(["strona {page} z {pages}"], ["59368e9aa942"], ["Umowa o współpracy w sprawie targów wydanie"])
    said = "Umowa 0 wspołpracy w… strona 3z 5 - wydanic S9368e9aa942"
    assert foot.is_foot(line(said, said.replace("z 5", "z5")), 297)
    more = "Umowa o współpracy w… nie obejmuje Gdańska strona 3 z 5 · wydanie 59368e9aa942"
    assert not foot.is_foot(line(more, more), 297)
    assert foot.told([line(more)], 297) == ("59368e9aa942", 3, 5)
