"""Findings on a terminal: each with the line that it is about and the spot underlined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from kpes.findings import Finding, Severity
from kpes.messages import Catalogue, message
from kpes.reports.findings import line_of
from kpes.source import Sources, forbidden, legible

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WORD = re.compile(r"[\w-]+")
_MARGIN = " " * 6 + " │ "
_LEAST_ROOM = 12
"""Columns of a line that are shown at least, however narrow the terminal is."""
_BEFORE = 3
"""Of how many parts of a long line one comes before the spot."""


def draw(
    findings: Sequence[Finding],
    sources: Sources,
    path: Callable[[Finding], str],
    t: Catalogue,
    stream: TextIO,
) -> None:
    """Shows the findings, at least one, on a terminal.

    ``path`` gives the place of a finding by the structure of the data.
    """
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    room = max(_LEAST_ROOM, console.width - len(_MARGIN) - 1)
    for finding in findings:
        colour = f"bold {_COLOUR[finding.severity]}"
        said = Text(line_of(finding, t))
        said.highlight_words([finding.code], style=colour)
        console.print(said)
        line = sources.line(finding.place)
        if line.strip():
            shown, before, marked = _window(line, finding, room)
            number = Text(f"{finding.place.line:>6} │ ", style="dim").append(shown, style="not dim")
            number.rstrip()
            console.print(number, no_wrap=True, crop=True)
            under = Text(_MARGIN + " " * before, style="dim").append("^" * marked, style=f"{colour} not dim")
            where = legible(path(finding)) if finding.severity is Severity.WARNING else ""
            if where and under.cell_len + 1 + cell_len(where) < console.width:
                under.append(f" {where}")
                where = ""
            console.print(under, no_wrap=True, crop=True)
            if where:  # whole, to be copied, even where the terminal has to break it
                console.print(Text(_MARGIN + where, style="dim"), soft_wrap=True)
        console.print()
    more = message("More about a finding: kpes explain {code}", code=findings[0].code)
    console.print(Text(t(more), style="dim"))


def _window(line: str, finding: Finding, room: int) -> tuple[str, int, int]:
    """As much of ``line`` as there is room for, the cells before the spot, and the cells of the spot."""
    from rich.cells import cell_len, set_cell_size

    start = finding.place.column - 1
    width = finding.width
    if width == 1 and (word := _WORD.match(line, start)):
        width = len(word.group())
    behind = _seen(line[start : start + room + 1].rstrip())
    most = max(room - cell_len(behind), room // _BEFORE)
    lead = _seen(line[max(0, start - most) : start])
    while cell_len(lead) > most:
        lead = lead[1:]
    if len(lead) < start:
        lead = f"…{lead[1:]}"
    before, shown = cell_len(lead), lead + behind
    if cell_len(shown) > room:
        shown = set_cell_size(shown, room - 1).rstrip() + "…"
    return shown, before, min(max(1, cell_len(behind[:width])), room - before)


def _seen(line: str) -> str:
    """``line`` with something to see, one column wide, for each character that is nothing but trouble."""
    wrong = forbidden(line)
    return "".join("\ufffd" if sign in wrong else sign for sign in line.replace("\t", " "))
