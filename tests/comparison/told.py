"""Changes as short lines to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kpes.comparison.lines import Line, Piece, Row

_LABEL = re.compile(r"(Par\. \d+\.|\d+/|[IVX]+\.|-)(?: |$)")


def lines(text: str) -> list[Line]:
    """A text's lines with their labels, one block a line."""
    found = []
    for line in text.strip("\n").split("\n"):
        label = _LABEL.match(line)
        found.append(Line(label[1], line[label.end() :]) if label else Line("", line))
    return found


def marked(pieces: Iterable[Piece]) -> str:
    """What was removed in ``[-…-]``, what was added in ``{+…+}``."""
    return "".join(
        piece.old
        if piece.kept
        else (f"[-{piece.old}-]" if piece.old else "") + (f"{{+{piece.new}+}}" if piece.new else "")
        for piece in pieces
    )


def told(rows: Iterable[Row]) -> list[str]:
    """A line for each row: „=” kept, „#” renumbered, „~” changed, „-” removed, „+” added."""
    return [f"{_sign(row)} {marked(row.pieces) if row.old and row.new else row.old or row.new}" for row in rows]


def _sign(row: Row) -> str:
    if row.kept or row.renumbered:
        return "=" if row.kept else "#"
    return "~" if row.old and row.new else "-" if row.old else "+"
