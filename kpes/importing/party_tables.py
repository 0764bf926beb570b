"""Tables that list the parties, a row each, as the words in which a sentence would say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpes.importing.parts import table_of
from kpes.received.written import Cell, Grid
from kpes.rules.partners import KINDS

_COUNT = re.compile(r"[0-9]{1,3}[.)]?")


def described_in(grid: Grid) -> Iterator[str]:
    """What each row says, but for the one that names the columns: its cells without a count in front, each number
    behind the kind that its column names."""
    heads = [*map(_words, grid.rows[0])] if "columns" in table_of(grid) else []
    kinds = {at: kind.name for at, head in enumerate(heads) for kind in KINDS if kind.name in head.split()}
    for row in grid.rows[1:] if heads else grid.rows:
        cells = [(kinds.get(at, ""), _words(cell)) for at, cell in enumerate(row)]
        filled = [f"{kind} {words}".strip() for kind, words in cells if words]
        if filled:
            yield ", ".join(filled[1:] if _COUNT.fullmatch(filled[0]) else filled)


def _words(cell: Cell) -> str:
    return " ".join(line.words for line in cell if line.words).rstrip(" ,;")
