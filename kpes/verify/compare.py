"""Two texts, word by word: what was changed, and between which words.

What `kpes.comparison` tells of an agreement's lines would not do here: a file that came back may have its line
ends anywhere, and white space is no difference. So the words of the whole text are compared, as `comparison` aligns
them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kpes.comparison.alignment import changed

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
    old, new = words(before), words(after)
    found: list[Difference] = []
    for gap in changed(old, new):
        left, right = old[max(0, gap.old - _CONTEXT) : gap.old], old[gap.old_end : gap.old_end + _CONTEXT]
        parts = (old[gap.old : gap.old_end], new[gap.new : gap.new_end], left, right)
        found.append(Difference(*map(" ".join, parts)))
    return found
