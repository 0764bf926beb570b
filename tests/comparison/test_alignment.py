"""What two sequences share: in order in both, readable, and quickly found."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kpes.comparison.alignment import Gap, changed, gaps, longest_in_order, matches
from tests.bounded import within


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_pairs_are_equal_and_in_order_in_both(old, new):
    pairs = matches(old, new)
    assert all(old[one] == new[other] for one, other in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(st.lists(st.integers()))
def test_everything_goes_with_itself(same):
    assert matches(same, same) == [(at, at) for at in range(len(same))]


def test_of_several_that_could_go_together_the_last_ones_do():
    assert matches("ab", "axab") == [(0, 2), (1, 3)]
    assert matches("axab", "ab") == [(2, 0), (3, 1)]


def test_what_occurs_once_holds_more_than_what_is_everywhere():
    assert (3, 0) in matches("...A", "A...")


def test_without_anchors_as_much_as_possible_goes_together():
    pairs = matches("abcabba", "cbabac")
    assert len(pairs) == 4
    assert all("abcabba"[one] == "cbabac"[other] for one, other in pairs)


def test_gaps_are_what_is_left_between_pairs():
    assert list(gaps([(1, 1), (2, 3)], Gap(0, 4, 0, 4))) == [Gap(0, 1, 0, 1), Gap(2, 2, 2, 3), Gap(3, 4, 4, 4)]
    assert list(gaps([(0, 0)], Gap(0, 1, 0, 1))) == []


def test_the_longest_order_is_found():
    assert longest_in_order([(0, 4), (1, 0), (2, 1), (3, 3), (4, 2)]) == [(1, 0), (2, 1), (4, 2)]
    assert longest_in_order([]) == []


def test_a_hundred_thousand_awkward_things_take_seconds():
    chance = random.Random(1)
    old, new = (chance.choices(range(300), k=100_000) for _ in range(2))
    nested = [min(at, 100_000 - at) for at in range(100_000)]
    with within(10):
        matches(old, new)
        matches("ab" * 50_000, "ba" * 40_000 + "a" * 20_000)
        matches(nested, nested[::-1][1:])


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_what_changed_put_into_the_old_gives_the_new(old, new):
    made, at = [], 0
    for gap in changed(old, new):
        assert gap.old < gap.old_end or gap.new < gap.new_end
        made += old[at : gap.old] + new[gap.new : gap.new_end]
        at = gap.old_end
    assert made + old[at:] == new


def test_of_several_things_that_could_go_with_another_the_first_one_does():
    assert changed("ab", "axab") == [(1, 1, 1, 3)]
