"""Lines of files for the tests of imports, out of typed text, and what kpes prints of the agreement made of them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from itertools import count
from typing import Any

from kpes.importing.entries import entries
from kpes.importing.found import Found, keep, keep_in
from kpes.importing.outline import recognise
from kpes.importing.parts import kept
from kpes.importing.reading_back import lines_of
from kpes.received.written import Grid, Line, Look, Numbered, Run, Written

ADDED = "·added·"
"""Stands where an agreement needs words that the file does not have yet."""


def typed(text: str) -> Written:
    """A file whose lines are those of ``text``; four spaces before one indent it by 720 twentieths of a point.

    ``^`` before a line centres it, ``#`` makes it bold, ``|`` parts the cells of a table with lines around them, and
    ``¦`` those of one without. ``[2.3 b)]`` is a label of the word processor: that of list 2, at level 3. ``⏎`` breaks
    a line within its paragraph, and ``⇥`` is a tab.
    """
    found: list[Line | Grid] = []
    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        words = line.strip()
        if words[:1] in ("|", "¦"):
            _put_row(found, words, number)
        elif words:
            found.append(_line(line, number))
    return Written(tuple(found))


def _put_row(found: list[Line | Grid], words: str, number: int) -> None:
    cells = [cell.strip() for cell in words.strip("|¦").split(words[0])]
    row = tuple((_line(cell, number),) if cell else () for cell in cells)
    last = found[-1] if found else None
    if isinstance(last, Grid):
        found[-1] = last._replace(rows=(*last.rows, row))
    else:
        found.append(Grid((row,), ruled=words[0] == "|"))


def _line(line: str, number: int) -> Line:
    words = line.strip()
    look = Look(indent=180 * (len(line) - len(line.lstrip())))
    bold = False
    while words[:1] in ("^", "#"):
        look = look._replace(align="center") if words[0] == "^" else look
        bold = bold or words[0] == "#"
        words = words[1:]
    numbered = None
    if words.startswith("["):
        place, _, rest = words[1:].partition(" ")
        label, _, words = rest.partition("]")
        of, _, level = place.partition(".")
        numbered = Numbered(label, int(of), int(level))
    words = words.strip().replace("⏎", "\n").replace("⇥", "\t")
    return Line((Run(words, bold=bold),), number, numbered, look)


def recognised(text: str) -> dict[str, Any]:
    """The agreement that is recognised in lines."""
    return recognise(typed(text)).agreement


def printed(found: Found) -> list[str]:
    """The lines that kpes prints of what was found, its closing lines kept as text, without what had to be added."""
    agreement = {"date": date(2026, 1, 2), "signatories": {"partners_heading": ADDED, "signature_heading": ADDED}}
    agreement |= deepcopy(found.agreement)
    for attachment in agreement.get("attachments", ()):
        if grid := found.signed.get(attachment["id"]):
            keep_in(attachment, [*kept(entries([grid]))])
    keep(agreement, [*kept(entries(found.closing))])
    return [line for line in lines_of(agreement) if line.replace(ADDED, "").strip()]


def signs(lines: Iterable[str]) -> str:
    """All that stands in lines, white space aside."""
    return "".join("".join(lines).split()).replace(ADDED, "")


def said(written: Written) -> list[str]:
    """What the lines of a file say, labels before words."""
    return [f"{line.numbered.label if line.numbered else ''} {line.words}".strip() for line in written.flat]


def numbered(lines: Iterable[Line | Grid]) -> Written:
    """A file of these lines, which get their numbers."""
    numbers = count(1)

    def of(line: Line) -> Line:
        return line._replace(number=next(numbers))

    return Written(
        tuple(
            of(one)
            if isinstance(one, Line)
            else one._replace(rows=tuple(tuple(tuple(map(of, cell)) for cell in row) for row in one.rows))
            for one in lines
        )
    )
