"""Which lines of two texts go together: as they were, changed, removed, added; and what changed within one.

A label says where a line stands, not what it says. Lines are therefore told by their words, and one
whose label alone is another goes with its old self: a new „Par. 9.” makes the next one „Par. 10.”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from kpes.comparison.alignment import Chain, Gap, Pair, changed, gaps, matches, unwound

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""The least share of words in common for which a line is another one's new wording."""
_RARE = 3
"""How often words may occur in a gap to tell which lines may be alike."""
_FEW = 400
"""Pairs of lines in a gap that are compared each with each."""
_LIKELIEST = 8
_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_LEAST = re.compile(r"\w\w")
"""What stayed is worth showing between two replacements if it holds a word longer than „i” or „w”."""


class Piece(NamedTuple):
    """A piece of a line in its old and in its new wording: the same, or one of them empty, or both different."""

    old: str
    new: str

    @property
    def kept(self) -> bool:
        """Whether it is as it was."""
        return self.old == self.new


class Line(NamedTuple):
    """A line of a text: its label and its words, either of which may be empty."""

    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label} {self.text}".strip()


class Row(NamedTuple):
    """A line in its old and in its new wording; None for the old one of what was added, and the other way round."""

    old: Line | None
    new: Line | None

    @property
    def kept(self) -> bool:
        """Whether the line is as it was."""
        return self.old is not None and self.new is not None and str(self.old) == str(self.new)

    @property
    def renumbered(self) -> bool:
        """Whether its label alone is another."""
        old, new = self
        return bool(old and new and old.text == new.text and old.label and new.label and old.label != new.label)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words, kept, removed and added, in order."""
        old, new = (str(line or "") for line in self)
        return pieces(old, new) if self.old and self.new else (Piece(old, new),)


def compare(old: Sequence[Line], new: Sequence[Line]) -> tuple[Row, ...]:
    """The lines of ``old`` and ``new`` in order; of what was replaced the old ones come first."""
    around = Gap(0, len(old), 0, len(new))
    same = _matched(old, new, around, labels=False)
    for gap in gaps(tuple(same), around):
        same += _alike(old, new, gap)
    same.sort()
    for gap in gaps(tuple(same), around):
        same += _matched(old, new, gap, labels=True)
    return tuple(_rows(old, new, sorted(same)))


def _rows(old: Sequence[Line], new: Sequence[Line], pairs: Iterable[Pair]) -> Iterator[Row]:
    from_old = from_new = 0
    for at_old, at_new in (*pairs, (len(old), len(new))):
        yield from (Row(line, None) for line in old[from_old:at_old])
        yield from (Row(None, line) for line in new[from_new:at_new])
        if at_old < len(old):
            yield Row(old[at_old], new[at_new])
        from_old, from_new = at_old + 1, at_new + 1


def _matched(old: Sequence[Line], new: Sequence[Line], gap: Gap, labels: bool) -> list[Pair]:
    """Pairs of lines in a gap that say the same; with ``labels`` those that are nothing but a label."""
    olds = [at for at in range(gap.old, gap.old_end) if bool(old[at].text) is not labels]
    news = [at for at in range(gap.new, gap.new_end) if bool(new[at].text) is not labels]
    pairs = matches([old[at].text for at in olds], [new[at].text for at in news])
    return [(olds[at_old], news[at_new]) for at_old, at_new in pairs]


def _alike(old: Sequence[Line], new: Sequence[Line], gap: Gap) -> list[Pair]:
    """Pairs of lines in a gap of which one is the other's new wording, by the words that they have in common."""
    olds = {at: Counter(_WORD.findall(old[at].text)) for at in range(gap.old, gap.old_end) if old[at].text}
    news = {at: Counter(_WORD.findall(new[at].text)) for at in range(gap.new, gap.new_end) if new[at].text}
    if not olds or not news:
        return []
    weights = {}
    for one, other in _likely(olds, news):
        common = (olds[one] & news[other]).total()
        if common and 2 * common >= _ALIKE * (olds[one].total() + news[other].total()):
            weights[one, other] = common
    return _heaviest_in_order(weights)


def _likely(olds: dict[int, Counter[str]], news: dict[int, Counter[str]]) -> Iterator[Pair]:
    """Pairs that are worth a closer look: all of a few, else those that share words or neighbours that are rare.

    Where everything reads alike, it is the place that tells: as far from the start of the gap, or from its end.
    """
    if len(olds) * len(news) <= _FEW:
        yield from ((one, other) for one in olds for other in news)
        return
    yield from zip(olds, news, strict=False)
    yield from zip(reversed(olds), reversed(news), strict=False)
    in_old, in_new = _places(olds), _places(news)
    votes: dict[int, Counter[int]] = {}
    for feature, ones in in_old.items():
        others = in_new.get(feature, ())
        if len(ones) <= _RARE and 0 < len(others) <= _RARE:
            for one in ones:
                votes.setdefault(one, Counter()).update(others)
    for one, counted in votes.items():
        yield from ((one, other) for other, _ in counted.most_common(_LIKELIEST))


def _places(lines: dict[int, Counter[str]]) -> dict[object, list[int]]:
    """Where each word and each pair of neighbours stands."""
    places: dict[object, list[int]] = {}
    for at, words in lines.items():
        for feature in (*words, *pairwise(words)):
            places.setdefault(feature, []).append(at)
    return places


def _heaviest_in_order(weights: dict[Pair, int]) -> list[Pair]:
    """The pairs of the greatest weight together that are in order in both texts."""
    if not weights:
        return []
    # A Fenwick tree over the new lines: the heaviest chain that ends before each of them.
    size, weight = max(other for _, other in weights) + 2, itemgetter(0)
    tree: list[tuple[int, Chain[Pair]]] = [(0, None)] * size
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        at, best = pair[1], tree[0]
        while at:
            best = max(best, tree[at], key=weight)
            at -= at & -at
        chain = (best[0] + weights[pair], (pair, best[1]))
        at = pair[1] + 1
        while at < size:
            if tree[at][0] < chain[0]:
                tree[at] = chain
            at += at & -at
    return unwound(max(tree, key=weight)[1])


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of ``old`` and ``new`` in order; their old words joined are ``old``, their new ones ``new``."""
    return tuple(_readable(list(_aligned(_TOKEN.findall(old), _TOKEN.findall(new)))))


def _aligned(old: list[str], new: list[str]) -> Iterator[Piece]:
    """What stayed and what changed in turns."""
    at = 0
    for gap in (*changed(old, new), Gap(len(old), len(old), len(new), len(new))):
        kept = "".join(old[at : gap.old])
        replaced = Piece("".join(old[gap.old : gap.old_end]), "".join(new[gap.new : gap.new_end]))
        yield from filter(any, (Piece(kept, kept), replaced))
        at = gap.old_end


def _readable(row: list[Piece]) -> list[Piece]:
    """Joins replacements that only little words part: nobody reads „[-dwa-]{+trzy+} i [-lata-]{+dni+}” gladly."""
    found: list[Piece] = []
    joins = False
    for at, piece in enumerate(row):
        little = piece.kept and 0 < at < len(row) - 1 and not _LEAST.search(piece.old)
        between = little and all((*row[at - 1], *row[at + 1]))
        if joins or between:
            found[-1] = Piece(found[-1].old + piece.old, found[-1].new + piece.new)
        else:
            found.append(piece)
        joins = between
    return found
