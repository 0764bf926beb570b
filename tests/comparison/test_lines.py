"""Which lines go together: what a lawyer would put side by side."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpes.comparison.lines import Line, compare
from tests.bounded import within
from tests.comparison.told import lines, told

AGREEMENT = """
Porozumienie o współpracy
Par. 1.
Partnerzy działają wspólnie na rzecz ekonomii społecznej.
Par. 2.
Celami są:
1/ wymiana doświadczeń;
2/ wspólne wystąpienia;
Par. 3.
Porozumienie zawiera się na czas nieokreślony i wchodzi w życie z dniem podpisania.
"""
TEXTS = st.lists(
    st.builds(
        Line,
        st.sampled_from(["", "Par. 1.", "Par. 2.", "1/", "2/", "-"]),
        st.sampled_from(["", "Ala ma kota", "Ala ma psa", "Ala ma kota i psa", "wymiana", "Koniec."]),
    )
)


@given(TEXTS, TEXTS)
def test_the_rows_hold_the_old_and_the_new_text(old, new):
    rows = compare(old, new)
    assert [row.old for row in rows if row.old] == old
    assert [row.new for row in rows if row.new] == new


@given(TEXTS)
def test_where_nothing_changed_every_row_is_kept(text):
    assert all(row.kept for row in compare(text, text))


def test_a_new_paragraph_renumbers_those_behind_it_and_changes_none():
    new = AGREEMENT.replace("Par. 3.", "Par. 4.").replace("Par. 2.", "Par. 2.\nSiedzibą jest Gdańsk.\nPar. 3.")
    assert [row for row in told(compare(lines(AGREEMENT), lines(new))) if row[0] != "="] == [
        "+ Par. 2.",
        "+ Siedzibą jest Gdańsk.",
        "# Par. [-2-]{+3+}.",
        "# Par. [-3-]{+4+}.",
    ]


def test_a_paragraph_that_went_takes_its_number_along():
    gone = "Par. 2.\nCelami są:\n1/ wymiana doświadczeń;\n2/ wspólne wystąpienia;\n"
    new = AGREEMENT.replace(gone, "").replace("Par. 3.", "Par. 2.")
    assert [row for row in told(compare(lines(AGREEMENT), lines(new))) if row[0] != "="] == [
        "- Par. 2.",
        "- Celami są:",
        "- 1/ wymiana doświadczeń;",
        "- 2/ wspólne wystąpienia;",
        "# Par. [-3-]{+2+}.",
    ]


def test_changed_lines_pair_across_a_paragraph_that_came_at_the_end():
    old = "Par. 1.\nAla ma kota\nPar. 2.\nOla ma psa"
    new = "Par. 1.\nAla ma krowę\nPar. 2.\nOla ma konia\nPar. 3.\nKoniec."
    assert told(compare(lines(old), lines(new))) == [
        "= Par. 1.",
        "~ Ala ma [-kota-]{+krowę+}",
        "= Par. 2.",
        "~ Ola ma [-psa-]{+konia+}",
        "+ Par. 3.",
        "+ Koniec.",
    ]


def test_a_line_with_little_in_common_is_another_line():
    old, new = lines("1/ wymiana doświadczeń między nami"), lines("1/ reprezentacja wspólnych interesów")
    assert told(compare(old, new)) == [
        "- 1/ wymiana doświadczeń między nami",
        "+ 1/ reprezentacja wspólnych interesów",
    ]


def test_a_partner_who_gets_a_seat_is_the_same_partner():
    old, new = lines("C\nD\nE"), lines("D, Gdynia\nE\n…")
    assert told(compare(old, new)) == ["- C", "~ D{+, Gdynia+}", "= E", "+ …"]


def test_what_moved_is_removed_and_added():
    old, new = lines("1/ jeden tu\n2/ dwa tam"), lines("1/ dwa tam\n2/ jeden tu")
    assert told(compare(old, new)) == ["- 1/ jeden tu", "# [-2-]{+1+}/ dwa tam", "+ 2/ jeden tu"]


def test_an_item_that_only_got_another_kind_of_label_is_renumbered():
    assert told(compare(lines("- wymiana"), lines("1/ wymiana"))) == ["# [---]{+1/+} wymiana"]


def test_a_label_that_came_or_went_is_a_change():
    assert [row[0] for row in told(compare(lines("wymiana"), lines("1/ wymiana")))] == ["~"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("słowo7", "wyraz"),
        lambda text: " ".join(sorted(text.split())),
        lambda text: f"{text} i jeszcze",
    ],
)
def test_two_thousand_paragraphs_changed_everywhere_take_seconds(change):
    chance = Random(1)
    words = [f"słowo{number}" for number in range(800)]
    old = [line for number in range(1000)
           for line in (Line(f"Par. {number}.", ""), Line("", " ".join(chance.choices(words, k=60))))]  # fmt: skip
    new = [Line(line.label, change(line.text) if line.text else "") for line in old]
    with within(5):
        rows = compare(old, new)
    assert len(rows) == 2000


def test_lines_that_all_read_alike_pair_by_their_place():
    old = [Line(f"{at}/", f"to samo zdanie w punkcie {at % 7} tak") for at in range(2000)]
    new = [Line(line.label, line.text.replace("zdanie", "stwierdzenie")) for line in old]
    assert len(compare(old, new)) == 2000
