"""Findings on a terminal: each with the line that it is about and the spot underlined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TextIO

from kpes.findings import Finding, Severity
from kpes.messages import Catalogue, message
from kpes.reports.findings import line_of
from kpes.source import Sources

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WORD = re.compile(r"[\w-]+")
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
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    for finding in findings:
        colour = f"bold {_COLOUR[finding.severity]}"
        said = Text(line_of(finding, t))
        said.highlight_words([finding.code], style=colour)
        console.print(said)
        line = sources.line(finding.place)
        if line.strip():
            margin, blank = f"{finding.place.line:>6} │ ", " " * 6 + " │ "
            shown, before, marked = _window(line, finding, console.width - len(margin) - 1)
            under = Text(blank + " " * before, style="dim").append("^" * marked, style=f"{colour} not dim")
            lines = [Text(margin, style="dim").append(shown, style="not dim"), under]
            where = path(finding) if finding.severity is Severity.WARNING else ""
            if under.cell_len + 1 + len(where) < console.width:
                under.append(f" {where}")
            else:
                lines.append(Text(blank + where, style="dim"))
            for one in lines:
                one.rstrip()
                console.print(one, no_wrap=True, crop=True)
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
    line = line.rstrip().replace("\t", " ")
    cut = 0
    if cell_len(line) > room and start > room // _BEFORE:
        cut = min(start - room // _BEFORE, max(0, len(line) - room))
    dots = "…" if cut else ""
    shown = dots + line[cut + len(dots) :]
    before = cell_len(shown[: start - cut])
    marked = max(1, cell_len(line[start : start + width]))
    if cell_len(shown) > room:
        shown = set_cell_size(shown, room - 1).rstrip() + "…"
    return shown, before, min(marked, max(1, room - before))
