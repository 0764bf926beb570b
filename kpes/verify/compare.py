"""Two texts, word by word: what was changed, and between which words.

Time is bounded: what is too large to be told apart word by word is told apart line by line, and what is
larger still from its first difference to its last.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_WORDS = 4_000
_MOST_LINES = 10_000
_MOST_ALIKE = 100_000
"""Pairs of equal words, or lines: many make the comparison slow, as of a text of one word again and again."""
_CONTEXT = 4
"""Words that are shown on either side of a difference."""


class Difference(NamedTuple):
    """What stood there (empty where words were added), what stands there now, and the words around it."""

    before: str
    after: str
    left: str
    right: str


def words(lines: Sequence[str]) -> list[str]:
    """The words of a text, as they are compared: in NFC, whatever white space divides them."""
    return [word for line in lines for word in unicodedata.normalize("NFC", line).split()]


def likeness(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common."""
    return (Counter(one) & Counter(other)).total()


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """What differs between two texts, given as lines."""
    old, new = ([words([line]) for line in lines] for lines in (before, after))
    old_words, new_words = (_joined(lines) for lines in (old, new))
    found: list[Difference] = []
    for a, b, c, d in _spans(old, new, old_words, new_words):
        left, right = old_words[max(0, a - _CONTEXT) : a], old_words[b : b + _CONTEXT]
        found.append(Difference(*(" ".join(part) for part in (old_words[a:b], new_words[c:d], left, right))))
    return found


Span = tuple[int, int, int, int]
"""From word a to before b of the one text, from c to before d of the other."""


def _spans(old: list[list[str]], new: list[list[str]], old_words: list[str], new_words: list[str]) -> Iterator[Span]:
    start, end = _same_ends(old_words, new_words)
    whole = (start, len(old_words) - end, start, len(new_words) - end)
    if _feasible(old_words[start : whole[1]], new_words[start : whole[3]], _MOST_WORDS):
        yield from _by_word(old_words, new_words, whole)
    elif _feasible([tuple(line) for line in old], [tuple(line) for line in new], _MOST_LINES):
        yield from _by_line(old, new, old_words, new_words)
    else:
        yield whole


def _by_word(old: list[str], new: list[str], span: Span) -> Iterator[Span]:
    a, b, c, d = span
    if not _feasible(old[a:b], new[c:d], _MOST_WORDS):
        yield span
        return
    matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield a + i, a + j, c + k, c + m


def _by_line(old: list[list[str]], new: list[list[str]], old_words: list[str], new_words: list[str]) -> Iterator[Span]:
    starts = [_starts(lines) for lines in (old, new)]
    matcher = SequenceMatcher(None, [tuple(line) for line in old], [tuple(line) for line in new])
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield from _by_word(old_words, new_words, (starts[0][i], starts[0][j], starts[1][k], starts[1][m]))


def _feasible(one: Sequence[Hashable], other: Sequence[Hashable], most: int) -> bool:
    """Whether two sequences can be compared in a few seconds."""
    if max(len(one), len(other)) > most:
        return False
    counts = Counter(other)
    return sum(counts[item] for item in one) <= _MOST_ALIKE


def _starts(lines: list[list[str]]) -> list[int]:
    """The number of words before each line, and of all."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _joined(lines: list[list[str]]) -> list[str]:
    return [word for line in lines for word in line]


def _same_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words both begin with, and how many of the rest both end with."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    end = next((at for at in range(most - start) if one[-1 - at] != other[-1 - at]), most - start)
    return start, end
