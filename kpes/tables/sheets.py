"""Workbooks in XLSX and ODS, read in a process of their own, since they come from anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpes import sandbox
from kpes.messages import Message, listed, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from kpes.errors import KpesError
    from kpes.tables.grid import Grid, Line

_SECONDS = 20
_MEMORY = 2**30
_MOST_CELLS = 1_000_000
"""Cells of all sheets, empty ones between others too; ten thousand partners with every key are 200,000."""
_MOST_LETTERS = 32 * 2**20
_WIDEST = 16_384
"""Columns of a sheet."""
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Of workbooks: of those that are packed folders, and of old or locked ones."""


def is_one(data: bytes) -> bool:
    """Whether this is a workbook and no text."""
    return data.startswith(_BEGINNINGS)


def read(data: bytes, file: str, told: Callable[[Sequence[Line]], int]) -> Grid:
    """The cells of the sheet in which ``told`` finds the most names of columns, a formula by its value.

    A KpesError, which names ``file``, where that cannot be read.
    """
    from kpes.tables.grid import Grid

    answered = _answered(data, file)
    if isinstance(answered, str):
        raise _refused(file, _REFUSED[answered])
    sheets = [(name, [(number, cells) for number, cells in lines]) for name, lines in answered]
    if not sheets:
        return Grid([], [])
    chosen, lines = max(sheets, key=lambda sheet: told(sheet[1]))
    others = [name for name, _ in sheets if name != chosen]
    left = message("Only the sheet “{name}” was read. Others are there, too: {others}.", name=chosen,
                   others=listed(others) if others else "")  # fmt: skip
    return Grid(lines, [], notes=(left,) if others else ())


_REFUSED = {
    "locked": message("it is locked with a password"),
    "old": message("it is of an old kind (.xls), or locked"),
    "large": message("it holds too much"),
    "unknown": message("it is no workbook in XLSX or ODS, or is damaged"),
}


def _answered(data: bytes, file: str) -> Any:
    if not data.startswith(_BEGINNINGS[0]):
        return "old"
    process = sandbox.Process(__name__, _SECONDS, _MEMORY)
    try:
        return process.ask(data)
    except sandbox.Died:
        return "large"
    finally:
        process.end()


def _refused(file: str, why: Message) -> KpesError:
    from kpes.errors import KpesError

    return KpesError(
        message("{path} cannot be read: {why}.", path=file, why=why),
        message("Save it in the spreadsheet as XLSX without a password, or as “CSV UTF-8”, and run the command again."),
    )


def answer(told: dict[str, Any], data: bytes) -> object:
    """The lines of each sheet that anybody sees and that holds anything, and the errors in it; else a word why not."""
    import io
    import zipfile

    import python_calamine as calamine

    from kpes.tables import failing

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        seen = [one.name for one in book.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        sheets = [(name, book.get_sheet_by_name(name)) for name in seen]
        if sum(sheet.height * sheet.width for _, sheet in sheets) > _MOST_CELLS:
            return "large"
        without = failing.cells(data)
        found = [(name, _lines(sheet, without.get(name, {}))) for name, sheet in sheets]
    except calamine.PasswordError:
        return "locked"
    except MemoryError:
        return "large"
    except (calamine.CalamineError, zipfile.BadZipFile, SyntaxError, ValueError, LookupError, RuntimeError):
        return "unknown"
    if sum(len(cell) for _, lines in found for _, cells in lines for cell in cells) > _MOST_LETTERS:
        return "large"
    return [(name, lines) for name, lines in found if lines]


def _lines(sheet: Any, without: Mapping[tuple[int, int], str]) -> list[Line]:
    """The rows that hold anything; what cells ``without`` a value show is given."""
    if sheet.start is None and not without:
        return []
    above, before = sheet.start or (0, 0)
    rows = [[""] * before + list(map(_words, row)) for row in sheet.to_python(skip_empty_area=True)]
    for (row, column), said in without.items():
        if above < row <= _MOST_CELLS and column <= _WIDEST:
            rows += [[] for _ in range(row - above - len(rows))]
            cells = rows[row - above - 1]
            cells += [""] * (column - len(cells))
            cells[column - 1] = said
    return [(number, row) for number, row in enumerate(rows, above + 1) if any(map(str.strip, row))]


def _words(value: object) -> str:
    """What a cell says: a whole number has no decimals, and a day no time."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
