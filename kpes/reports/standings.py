"""Who has signed and who has not: a table for a terminal, plain text, JSON, CSV and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from kpes.fingerprint import short
from kpes.messages import Catalogue, Message, counted, message
from kpes.status import Standing, Status

_MOST_DRAWN = 500
"""Rows that a terminal gets as a drawn table; more are quicker read, and written, as plain lines."""

_ORDER = {"unsigned": 0, "partial": 1, "stale": 2, "signed": 3}
_LOOK = {"unsigned": "red", "partial": "yellow", "stale": "magenta", "signed": "green"}
_SIGN = {"unsigned": "○", "partial": "◐", "stale": "≠", "signed": "●"}

METHODS = {
    "handwritten": message("by hand"),
    "qualified": message("qualified electronic signature"),
    "trusted-profile": message("trusted profile"),
    "personal": message("personal signature"),
    "other": message("another way"),
}


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
                "evidence": [{"file": kept.file, "sha256": kept.sha256} for kept in signed.evidence],
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
    writer.writerow(("id", "name", "standing", "form_met", "representatives", "signed_on", "methods"))
    for standing in standings:
        signatures = standing.signatures
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
            )
        )
    return written.getvalue()


def _no_formula(cell: str) -> str:
    """A spreadsheet computes what starts like this (OWASP, CSV Injection); an apostrophe keeps it text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_markdown(status: Status, standings: Iterable[Standing], t: Catalogue) -> str:
    """A heading, the roll-up, and a table of these standings."""
    lines = [f"# {_plain_markdown(status.title)}", "", *(f"{t(line)}  " for line in roll_up(status)), ""]
    header, *rows = _rows(standings, t)
    lines += [_table_row(header), _table_row(["---"] * len(header)), *map(_table_row, rows)]
    return "\n".join(lines) + "\n"


def _table_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell if cell == "---" else _plain_markdown(cell) for cell in cells) + " |"


def _plain_markdown(words: str) -> str:
    """The words with everything that Markdown would take for markup escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~&" else sign for sign in words)


def as_lines(status: Status, standings: Iterable[Standing], t: Catalogue) -> str:
    """The roll-up and the standings in columns, for a pipe: nothing is cut, wrapped or coloured."""
    rows = _rows(standings, t)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    columns = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join([status.title, *map(t, roll_up(status)), "", *(line.rstrip() for line in columns)]) + "\n"


def draw(status: Status, standings: Sequence[Standing], t: Catalogue, stream: TextIO) -> None:
    """The roll-up with a bar, and a table with the missing first, on a terminal."""
    standings = sorted(standings, key=lambda standing: _ORDER[standing.name])
    if len(standings) > _MOST_DRAWN:
        stream.write(as_lines(status, standings, t))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    console.print(Text(status.title, style="bold"))
    first, *others = roll_up(status)
    console.print(_bar(status.signed, status.total, min(console.width, 60)))
    console.print(Text(t(first), style="bold green" if status.complete else "bold"))
    for line in others:
        console.print(Text(t(line)))
    header, *rows = _rows(standings, t)
    if not rows:
        return
    table = Table(*header, box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for standing, row in zip(standings, rows, strict=True):
        look = _LOOK[standing.name]
        cells = [Text(cell) for cell in row]
        cells[2] = Text(f"{_SIGN[standing.name]} {row[2]}", style=look)
        table.add_row(*cells)
    console.print(table)


def _bar(done: int, total: int, width: int):  # noqa: ANN202 (a rich Text, and rich is imported late)
    from rich.text import Text

    filled = width * done // total
    return Text("█" * filled, style="green") + Text("░" * (width - filled), style="red")


def roll_up(status: Status) -> list[Message]:
    """The state in a few sentences, the most important first."""
    missing = status.total - status.signed
    lines = [
        message("{signed} of {total} have signed, {missing} are missing.", signed=status.signed, total=status.total, missing=missing)
        if missing
        else message("All {total} have signed.", total=status.total)
    ]
    if status.concluded_on:
        lines.append(message("The agreement was concluded on {date}.", date=status.concluded_on.isoformat()))
    stale = sum(standing.name == "stale" for standing in status.standings)
    if stale:
        lines.append(
            counted(
                "{count} partner signed another text than today's.",
                "{count} partners signed another text than today's.",
                stale,
            )
        )
    formless = sum(standing.form_met is False for standing in status.standings)
    if formless:
        lines.append(
            counted(
                "{count} partner signed in a way that is not the written form.",
                "{count} partners signed in a way that is not the written form.",
                formless,
            )
        )
    if status.status == "draft":
        lines.append(message("The agreement is still a draft."))
    lines.append(
        message(
            "Edition {edition}, {copies}.",
            edition=short(status.fingerprint),
            copies=counted("{count} copy", "{count} copies", status.total),
        )
    )
    return lines


def _rows(standings: Iterable[Standing], t: Catalogue) -> list[list[str]]:
    header = (message("Id"), message("Partner"), message("State"), message("Signed by"), message("Date"), message("How"))
    return [[t(words) for words in header], *(_row(standing, t) for standing in standings)]


def _row(standing: Standing, t: Catalogue) -> list[str]:
    signatures = standing.signatures
    return [
        standing.partner.id.value,
        standing.partner.name.value,
        t(_state(standing)),
        ", ".join(signed.representative for signed in signatures),
        ", ".join(dict.fromkeys(signed.signed_on.isoformat() for signed in signatures)),
        ", ".join(dict.fromkeys(t(METHODS[signed.method]) for signed in signatures)),
    ]


def _state(standing: Standing) -> Message:
    if standing.name == "signed":
        return message("signed") if standing.form_met else message("signed, form not met")
    if standing.name == "partial":
        return message(
            "{signed} of {required} signed",
            signed=len(standing.signatures),
            required=standing.partner.signatures_required,
        )
    return message("signed another text") if standing.name == "stale" else message("not signed")
