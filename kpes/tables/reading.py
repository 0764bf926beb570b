"""Tables as spreadsheets write them: which row names the columns, what stands in the rows, what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kpes.errors import KpesError
from kpes.language import bare
from kpes.messages import Message, listed, message, nearest
from kpes.source import clean, excerpt
from kpes.source.characters import illegible, not_allowed, without
from kpes.tables import failing, sheets, text
from kpes.tables.grid import Grid, Line

_MOST_ABOVE = 20
"""Rows that may stand above the names of the columns, such as a title."""
_SLIP = 0.8
"""How close a name is to one that is known where it is most likely a slip: “Siedzba”, and not “Status”."""


class Columns(NamedTuple):
    """The columns that a table may have.

    ``names`` are those in the reader's language, by the columns that they name; ``meant`` tells which column each
    name means that a table may use; capitals, accents and a colon behind it make no difference. ``needed`` has to be
    there; cells of ``as_written`` keep their spaces and lines. ``remedy`` says how to mend a table that is empty.
    Columns that nobody knows are wrong, or else are told and left where ``others_left``; those in ``left`` are known,
    and left without a word.
    """

    names: Mapping[str, Message]
    meant: Mapping[str, str]
    needed: str
    as_written: Collection[str]
    remedy: Message
    others_left: bool = False
    left: Collection[str] = ()


class Row(NamedTuple):
    """What stands in a row, by column; an empty cell is not there. ``number`` is that of the spreadsheet."""

    number: int
    cells: dict[str, str]


class Problem(NamedTuple):
    """What is wrong in a row, how to mend it, and what the table calls the column, where it is one cell's."""

    row: int
    what: Message
    column: Message | str = ""

    @property
    def told(self) -> Message:
        """It and its column."""
        if not self.column:
            return self.what
        return message("{option}: {reason}", option=self.column, reason=self.what)


class Table(NamedTuple):
    """The rows that hold anything, what is wrong with the table itself, and the encoding that it was taken for.

    ``names`` tells what each column is called: in the table, else in the reader's language. ``notes`` tell what of the
    file was left out.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    encoding: str
    names: Mapping[str, Message | str]
    notes: tuple[Message, ...] = ()


def read(data: bytes, file: str, columns: Columns) -> Table:
    """The table in ``data``; where its header or its quotes are wrong no rows, but all that is wrong.

    A row with faults of its own is among the rows all the same: what can be read of it may be wrong, too.
    A KpesError, which names ``file``, where it is empty or no text in an encoding that can be told.
    """
    meant = {_plain(name): column for name, column in columns.meant.items()}

    def told(lines: Sequence[Line]) -> int:
        return max((sum(_plain(name) in meant for name in cells) for _, cells in lines[:_MOST_ABOVE]), default=0)

    grid = sheets.read(data, file, told) if sheets.is_one(data) else text.read(data, file, told)
    if not grid.lines and not grid.problems:
        raise KpesError(message("{file} is empty.", file=file), columns.remedy)
    at = _header(grid.lines, columns.needed, meant)
    start, header = grid.lines[at] if grid.lines else (1, [])
    wrong = list(_faults(header, columns, meant))
    if wrong or not grid.lines:
        told_of = [(start, what) for what in wrong] or grid.problems
        return Table((), tuple(Problem(*one) for one in told_of), grid.encoding, columns.names)
    return _table(grid, at, [meant.get(_plain(name), "") for name in header], columns)


def _header(lines: Sequence[Line], needed: str, meant: Mapping[str, str]) -> int:
    """Which line names the columns: the one that names the most, and among them the one that has to be there."""
    named = [[column for name in cells if (column := meant.get(_plain(name)))] for _, cells in lines[:_MOST_ABOVE]]
    return max(range(len(named)), key=lambda at: len(named[at]) if needed in named[at] else 0, default=0)


def _table(grid: Grid, at: int, found: Sequence[str], columns: Columns) -> Table:
    """The table below the row of number ``at``, in which stand the columns that were ``found``."""
    header = grid.lines[at][1]
    names: dict[str, Message | str] = dict(columns.names)
    names |= {column: excerpt(name) for column, name in zip(found, header, strict=True) if column}
    named = [bool(name.strip()) for name in header]
    rows: list[Row] = []
    problems = [Problem(*one) for one in grid.problems]
    notes = list(grid.notes)
    unknown = (name for name, column in zip(header, found, strict=True) if name.strip() and not column)
    notes += [_left(name, columns) for name in unknown if not _is_left(name, columns)]
    if grid.broken:
        return Table((), tuple(problems), grid.encoding, names, tuple(notes))
    lines = grid.lines[at + 1 :]
    suspect = illegible("\n".join(cell.replace("\r\n", "\n") for _, cells in lines for cell in cells)) is not None
    for number, cells in lines:
        held, wrong = _row(found, named, cells, names, columns.as_written, suspect)
        if held or not columns.others_left:
            rows.append(Row(number, held))
        problems += [Problem(number, what, column) for what, column in wrong]
    return Table(tuple(rows), tuple(problems), grid.encoding, names, tuple(notes))


def _left(name: str, columns: Columns) -> Message:
    """Tells that a column was left."""
    if likely := nearest(_plain(name), map(_plain, columns.meant), closeness=_SLIP):
        meant = next(one for one in columns.meant if _plain(one) == likely[0])
        return message("The column “{name}” is not known and was left out. If it is meant, call it: {likely}",
                       name=excerpt(name), likely=meant)  # fmt: skip
    return message("The column “{name}” is not known and was left out.", name=excerpt(name))


def _is_left(name: str, columns: Columns) -> bool:
    return _plain(name) in map(_plain, columns.left)


def _plain(name: str) -> str:
    """What is the same for all ways in which a column is called by one name."""
    return bare(clean(name)).strip(" :.*")


def _faults(header: Sequence[str], columns: Columns, meant: Mapping[str, str]) -> Iterator[Message]:
    """What is wrong with the names of the columns."""
    named: set[str] = set()
    for name in filter(str.strip, header):
        column = meant.get(_plain(name), "")
        if not column and (columns.others_left or _is_left(name, columns)):
            continue
        if not column and (likely := nearest(name.casefold(), columns.meant)):
            yield message("There is no column “{name}”. Did you mean: {likely}?", name=excerpt(name), likely=likely[0])
        elif not column:
            known = listed(columns.names.values())
            yield message("There is no column “{name}”. Possible: {known}.", name=excerpt(name), known=known)
        elif column in named:
            yield message("The column “{name}” is there twice.", name=excerpt(name))
        named.add(column)
    if columns.needed not in named:
        needed = columns.names[columns.needed]
        yield message("The column “{name}” is missing. Write “{name}” into the first row, above the one that is meant.",
                      name=needed)  # fmt: skip


_NEVER = message(
    "Its formula was never computed. Open the file in the spreadsheet, save it, and run the command again."
)


def _error(shown: str) -> Message:
    return message("The cell holds the error {error} instead of a value. Mend its formula, or write the value.",
                   error=shown)  # fmt: skip


Wrong = tuple[Message, Message | str]
"""What is wrong, and what its column is called."""


def _row(
    columns: Sequence[str],
    named: Sequence[bool],
    cells: Sequence[str],
    names: Mapping[str, Message | str],
    as_written: Collection[str],
    suspect: bool,
) -> tuple[dict[str, str], list[Wrong]]:
    """What stands in the cells, by column, and what is wrong with them; ``suspect`` cells may be illegible."""
    found: dict[str, str] = {}
    problems: list[Wrong] = []
    if any(cell.strip() for cell in cells[len(columns) :]):
        said = message("There are more cells than columns. Put quotes around text with the separator in it.")
        problems.append((said, ""))
    for column, has_name, cell in zip(columns, named, cells, strict=False):
        if not cell or cell.isspace() or (has_name and not column):
            continue
        if suspect and (wrong := illegible(cell.replace("\r\n", "\n"))):
            problems.append((not_allowed(next(wrong.finditer(cell)).group()), names.get(column, "?")))
            cell = without(cell, wrong)
        if column and cell[0] in "#E" and (error := failing.SHOWN.fullmatch(cell.strip())):
            problems.append((_NEVER if error[0] == failing.NEVER_COMPUTED else _error(error[0]), names[column]))
        elif column and cell.strip():
            found[column] = cell.strip() if column in as_written else clean(cell)
        elif cell.strip():
            problems.append((message("“{words}” stands in a column without a name.", words=excerpt(cell)), ""))
    return found, problems
