"""What belongs to a unit, as ``data/agreement.yaml`` has it: texts, lists with their labels, tables.

A label is left to kpes only where kpes derives the very same one; else it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from kpes.importing.entries import Entry, Piece
from kpes.importing.lists import Listing, Lists, Point
from kpes.importing.marked import escaped, marked, plain
from kpes.layout.labels import Label, labels
from kpes.model import LabelStyle, Text
from kpes.received.written import Cell, Grid, Line
from kpes.source import Place

_LONGEST_HEAD = 60
"""Characters of what names a column."""

Numbers = tuple[str, ...]
"""Those of the units around something, outermost first."""


def is_same(one: str, other: str) -> bool:
    """Whether two labels are the same, white space aside: people type „§1” and „1 .”."""
    return _bare(one) == _bare(other)


def _bare(label: str) -> str:
    return "".join(unicodedata.normalize("NFC", label).split())


def labelled(
    typed: Iterable[str], style: LabelStyle, language: str, above: Numbers = (), start: int = 0
) -> list[tuple[Label, dict[str, str]]]:
    """Each label as kpes makes it, from ``start`` on, and the key for it where kpes would make another one."""
    found: list[tuple[Label, dict[str, str]]] = []
    for one in typed:
        made = next(iter(labels([None], style, language, above, start)))
        said = {} if is_same(made.words, one) else {"label": one}
        if said:
            made = next(iter(labels([Text(one, Place(""))], style, language, above, start)))
        found.append((made, said))
        start = made.position
    return found


def parts_in(pieces: Sequence[Piece], language: str, unsure: list[int], above: Numbers = ()) -> list[Any]:
    """Some pieces as parts; the lines of which it is not certain where they belong are added to those ``unsure``."""
    lists = Lists(pieces, language)
    parts = parts_of(lists.build(), language, above)
    unsure += lists.unsure
    return parts


def parts_of(point: Point, language: str, above: Numbers = ()) -> list[Any]:
    """The parts of a unit or an item, whose number is the last of those ``above``."""
    found: list[Any] = []
    count = 0
    for part in point.parts:
        if isinstance(part, Listing):
            made, count = _list(part, language, above, count if part.goes_on else 0)
            found.append(made)
        else:
            found += kept([part])
    return found


def kept(pieces: Iterable[Piece]) -> Iterator[Any]:
    """Each piece as a part by itself, its label among its words."""
    for piece in pieces:
        if isinstance(piece, Entry):
            yield piece.whole
        elif table := table_of(piece):
            yield {"table": table}


def text_of(parts: list[Any]) -> Any:
    """Parts as the value of ``text``."""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _list(listed: Listing, language: str, above: Numbers, start: int) -> tuple[dict[str, Any], int]:
    """A list, and the count of its last item."""
    numbers = [*takewhile(bool, reversed(above))]
    example, style = listed.style(len(numbers))
    entries = [point.entry for point in listed.points if point.entry]
    numbered = labelled([entry.label for entry in entries], style, language, above, start)
    items = [
        _item(entry.text, own, parts_of(point, language, (*above, label.number.rpartition(".")[2])))
        for entry, point, (label, own) in zip(entries, listed.points, numbered, strict=True)
    ]
    goes_on = {"continue": True} if listed.goes_on else {}
    return {"labels": example, **goes_on, "items": items}, numbered[-1][0].position


def _item(words: str, own: dict[str, str], behind: list[Any]) -> Any:
    if not own and not behind:
        return words
    if len(behind) == 1 and isinstance(behind[0], dict) and "items" in behind[0]:
        return {**own, "text": words, **behind[0]}
    return {**own, "text": [words, *behind] if behind else words}


def table_of(grid: Grid) -> dict[str, Any]:
    """A table; nothing where it has no words. All rows get as many cells; empty rows and columns are left out."""
    full = [[*map(_cell, row)] for row in grid.rows]
    width = max(map(len, full), default=0)
    filled = [at for at in range(width) if any(row[at] for row in full if at < len(row))]
    rows = [[row[at] if at < len(row) else "" for at in filled] for row in full]
    bold = bool(grid.rows) and all(Entry(line).is_bold for cell in grid.rows[0] for line in cell)
    said = [row for row in rows if any(row)]
    if len(said) > 1 and said[0] == rows[0] and all(rows[0]) and (grid.headed or bold or _heads(rows[0], said[1:])):
        return {"columns": [_cell(grid.rows[0][at], plain) for at in filled], "rows": said[1:]}
    return {"rows": said} if said else {}


def _heads(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table names its columns by its words alone: it has no number, and one of the columns
    has nothing else."""
    filled = [list(filter(None, column)) for column in zip(*below, strict=True)]
    numbers = any(len(column) > 1 and all(words[0].isdigit() for words in column) for column in filled)
    return numbers and all(len(words) <= _LONGEST_HEAD and not re.search(r"\d|[;,:]$", words) for words in first)


def _cell(cell: Cell, words: Callable[[Line], str] = marked) -> str:
    """The words of a cell, its labels among them, one line behind the other."""
    labels = (escaped(line.numbered.label) if line.numbered else "" for line in cell)
    return " ".join(f"{label} {words(line)}".strip() for label, line in zip(labels, cell, strict=True)).strip()
