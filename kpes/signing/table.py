"""The table as spreadsheets write it: its encoding, its separator, its columns, its rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import reduce
from typing import NamedTuple

from kpes.errors import KpesError
from kpes.messages import Message, message
from kpes.model import POWER_OF_ATTORNEY, Kind
from kpes.reader.shape import clean, nearest
from kpes.source import excerpt
from kpes.source.characters import illegible, not_allowed, without

COLUMNS = {
    "partner": ("id", "id partnera"),
    "by": ("pełnomocnik", "podpisujący", "kto podpisał"),
    "on": ("data", "dzień", "data podpisania"),
    "place": ("miejsce", "miejsce podpisania"),
    "method": ("sposób", "metoda", "sposób podpisania"),
    "evidence": ("dowód", "dowody"),
    POWER_OF_ATTORNEY: ("power of attorney", "pełnomocnictwo", "pełnomocnictwa"),
    "note": ("uwaga", "uwagi"),
}
"""The columns, each with what it may be called besides."""
NAMES: dict[str, Message | str] = {
    "partner": message("partner"),
    "by": message("by"),
    "on": message("on"),
    "place": message("place"),
    "method": message("method"),
    "evidence": message("evidence"),
    POWER_OF_ATTORNEY: message("power-of-attorney"),
    "note": message("note"),
}
"""What the columns are called in the reader's language, where the table does not name them itself."""
FILES: dict[str, Kind] = {"evidence": "", POWER_OF_ATTORNEY: POWER_OF_ATTORNEY}
"""The columns that name files, and of which kind these are."""

_MEANT = {name: column for column, names in COLUMNS.items() for name in (column, *names)}
_SEPARATORS = ";,\t"
_NAMES_ITS_SEPARATOR = re.compile('"?sep=(?P<sign>[^\\w\\s"]|\t)"?[ \t]*(?:\r?\n|$)', re.IGNORECASE)
"""The first line by which Excel is told how the cells are separated, and which it does not show."""
_BY_MARK = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NOT_POLISH = re.compile(
    "[^\x20-\x7e\t\r\n\xa0ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”“’–—…§°]"
    "|[a-ząćęłńóśźż][ĄĆĘŁŃÓŚŹŻ]|[^\\W\\d_][ĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]"
)
"""What Polish names and remarks do not hold, and what Polish of other encodings turns into under Windows-1250.

There ISO 8859-2 has “±” for “ą”, and code page 852 capitals within words. Under letters of other languages it
cannot be told which encoding they are of.
"""


_UNCLEAR = message("The quotes are not in pairs here, or text follows a closing one. Mend this row.")


class Row(NamedTuple):
    """What stands in a row, by column; an empty cell is not there. ``number`` is that of the spreadsheet."""

    number: int
    cells: dict[str, str]


class Problem(NamedTuple):
    """What is wrong in a row, and how to mend it."""

    row: int
    what: Message


class Table(NamedTuple):
    """The rows that hold anything, what is wrong with the table itself, and the encoding that it was taken for.

    ``names`` tells what each column is called: in the table, else in the reader's language.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    encoding: str
    names: Mapping[str, Message | str] = NAMES


def read(data: bytes, file: str) -> Table:
    """The table in ``data``; where its header or its quotes are wrong no rows, but all that is wrong.

    A row with faults of its own is among the rows all the same: what can be read of it may be wrong, too.
    A KpesError, which names ``file``, where it is empty or no text in an encoding that can be told.
    """
    text, encoding = _decoded(data, file)
    named = _NAMES_ITS_SEPARATOR.match(text)
    text = text[named.end() :] if named else text
    if not text.strip(f"{_SEPARATORS} \r\n\xa0{named['sign'] if named else ''}"):
        raise KpesError(
            message("{file} is empty.", file=file),
            message("Write the names of the columns into its first row, and a row for each signature below."),
        )
    separator = named["sign"] if named else max(_SEPARATORS, key=lambda sign: _columns_told(_header(text, sign)[1]))
    start, header = _header(text, separator)
    if problems := list(_faults(header)):
        return Table((), tuple(Problem(start, what) for what in problems), encoding)
    rows, problems = [], []
    columns = [_MEANT.get(_plain(name), "") for name in header]
    names = NAMES | {column: excerpt(name) for column, name in zip(columns, header, strict=True) if column}
    for number, cells in _records(text, separator):
        if isinstance(cells, csv.Error):
            return Table((), (*problems, Problem(number, _UNCLEAR)), encoding)
        if number > start and any(cell.strip() for cell in cells):
            row, wrong = _row(number, columns, cells, names)
            rows.append(row)
            problems += wrong
    return Table(tuple(rows), tuple(problems), encoding, names)


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    marked = [encoding for mark, encoding in _BY_MARK.items() if data.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1250"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if encoding != "cp1250" or not _NOT_POLISH.search(text):
                return text, encoding
    raise KpesError(
        message(
            "{file} is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be told.", file=file
        ),
        message("Save it in the spreadsheet as “CSV UTF-8”, and run the command again."),
    )


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows with their numbers; an error where the reader cannot go on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        yield number + 1, error


def _header(text: str, separator: str) -> tuple[int, list[str]]:
    """The first row that holds anything, and its number."""
    for number, cells in _records(text, separator):
        if isinstance(cells, list) and any(cell.strip() for cell in cells):
            return number, cells
    return 1, []


def _plain(name: str) -> str:
    return clean(name).casefold()


def _columns_told(header: Sequence[str]) -> int:
    return sum(_plain(name) in _MEANT for name in header)


def _faults(header: list[str]) -> Iterator[Message]:
    """What is wrong with the names of the columns."""
    named: set[str] = set()
    for name in filter(str.strip, header):
        column = _MEANT.get(_plain(name))
        if column is None:
            likely = nearest(_plain(name), _MEANT)
            if likely:
                yield message(
                    "There is no column “{name}”. Did you mean: {likely}?", name=excerpt(name), likely=likely[0]
                )
            else:
                known = reduce(lambda names, name: message("{names}, {name}", names=names, name=name), NAMES.values())
                yield message("There is no column “{name}”. Possible: {known}.", name=excerpt(name), known=known)
        elif column in named:
            yield message("The column “{name}” is there twice.", name=excerpt(name))
        named.add(column or "")
    if "partner" not in named:
        yield message("The column “{name}” is missing. The first row names the columns.", name=NAMES["partner"])


def _row(
    number: int, columns: list[str], cells: list[str], names: Mapping[str, Message | str]
) -> tuple[Row, list[Problem]]:
    found, problems = {}, []
    if any(cell.strip() for cell in cells[len(columns) :]):
        problems.append(message("There are more cells than columns. Put quotes around text with the separator in it."))
    for column, cell in zip(columns, cells, strict=False):
        if wrong := illegible(cell.replace("\r\n", "\n")):
            reason = not_allowed(next(wrong.finditer(cell)).group())
            problems.append(message("{option}: {reason}", option=names.get(column, "?"), reason=reason))
            cell = without(cell, wrong)
        if cell.strip() and not column:
            problems.append(message("“{words}” stands in a column without a name.", words=excerpt(cell)))
        if column and cell.strip():
            found[column] = cell.strip() if column in FILES else clean(cell)
    return Row(number, found), [Problem(number, what) for what in problems]
