"""Who has signed and who has not: a table for a terminal, plain text, JSON, CSV and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from kpes.fingerprint import short
from kpes.messages import Catalogue, message
from kpes.model import Signed
from kpes.reports.markdown import plain
from kpes.reports.wording import METHODS, details_of, roll_up, state_of
from kpes.status import Standing, Status

_MOST_DRAWN = 500
"""Rows that a terminal gets as a drawn table; more are quicker read, and written, as plain lines."""

_ORDER = {"unsigned": 0, "partial": 1, "stale": 2, "signed": 3}
_LOOK = {"unsigned": "bold red", "partial": "yellow", "stale": "magenta", "signed": "green"}
_SIGN = {"unsigned": "○", "partial": "◐", "stale": "≠", "signed": "●"}


def as_json(status: Status, standings: Iterable[Standing]) -> str:
    """The status as JSON, with these of its standings."""
    concluded = status.concluded_on
    report = {
        "agreement": {
            "title": status.title,
            "status": status.status,
            "fingerprint": status.fingerprint,
            "copies": status.total,
        },
        "signed": status.signed,
        "total": status.total,
        "complete": status.complete,
        "concluded_on": concluded.isoformat() if concluded else None,
        "partners": [_partner(standing) for standing in standings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _partner(standing: Standing) -> dict[str, object]:
    return {
        "id": standing.partner.id.value,
        "name": standing.partner.name.value,
        "standing": standing.name,
        "form_met": standing.form_met,
        "signatures": [
            {
                "representative": signed.representative,
                "signed_on": signed.signed_on.isoformat(),
                "method": signed.method,
                "fingerprint": signed.fingerprint,
                "recorded_at": signed.recorded_at,
                "evidence": [kept.record() for kept in signed.evidence],
            }
            for signed in standing.signatures
        ],
    }


def as_csv(standings: Iterable[Standing]) -> str:
    """One line a partner, for spreadsheets: no cell is taken for a formula."""
    import csv
    import io

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(("id", "name", "standing", "form_met", "representatives", "signed_on", "methods", "editions"))
    for standing in standings:
        signatures = _meant(standing)
        writer.writerow(
            _no_formula(cell)
            for cell in (
                standing.partner.id.value,
                standing.partner.name.value,
                standing.name,
                {True: "yes", False: "no", None: ""}[standing.form_met],
                "; ".join(signed.representative for signed in signatures),
                "; ".join(signed.signed_on.isoformat() for signed in signatures),
                "; ".join(signed.method for signed in signatures),
                "; ".join(short(signed.fingerprint) for signed in signatures),
            )
        )
    return written.getvalue()


def _no_formula(cell: str) -> str:
    """A spreadsheet computes what starts like this (OWASP, CSV Injection); an apostrophe keeps it text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_markdown(status: Status, standings: Iterable[Standing], t: Catalogue) -> str:
    """A heading, the roll-up, and a table of these standings."""
    lines = [f"# {plain(status.title)}", "", *(f"{t(line)}  " for line in roll_up(status))]
    header, *rows = _rows(standings, t)
    if rows:
        lines += ["", _table_row(header), _table_row(["---"] * len(header)), *map(_table_row, rows)]
    return "\n".join(lines) + "\n"


def _table_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell if cell == "---" else plain(cell) for cell in cells) + " |"


def as_lines(status: Status, standings: Iterable[Standing], t: Catalogue) -> str:
    """The roll-up and the standings in columns, for a pipe: nothing is cut, wrapped or coloured."""
    lines = [status.title, *map(t, roll_up(status))]
    rows = _rows(standings, t)
    if len(rows) > 1:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        padded = ("  ".join(map(str.ljust, row, widths)) for row in rows)
        lines += ["", *map(str.rstrip, padded)]
    return "\n".join(lines) + "\n"


def draw(status: Status, standings: Sequence[Standing], t: Catalogue, stream: TextIO) -> None:
    """The roll-up with a bar, and a table with the missing first, on a terminal."""
    standings = sorted(standings, key=lambda standing: _ORDER[standing.name])
    if len(standings) > _MOST_DRAWN:
        stream.write(as_lines(status, standings, t))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    console.print(Text(status.title, style="bold"))
    first, *others = roll_up(status)
    console.print(_bar(status.signed, status.total, min(console.width, 60)))
    console.print(Text(t(first), style="bold green" if status.complete else "bold"))
    for line in others:
        console.print(Text(t(line)))
    if standings:
        console.print(_table(standings, status.fingerprint, t, console.width))


def _table(standings: Sequence[Standing], fingerprint: str, t: Catalogue, width: int):
    """A table for people: what is missing stands first, and a line parts it from what is done."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    states = [f"{_SIGN[standing.name]} {t(state_of(standing))}" for standing in standings]
    ids = [standing.partner.id.value for standing in standings]
    headers = t(message("State")), t(message("Id")), t(message("Partner"))
    state_width = max(map(len, [headers[0], *states]))
    id_width = min(max(map(len, [headers[1], *ids])), 14)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for header, most in zip(headers, (state_width, id_width, None), strict=True):
        table.add_column(header, max_width=most, overflow="fold")
    room = width - state_width - id_width - 8
    for number, (standing, state, id) in enumerate(zip(standings, states, ids, strict=True)):
        if standing.name == "signed" and number and standings[number - 1].name != "signed":
            table.add_section()
        details = details_of(standing, fingerprint, t)
        table.add_row(
            Text(state, style=_look(standing)),
            Text(id),
            _partner_cell(standing.partner.name.value, details, room),
        )
    return table


def _look(standing: Standing) -> str:
    return "yellow" if standing.name == "signed" and not standing.form_met else _LOOK[standing.name]


def _partner_cell(name: str, details: Sequence[str], room: int):
    """A partner's name with what is to be told of it: behind it where there is room, else below."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    strong = Text(name, style="bold" if details else "")
    if len(details) == 1 and len(name) + 2 + len(details[0]) <= room:
        return strong.append(f"  {details[0]}", style="not bold")
    return Group(strong, *(Padding(Text(line), (0, 0, 0, 2)) for line in details))


def _bar(done: int, total: int, width: int):
    from rich.text import Text

    filled = width * done // max(total, 1)
    return Text("█" * filled, style="green") + Text("░" * (width - filled), style="red")


def _rows(standings: Iterable[Standing], t: Catalogue) -> list[list[str]]:
    header = [
        t(message("Id")),
        t(message("Partner")),
        t(message("State")),
        t(message("Signed by")),
        t(message("Date")),
        t(message("How")),
    ]
    return [header, *(_row(standing, t) for standing in standings)]


def _row(standing: Standing, t: Catalogue) -> list[str]:
    signatures = _meant(standing)
    names = [signed.representative for signed in signatures]
    if standing.counted:
        signatures += standing.outdated
        names += [
            t(message("{name} (edition {edition})", name=signed.representative, edition=short(signed.fingerprint)))
            for signed in standing.outdated
        ]
    return [
        standing.partner.id.value,
        standing.partner.name.value,
        t(state_of(standing)),
        ", ".join(names),
        _joined([signed.signed_on.isoformat() for signed in signatures]),
        _joined([t(METHODS[signed.method]) for signed in signatures]),
    ]


def _meant(standing: Standing) -> tuple[Signed, ...]:
    """The signatures that its state speaks of: those that count, or else those on another text."""
    return standing.counted or standing.signatures


def _joined(values: list[str]) -> str:
    """The values in the order of those who signed; once where they are all the same."""
    return ", ".join(values if len(set(values)) > 1 else values[:1])
