"""Which things of two sequences are the same, in time that grows little faster than their length.

What occurs once in both is an anchor (Bram Cohen's patience diff): people read a change by the sentences
that stayed, not by the most full stops that can be matched. Nothing here is quadratic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

Pair = tuple[int, int]
"""An index in the old sequence, and the one in the new that goes with it."""

T = TypeVar("T")
Chain = tuple[T, "Chain[T]"] | None
"""A thing and those before it, the last first."""

_DEEPEST = 40
"""Anchors within gaps between anchors; sequences made to be awkward would go on for ever."""
_MOST_EDITS = 250
"""Things in a gap without an anchor that may have come or gone; where there are more, nobody would read them."""


class Gap(NamedTuple):
    """A stretch of both sequences: from an index up to another, which is out."""

    old: int
    old_end: int
    new: int
    new_end: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pairs of equal things, in order in both sequences.

    Of several that could go together the last ones do: old „a b”, new „a x a b” gives the second „a”.
    """
    found: list[Pair] = []
    waiting = [(Gap(0, len(old), 0, len(new)), 0)]
    while waiting:
        gap, depth = waiting.pop()
        gap = _without_ends(gap, old, new, found)
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        anchors = longest_in_order(_anchors(gap, old, new)) if depth < _DEEPEST else []
        if anchors:
            found += anchors
            waiting += [(between, depth + 1) for between in gaps(anchors, gap)]
        else:
            found += _fewest_edits(gap, old, new)
    return sorted(found)


def changed(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Gap]:
    """The stretches in which the sequences differ, in order: what became of what, or came, or went.

    Of several things that could go together the first ones do: old „a b”, new „a x a b” gives „x a” as added.
    """
    backwards = matches(old[::-1], new[::-1])
    pairs = [(len(old) - 1 - at_old, len(new) - 1 - at_new) for at_old, at_new in reversed(backwards)]
    return list(gaps(pairs, Gap(0, len(old), 0, len(new))))


def gaps(pairs: Iterable[Pair], around: Gap) -> Iterator[Gap]:
    """What lies before, between and behind ``pairs``, within ``around``."""
    old, new = around.old, around.new
    for at_old, at_new in (*pairs, (around.old_end, around.new_end)):
        if at_old > old or at_new > new:
            yield Gap(old, at_old, new, at_new)
        old, new = at_old + 1, at_new + 1


def longest_in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """The most of ``pairs``, sorted by their old index, that are in order in the new sequence, too."""
    ends: list[int] = []  # of the best chain of each length: the new index that it ends with
    chains: list[Chain[Pair]] = []
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        chain = (pair, chains[at - 1] if at else None)
        ends[at : at + 1] = [pair[1]]
        chains[at : at + 1] = [chain]
    return unwound(chains[-1] if chains else None)


def unwound(chain: Chain[T]) -> list[T]:
    """The things of a chain, the first first."""
    found: list[T] = []
    while chain:
        last, chain = chain
        found.append(last)
    return found[::-1]


def _without_ends(gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable], found: list[Pair]) -> Gap:
    """``gap`` without what is the same at its ends, which goes to ``found``; the far end comes first."""
    from_old, to_old, from_new, to_new = gap
    while from_old < to_old and from_new < to_new and old[to_old - 1] == new[to_new - 1]:
        to_old, to_new = to_old - 1, to_new - 1
        found.append((to_old, to_new))
    while from_old < to_old and from_new < to_new and old[from_old] == new[from_new]:
        found.append((from_old, from_new))
        from_old, from_new = from_old + 1, from_new + 1
    return Gap(from_old, to_old, from_new, to_new)


def _anchors(gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    """What occurs once on either side of the gap, by its old index."""
    in_old = Counter(old[gap.old : gap.old_end])
    in_new = Counter(new[gap.new : gap.new_end])
    place = {new[at]: at for at in range(gap.new, gap.new_end)}
    for at in range(gap.old, gap.old_end):
        if in_old[old[at]] == 1 and in_new[old[at]] == 1:
            yield at, place[old[at]]


def _fewest_edits(gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The pairs that leave the least unpaired; none where that is too much.

    Eugene Myers, An O(ND) Difference Algorithm and Its Variations (1986): how far one comes on each diagonal of the
    table of all pairs with one more edit, and from where to where the pairs on the way there go.
    """
    olds, news = gap.old_end - gap.old, gap.new_end - gap.new
    in_old, in_new = Counter(old[gap.old : gap.old_end]), Counter(new[gap.new : gap.new_end])
    if ((in_old - in_new) + (in_new - in_old)).total() > _MOST_EDITS:
        return []  # So many have nothing to be paired with.
    far: dict[int, tuple[int, Chain[tuple[int, int, int]]]] = {1: (0, None)}
    for edits in range(min(olds + news, _MOST_EDITS) + 1):
        for diagonal in range(-edits, edits + 1, 2):
            if diagonal == -edits or (diagonal != edits and far[diagonal - 1][0] < far[diagonal + 1][0]):
                start, way = far[diagonal + 1]  # by what was added
            else:
                start, way = far[diagonal - 1]
                start += 1  # by what was removed
            x, y = start, start - diagonal
            while x < olds and y < news and old[gap.old + x] == new[gap.new + y]:
                x, y = x + 1, y + 1
            far[diagonal] = x, ((start, x, diagonal), way)
            if x >= olds and y >= news:
                return [
                    (gap.old + at, gap.new + at - line)
                    for begin, end, line in unwound(far[diagonal][1])
                    for at in range(begin, end)
                ]
    return []
