"""What changed within a line, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.comparison.alignment import matches

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


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of ``old`` and ``new`` in order; their old words joined are ``old``, their new ones ``new``."""
    return tuple(_readable(list(_aligned(_TOKEN.findall(old), _TOKEN.findall(new)))))


def _aligned(old: list[str], new: list[str]) -> Iterator[Piece]:
    """What stayed and what changed in turns."""
    # Backwards, because then the first of several possible words goes with the other: „a {+x +}b”, not „a{+ x+} b”.
    backwards = matches(old[::-1], new[::-1])
    pairs = [(len(old) - 1 - at_old, len(new) - 1 - at_new) for at_old, at_new in reversed(backwards)]
    from_old = from_new = 0
    kept: list[str] = []
    for at_old, at_new in (*pairs, (len(old), len(new))):
        if at_old > from_old or at_new > from_new:
            if kept:
                yield Piece("".join(kept), "".join(kept))
            kept = []
            yield Piece("".join(old[from_old:at_old]), "".join(new[from_new:at_new]))
        kept += old[at_old : at_old + 1]
        from_old, from_new = at_old + 1, at_new + 1
    if kept:
        yield Piece("".join(kept), "".join(kept))


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
