"""A text as somebody wrote it: what each line says, with its label, and how it looks. An import is made of this.

Whatever the file is, the lines come in reading order. A label that the word processor draws is told apart from the
words; one that was typed is still among them, since whether it is a label is not yet known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from kpes.messages import Message

Align = Literal["", "left", "center", "right", "both"]


BEGINS_A_LINE = re.compile(
    r"\s*([-–—•▪−]\s|§\s*[0-9]|\(?([0-9]{1,3}|[a-z]{1,2}|[ivxl]{1,6})\)\s|[0-9]{1,2}\.\s|[0-9]{1,2}(\.[0-9]{1,2})+\.?\s)"
)
"""A dash or a label: it opens a line, whether or not a program broke the line before it."""


class Run(NamedTuple):
    """Words of one look. White space in them stands where the file has it, as spaces, tabs, and line feeds for breaks
    that the writer made within a line."""

    words: str
    bold: bool = False
    italic: bool = False


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs that follow each other and look the same made one."""
    groups = groupby(runs, lambda run: run[1:])
    return tuple(Run("".join(run.words for run in group), *look) for look, group in groups)


class Numbered(NamedTuple):
    """A label that the word processor draws, as it is read; of which list it is, and how deep in it, from 0.

    Lists that count together are one; one that begins anew is another.
    """

    label: str
    list: int
    level: int


class Look(NamedTuple):
    """How a line looks, as far as the file tells.

    ``style`` is the style's name in small letters, ``outline`` the level of a heading from 1, 0 for none. ``indent`` is
    where its first letter starts, in twentieths of a point. ``new_page`` tells that it starts one, ``is_block`` that it
    is a block of a canonical text: a label and words with a space between them, or one of both, and all of either.
    """

    style: str = ""
    outline: int = 0
    align: Align = ""
    indent: int = 0
    new_page: bool = False
    is_block: bool = False


class Line(NamedTuple):
    """A paragraph of the file, or a line of a plain text. ``number`` counts them from 1, so that people find it."""

    runs: tuple[Run, ...]
    number: int
    numbered: Numbered | None = None
    look: Look = Look()

    @property
    def words(self) -> str:
        """All its words, single plain spaces between them, without the label that the word processor draws."""
        return " ".join("".join(run.words for run in self.runs).split())


Cell = tuple[Line, ...]


class Grid(NamedTuple):
    """A table, row by row. ``ruled`` tells whether it has lines around its cells, ``headed`` that its first row heads
    it."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = True
    headed: bool = False

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all cells, row by row."""
        return (line for row in self.rows for cell in row for line in cell)


class Fault(NamedTuple):
    """Why a file cannot be imported: where, what stands there, and what to do about it."""

    place: Message | str
    said: Message
    remedy: Message


class Written(NamedTuple):
    """All that a file says. ``left_out`` names what is not part of the text, such as numbers of pages.

    With any of the ``faults`` the lines do not stand for the file, and nothing may be made of them.
    """

    lines: tuple[Line | Grid, ...]
    left_out: tuple[Message, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def flat(self) -> Iterator[Line]:
        """The lines in reading order, those in tables cell by cell."""
        for one in self.lines:
            if isinstance(one, Grid):
                yield from one.lines
            else:
                yield one
