"""The cells of a table, line by line, whatever kind of file it was."""

from __future__ import annotations

from typing import NamedTuple

from kpes.messages import Message

Line = tuple[int, list[str]]
"""The number of a row, as the spreadsheet counts, and its cells."""


class Grid(NamedTuple):
    """The lines that hold anything, and what is wrong in which row.

    ``encoding`` is that of a text. ``notes`` tell what of the file was left out. Where the rest could not be read it is
    ``broken``.
    """

    lines: list[Line]
    problems: list[tuple[int, Message]]
    encoding: str = ""
    notes: tuple[Message, ...] = ()
    broken: bool = False
