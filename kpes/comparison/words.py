"""What changed within a line, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.comparison.alignment import changed

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
    at = 0
    for gap in changed(old, new):
        if kept := "".join(old[at : gap.old]):
            yield Piece(kept, kept)
        yield Piece("".join(old[gap.old : gap.old_end]), "".join(new[gap.new : gap.new_end]))
        at = gap.old_end
    if kept := "".join(old[at:]):
        yield Piece(kept, kept)


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
