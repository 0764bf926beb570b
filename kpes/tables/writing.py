"""Tables for spreadsheets: no cell is taken for a formula, a number or a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from kpes.errors import KpesError
from kpes.messages import message
from kpes.source import excerpt
from kpes.tables.text import as_text

_MADE = datetime(2000, 1, 1)
"""When every workbook says that it was made: the same table gives the same bytes."""
_LONGEST = 32767
"""Letters of a cell in XLSX."""
_WIDEST = 60
"""Letters of a column, as far as it is shown."""


def as_csv(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    """A line a row."""
    written = io.StringIO()
    lines = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    lines.writerows(map(as_text, map(str, row)) for row in rows)
    return written.getvalue()


def as_xlsx(rows: Sequence[Sequence[str]], sheet: str) -> bytes:
    """A workbook with one ``sheet``; the first row names the columns, and stays in sight."""
    import xlsxwriter

    _check(rows)
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(sheet)
        words = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        heading = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
        for at, column in enumerate(zip(*rows, strict=True)):
            longest = max(len(line) for cell in column for line in cell.split("\n"))
            page.set_column(at, at, min(longest + 2, _WIDEST), words)
            for row, cell in enumerate(column):
                if cell:
                    page.write_string(row, at, cell, words if row else heading)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    return made.getvalue()


def _check(rows: Iterable[Iterable[str]]) -> None:
    for row in rows:
        for cell in row:
            if len(cell) > _LONGEST:
                raise KpesError(
                    message(
                        "No cell in XLSX holds more than {most} letters: {words}", most=_LONGEST, words=excerpt(cell)
                    ),
                    message("Write the table as CSV: give the file a name that ends in .csv"),
                )
