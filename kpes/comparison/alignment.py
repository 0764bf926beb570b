"""Which things of two sequences are the same, in time that grows little faster than their length.

What occurs once in both is an anchor (Bram Cohen's patience diff): people read a change by the sentences
that stayed, not by the most full stops that can be matched. Nothing here is quadratic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

Pair = tuple[int, int]
"""An index in the old sequence, and the one in the new that goes with it."""

Chain = tuple[Pair, "Chain"] | None
"""A pair and those before it, the last first."""

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
    chains: list[Chain] = []
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        chain = (pair, chains[at - 1] if at else None)
        ends[at : at + 1] = [pair[1]]
        chains[at : at + 1] = [chain]
    return unwound(chains[-1] if chains else None)


def unwound(chain: Chain) -> list[Pair]:
    """The pairs of a chain, the first first."""
    found: list[Pair] = []
    while chain:
        pair, chain = chain
        found.append(pair)
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


def _fewest_edits(gap: Gap, old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    """The pairs that leave the least unpaired, the last first; none where that is too much.

    Eugene Myers, An O(ND) Difference Algorithm and Its Variations (1986): how far one comes on each
    diagonal of the table of all pairs with one more edit.
    """
    olds, news = gap.old_end - gap.old, gap.new_end - gap.new
    far = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(olds + news, _MOST_EDITS) + 1):
        trail.append(dict(far))
        for diagonal in range(-edits, edits + 1, 2):
            x = _step(far, diagonal, edits)
            y = x - diagonal
            while x < olds and y < news and old[gap.old + x] == new[gap.new + y]:
                x, y = x + 1, y + 1
            far[diagonal] = x
            if x >= olds and y >= news:
                yield from _back(trail, gap, olds, news)
                return


def _step(far: dict[int, int], diagonal: int, edits: int) -> int:
    """Where one comes to on a diagonal by one more edit."""
    return far[diagonal + 1] if _downwards(far, diagonal, edits) else far[diagonal - 1] + 1


def _downwards(far: dict[int, int], diagonal: int, edits: int) -> bool:
    """Whether one comes to a diagonal from the one above it, by what was added, and not by what was removed."""
    return diagonal == -edits or (diagonal != edits and far[diagonal - 1] < far[diagonal + 1])


def _back(trail: list[dict[int, int]], gap: Gap, x: int, y: int) -> Iterator[Pair]:
    """The pairs on the way that ends at ``x`` and ``y``."""
    for edits in range(len(trail) - 1, -1, -1):
        diagonal = x - y
        start = _step(trail[edits], diagonal, edits)
        while x > start:
            x, y = x - 1, y - 1
            yield gap.old + x, gap.new + y
        if _downwards(trail[edits], diagonal, edits):
            y -= 1
        else:
            x -= 1
