"""What changed within a line, as one reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.comparison.lines import pieces
from tests.bounded import within
from tests.comparison.told import marked

WORDS = st.lists(st.sampled_from(["Klaster", "i", "w", ",", "„", "22", "partnerów", "Łódź", "-", " "])).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_make_the_old_and_the_new_line(old, new):
    found = pieces(old, new)
    assert "".join(piece.old for piece in found) == old
    assert "".join(piece.new for piece in found) == new
    assert all(piece.old or piece.new for piece in found)


@given(st.text(), st.text())
def test_so_they_do_whatever_the_lines_hold(old, new):
    found = pieces(old, new)
    assert ("".join(piece.old for piece in found), "".join(piece.new for piece in found)) == (old, new)


@given(WORDS)
def test_what_is_the_same_is_one_piece_at_most(line):
    assert [piece.kept for piece in pieces(line, line)] == [True] * bool(line)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Poprze ścisłą współpracę", "Poprzez ścisłą współpracę", "[-Poprze-]{+Poprzez+} ścisłą współpracę"),
        ("ścisłą współpracę, i szeroką", "ścisłą współpracę i szeroką", "ścisłą współpracę[-,-] i szeroką"),
        ("Par. 9.", "Par. 10.", "Par. [-9-]{+10+}."),
        ("bierze udział", "bierze czynny udział", "bierze {+czynny +}udział"),
        ("bierze udział", "bierze udział i głos", "bierze udział{+ i głos+}"),
        ("w 22 (dwudziestu dwóch) egzemplarzach", "w 23 (dwudziestu trzech) egzemplarzach",
         "w [-22-]{+23+} (dwudziestu [-dwóch-]{+trzech+}) egzemplarzach"),
        ("dwa lata", "trzy miesiące", "[-dwa lata-]{+trzy miesiące+}"),
        ("dwa i pół roku", "trzy i cztery roku", "[-dwa i pół-]{+trzy i cztery+} roku"),
        ("nie, lecz i tak", "nie lecz i nigdy", "nie[-,-] lecz i [-tak-]{+nigdy+}"),
        ("", "Nowe słowa", "{+Nowe słowa+}"),
    ],
)  # fmt: skip
def test_a_change_is_shown_as_a_reader_would_mark_it(old, new, told):
    assert marked(pieces(old, new)) == told


def test_a_line_of_a_hundred_thousand_words_takes_seconds():
    old = " ".join(f"słowo{at % 5000} i" for at in range(50_000))
    new = old.replace("słowo17 ", "inne ")
    with within(5):
        found = pieces(old, new)
    assert sum(not piece.kept for piece in found) >= 10
