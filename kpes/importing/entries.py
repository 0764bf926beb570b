"""The lines of a file one behind the other, each with its label, be it typed or drawn by the word processor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpes.importing.marked import cut, escaped, marked, plain
from kpes.importing.typed_labels import Shape, TypedLabel, label_of, shape_of
from kpes.received.written import Grid, Line, Look, Run

_LONGEST_HEADING = 150
"""Characters. What is longer is a sentence, whatever it looks like."""
_ENDS = (".", ";", ",", ":")
_STYLES = ("heading", "title", "subtitle", "nagłówek", "tytuł", "überschrift", "titel", "titre")


class Entry(NamedTuple):
    """A line, and its label if it has one: the characters up to ``start`` are it, where it was typed."""

    line: Line
    shape: Shape | None = None
    label: str = ""
    start: int = 0

    @property
    def numbered(self) -> tuple[int, int] | None:
        """The word processor's list that it is in, and how deep."""
        return (self.line.numbered.list, self.line.numbered.level) if self.line.numbered else None

    @property
    def is_block(self) -> bool:
        """Whether it is one of a canonical text, which is printed as it stands."""
        return self.line.look.is_block

    @property
    def words(self) -> str:
        """Its words without its label, as they are."""
        return self.line.words[self.start :]

    @property
    def heading(self) -> str:
        """Its words without its label and its look, as the data has them."""
        return plain(self.line, self.start)

    @property
    def title(self) -> str:
        """All of it without its look, as the data has words, the label typed in front."""
        drawn = f"{escaped(self.label)} " if self.line.numbered else ""
        return f"{drawn}{plain(self.line, 0 if self.shape else self.start)}".strip()

    @property
    def text(self) -> str:
        """Its words without its label, as the data has them."""
        return marked(self.line, self.start)

    @property
    def whole(self) -> str:
        """All of it as the data has words, the label typed in front."""
        if not self.shape:
            return self.text
        return f"{escaped(self.label)} {marked(self.line)}".strip() if self.line.numbered else marked(self.line)

    @property
    def rest(self) -> Entry:
        """What stands behind its label, which may begin with a label again: „Art. 5. 1. Minister …”."""
        found = label_of(self.words)
        if not found:
            return Entry(self.line._replace(numbered=None), None, "", self.start)
        line = self.line._replace(numbered=None, runs=cut(self.line.runs, self.start))
        return Entry(line, found.shape, found.words, found.end)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are."""
        return bool(self.line.words) and all(run.bold for run in self.line.runs if run.words.strip())

    @property
    def is_styled(self) -> bool:
        """Whether its style says that it is a heading."""
        look = self.line.look
        return bool(look.outline) or look.style.startswith(_STYLES)

    @property
    def stands_out(self) -> bool:
        """Whether it looks like a heading: by its style, or since it is centred or bold, and is no sentence."""
        if self.line.look == Look() and not any(run.bold for run in self.line.runs):
            return False
        is_centred = self.line.look.align == "center"
        return len(self.words) <= _LONGEST_HEADING and (self.is_styled or is_centred or self.is_bold)

    @property
    def is_short(self) -> bool:
        """Whether it may be a heading by its words alone: short ones without a stop, which begin with a capital."""
        words = self.words
        return len(words) <= _LONGEST_HEADING and not words.endswith(_ENDS) and not words[:1].islower()


Piece = Entry | Grid


def entries(lines: Iterable[Line | Grid]) -> list[Piece]:
    """All of a file, piece by piece. What stands in a table that only arranges words on the page is lines."""
    found: list[Piece] = []
    for one in lines:
        if isinstance(one, Line):
            found += _entry(one)
        elif _arranges(one):
            found += _joined([entry for line in one.lines for entry in _entry(line)])
        elif any(line.words or line.numbered for line in one.lines):
            found.append(one)
    return found


def _joined(found: list[Entry]) -> Iterator[Entry]:
    """The entries, with a typed label that stands alone put before the next words: „1.” in a column of its own."""
    alone: Entry | None = None
    for entry in found:
        if alone and not entry.shape:
            runs = (*alone.line.runs, Run(" "), *entry.line.runs)
            entry = next(_entry(entry.line._replace(runs=runs, number=alone.line.number)))
        elif alone:
            yield alone
        alone = entry if _is_alone(entry) else None
        if not alone:
            yield entry
    if alone:
        yield alone


def _is_alone(entry: Entry) -> bool:
    """Whether this is nothing but the typed label of an item."""
    is_item = bool(entry.shape and entry.shape.kind == "item")
    return is_item and not entry.line.numbered and not entry.words and not entry.is_styled


def _entry(line: Line) -> Iterator[Entry]:
    """A line as an entry, if there is something in it."""
    words = line.words
    if line.numbered and line.numbered.label.split():
        label = " ".join(line.numbered.label.split())
        yield Entry(line, shape_of(label), label)
    elif (found := label_of(words)) and _is_printed(line, found):
        yield Entry(line, found.shape, found.words, found.end)
    elif words:
        yield Entry(line)


def _is_printed(line: Line, found: TypedLabel) -> bool:
    """Whether a typed label stands where kpes prints one, if the line is a block: with one space behind it."""
    return not line.look.is_block or line.words[len(found.words) : found.end] == " " * (len(line.words) > found.end)


def _arranges(grid: Grid) -> bool:
    """Whether a table has no lines around its cells and is no place to sign, or has a single column."""
    width = max((len(row) for row in grid.rows), default=0)
    if width < 2:
        return True
    return not grid.ruled and any(label_of(line.words) or line.numbered for line in grid.lines)
