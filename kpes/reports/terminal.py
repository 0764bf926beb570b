"""What people see on a terminal, drawn by Rich: findings, standings, and the progress of long work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from kpes.findings import Finding, Severity
from kpes.messages import message
from kpes.reports.findings import Findings, line_of
from kpes.reports.report import as_text, wrapped
from kpes.reports.standings import Standings, details_of, state_of
from kpes.source import forbidden, legible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_MARGIN = " " * 6 + " │ "
_LEAST_ROOM = 12
"""Columns of a line that are shown at least, however narrow the terminal is."""
_BEFORE = 3
"""Of how many parts of a long line one comes before the spot."""

_LOOKS = {
    "unsigned": ("○", "bold red"),
    "partial": ("◐", "yellow"),
    "stale": ("≠", "magenta"),
    "declined": ("✗", "red"),
    "signed": ("●", "green"),
}
"""The sign and the style of each standing; what is missing comes first."""
_LEAST_NAME = 28
"""Columns that names need beside their ids; where there are fewer, they stand below them."""
_MOST_DRAWN = 500
"""Rows that are drawn as a table; more are quicker read, and written, as plain lines."""

_SHORT_WORK = 200
"""Files that are written before anybody could read a bar."""


def console_of(stream: TextIO) -> Console:
    """What draws on ``stream``, and takes nothing in the words for more than words."""
    from rich.console import Console

    return Console(file=stream, highlight=False)


def draw_findings(report: Findings, stream: TextIO) -> None:
    """Each finding with the line that it is about and the spot underlined."""
    stream.writelines(f"{line}\n" for line in report.lines_of_accepted())
    if report.findings:
        console = console_of(stream)
        for finding in report.findings:
            _draw_finding(finding, report, console)
        more = message("More about a finding: kpes explain {code}", code=report.findings[0].code)
        console.print(report.t(more), style="dim", markup=False)
    stream.write(wrapped(report.summary() + "\n", stream))


def _draw_finding(finding: Finding, report: Findings, console: Console) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    colour = f"bold {_COLOUR[finding.severity]}"
    said = Text(line_of(finding, report.t))
    said.highlight_words([finding.code], style=colour)
    console.print(said)
    line = report.sources.line(finding.place)
    if line.strip():
        room = max(_LEAST_ROOM, console.width - len(_MARGIN) - 1)
        shown, before, marked = _window(line, finding.place.column - 1, report.width(finding), room)
        number = Text(f"{finding.place.line:>6} │ ", style="dim").append(shown, style="not dim")
        number.rstrip()
        console.print(number, no_wrap=True, crop=True)
        under = Text(_MARGIN + " " * before, style="dim").append("^" * marked, style=f"{colour} not dim")
        where = legible(report.path(finding)) if finding.severity is Severity.WARNING else ""
        if where and under.cell_len + 1 + cell_len(where) < console.width:
            under.append(f" {where}")
            where = ""
        console.print(under, no_wrap=True, crop=True)
        if where:  # whole, to be copied, even where the terminal has to break it
            console.print(Text(_MARGIN + where, style="dim"), soft_wrap=True)
    console.print()


def _window(line: str, start: int, width: int, room: int) -> tuple[str, int, int]:
    """As much of ``line`` as there is room for, the cells before the spot, and the cells of the spot."""
    from rich.cells import cell_len, set_cell_size

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


def draw_standings(report: Standings, stream: TextIO) -> None:
    """The state with a bar, and a table with the missing first."""
    order = list(_LOOKS)
    report = replace(
        report, shown=sorted(report.shown, key=lambda standing: (order.index(standing.name), standing.done))
    )
    if len(report.shown) > _MOST_DRAWN:
        stream.write(as_text(report))
        return
    from rich.text import Text

    status, console = report.status, console_of(stream)
    console.print(Text(report.title, style="bold"))
    first, *others = report.notes()
    width = min(console.width, 60)
    filled = width * status.signed // max(status.total, 1)
    console.print(Text("█" * filled, style="green") + Text("░" * (width - filled), style="red"))
    console.print(Text(first, style="bold green" if status.complete else "bold"))
    for line in others:
        console.print(Text(line))
    if report.shown:
        console.print(_table(report, console.width))


def _table(report: Standings, width: int) -> Table:
    """A table for people: what is missing stands first, and a line parts it from what is done."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    t = report.t
    states = [f"{_LOOKS[standing.name][0]} {t(state_of(standing))}" for standing in report.shown]
    ids = [standing.partner.id.value for standing in report.shown]
    headers = t(message("State")), t(message("Id")), t(message("Partner"))
    state_width = max(map(len, [headers[0], *states]))
    id_width = max(map(len, [headers[1], *ids]))
    beside = width - state_width - id_width - 8 >= _LEAST_NAME
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for header in headers if beside else (headers[0], f"{headers[1]}, {headers[2]}"):
        table.add_column(header, overflow="fold", no_wrap=header == headers[1])
    missing = sum(not standing.done for standing in report.shown)
    for number, (standing, state, id) in enumerate(zip(report.shown, states, ids, strict=True), 1):
        details = details_of(standing, report.status.fingerprint, t)
        name = _partner(standing.partner.name.value, details, "" if beside else id)
        formless = standing.name == "signed" and not standing.form_met
        style = "yellow" if formless else _LOOKS[standing.name][1]
        cells = (Text(state, style=style), *([Text(id)] if beside else []), name)
        table.add_row(*cells, end_section=number == missing)
    return table


def _partner(name: str, details: Sequence[str], id: str) -> RenderableType:
    """A partner's name, below its id where that has no column of its own, and what is to be told of it below both."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    strong = Text(name, style="bold" if details else "")
    above = [Text(id)] if id else []
    return Group(*above, strong, *(Padding(Text(line), (0, 0, 0, 2)) for line in details))


@contextmanager
def bar(label: str, total: int, terminal: bool) -> Iterator[Callable[[int, int], None]]:
    """A callable that is told ``(done, total)`` and draws the bar on stderr, where there is reason for one."""
    if not terminal or total <= _SHORT_WORK:
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(escape(label), total=total)
        yield lambda done, total: progress.update(task, completed=done)


@contextmanager
def busy(label: str, terminal: bool) -> Iterator[None]:
    """Says on stderr, as long as it takes, what is being done, if that is a ``terminal``."""
    if not terminal:
        yield
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(legible(label))):
        yield
