"""Tables in CSV: their encoding, what separates their cells, and their quotes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Sequence
from contextlib import suppress

from kpes.errors import KpesError
from kpes.language.encodings import in_windows_1250
from kpes.messages import message
from kpes.tables.grid import Grid, Line

_SEPARATORS = ";,\t"
_NAMES_ITS_SEPARATOR = re.compile('"?sep=(?P<sign>[^\\w\\s"]|\t)"?[ \t]*(?:\r?\n|$)', re.IGNORECASE)
"""The first line by which Excel is told how the cells are separated, and which it does not show."""
_BY_MARK = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UNCLEAR = message("The quotes are not in pairs here, or text follows a closing one. Mend this row.")


def read(data: bytes, file: str, told: Callable[[Sequence[Line]], int]) -> Grid:
    """The cells of a text; ``told`` says how many names of columns it finds where the cells are separated so."""
    text, encoding = _decoded(data, file)
    named = _NAMES_ITS_SEPARATOR.match(text)
    if named:
        return _grid(text[named.end() :], named["sign"], encoding)
    return max((_grid(text, separator, encoding) for separator in _SEPARATORS), key=lambda grid: told(grid.lines))


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    if data.startswith(b"%PDF") or (b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))):
        raise KpesError(
            message("{file} is no table.", file=file),
            message("Save it in the spreadsheet as XLSX, or as “CSV UTF-8”, and run the command again."),
        )
    marked = [encoding for mark, encoding in _BY_MARK.items() if data.startswith(mark)]
    for encoding in marked or ("utf-8",):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding), encoding
    text = None if marked else in_windows_1250(data)
    if text is not None:
        return text, "cp1250"
    raise KpesError(
        message("{file} is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be told.", file=file),
        message("Save it in the spreadsheet as “CSV UTF-8”, and run the command again."),
    )


def _grid(text: str, separator: str, encoding: str) -> Grid:
    """The rows that hold anything, up to where the reader cannot go on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                lines.append((number, [_meant(cell) for cell in cells]))
    except csv.Error:
        return Grid(lines, [(number + 1, _UNCLEAR)], encoding, broken=True)
    return Grid(lines, [], encoding)


_COMPUTED = re.compile("'*[=+@\t\r-]")
"""How a cell starts that a spreadsheet computes, or that an apostrophe keeps from that."""


def as_text(cell: str) -> str:
    """A spreadsheet computes what starts like this (OWASP, CSV Injection); an apostrophe keeps it text."""
    return f"'{cell}" if _COMPUTED.match(cell) else cell


def _meant(cell: str) -> str:
    """The cell without that apostrophe."""
    return cell[1:] if cell[:1] == "'" and _COMPUTED.match(cell) else cell
