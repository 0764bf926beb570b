"""Tables as spreadsheets write them: their encoding, their separator, their columns, their rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from kpes.errors import KpesError
from kpes.messages import Message, listed, message, nearest
from kpes.source import clean, excerpt
from kpes.source.characters import illegible, not_allowed, without

_SEPARATORS = ";,\t"
_NAMES_ITS_SEPARATOR = re.compile('"?sep=(?P<sign>[^\\w\\s"]|\t)"?[ \t]*(?:\r?\n|$)', re.IGNORECASE)
"""The first line by which Excel is told how the cells are separated, and which it does not show."""
_BY_MARK = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NOT_POLISH = re.compile(
    "[^\x20-\x7e\t\r\n\xa0ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”“’–—…§°]|[a-ząćęłńóśźż][ĄĆĘŁŃÓŚŹŻ]|[^\\W\\d_][ĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]"
)
"""What Polish names and remarks do not hold, and what Polish of other encodings turns into under Windows-1250.

There ISO 8859-2 has “±” for “ą”, and code page 852 capitals within words. Under letters of other languages it
cannot be told which encoding they are of.
"""
_UNCLEAR = message("The quotes are not in pairs here, or text follows a closing one. Mend this row.")


class Columns(NamedTuple):
    """The columns that a table may have.

    ``names`` are those in the reader's language, by the columns that they name; ``meant`` tells which column each
    name means that a table may use, in small letters. ``needed`` has to be there; cells of ``as_written`` keep their
    spaces and lines. ``remedy`` says how to mend a table that is empty.
    """

    names: Mapping[str, Message]
    meant: Mapping[str, str]
    needed: str
    as_written: Collection[str]
    remedy: Message


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
    names: Mapping[str, Message | str]


def read(data: bytes, file: str, columns: Columns) -> Table:
    """The table in ``data``; where its header or its quotes are wrong no rows, but all that is wrong.

    A row with faults of its own is among the rows all the same: what can be read of it may be wrong, too.
    A KpesError, which names ``file``, where it is empty or no text in an encoding that can be told.
    """
    text, encoding = _decoded(data, file)
    named = _NAMES_ITS_SEPARATOR.match(text)
    text = text[named.end() :] if named else text
    if not text.strip(f"{_SEPARATORS} \r\n\xa0{named['sign'] if named else ''}"):
        raise KpesError(message("{file} is empty.", file=file), columns.remedy)

    def told(separator: str) -> int:
        return sum(_plain(name) in columns.meant for name in _header(text, separator)[1])

    separator = named["sign"] if named else max(_SEPARATORS, key=told)
    start, header = _header(text, separator)
    if wrong := list(_faults(header, columns)):
        return Table((), tuple(Problem(start, what) for what in wrong), encoding, columns.names)
    meant = [columns.meant.get(_plain(name), "") for name in header]
    names: dict[str, Message | str] = dict(columns.names)
    names |= {column: excerpt(name) for column, name in zip(meant, header, strict=True) if column}
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in _records(text, separator):
        if isinstance(cells, csv.Error):
            return Table((), (*problems, Problem(number, _UNCLEAR)), encoding, names)
        if number > start:
            found, wrong = _row(meant, cells, names, columns.as_written)
            rows.append(Row(number, found))
            problems += [Problem(number, what) for what in wrong]
    return Table(tuple(rows), tuple(problems), encoding, names)


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    marked = [encoding for mark, encoding in _BY_MARK.items() if data.startswith(mark)]
    for encoding in marked or ("utf-8", "cp1250"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if encoding != "cp1250" or not _NOT_POLISH.search(text):
                return text, encoding
    raise KpesError(
        message("{file} is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be told.", file=file),
        message("Save it in the spreadsheet as “CSV UTF-8”, and run the command again."),
    )


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows that hold anything, with their numbers; an error where the reader cannot go on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        yield number + 1, error


def _header(text: str, separator: str) -> tuple[int, list[str]]:
    """The first row that holds anything, and its number."""
    return next(((number, cells) for number, cells in _records(text, separator) if isinstance(cells, list)), (1, []))


def _plain(name: str) -> str:
    return clean(name).casefold()


def _faults(header: Sequence[str], columns: Columns) -> Iterator[Message]:
    """What is wrong with the names of the columns."""
    named: set[str] = set()
    for name in filter(str.strip, header):
        column = columns.meant.get(_plain(name), "")
        if not column and (likely := nearest(_plain(name), columns.meant)):
            yield message("There is no column “{name}”. Did you mean: {likely}?", name=excerpt(name), likely=likely[0])
        elif not column:
            known = listed(columns.names.values())
            yield message("There is no column “{name}”. Possible: {known}.", name=excerpt(name), known=known)
        elif column in named:
            yield message("The column “{name}” is there twice.", name=excerpt(name))
        named.add(column)
    if columns.needed not in named:
        needed = columns.names[columns.needed]
        yield message("The column “{name}” is missing. The first row names the columns.", name=needed)


def _row(
    columns: Sequence[str], cells: Sequence[str], names: Mapping[str, Message | str], as_written: Collection[str]
) -> tuple[dict[str, str], list[Message]]:
    """What stands in the cells, by column, and what is wrong with them."""
    found: dict[str, str] = {}
    problems: list[Message] = []
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
            found[column] = cell.strip() if column in as_written else clean(cell)
    return found, problems
