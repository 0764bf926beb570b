"""Workbooks, as spreadsheets and programs write them: which sheet, which row, what a cell says, what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kpes.errors import KpesError
from kpes.messages import message
from kpes.tables import sheets
from kpes.tables.reading import Columns, Row, Table, read
from kpes.tables.writing import as_csv, as_xlsx
from tests import needs, office

COLUMNS = Columns(
    names={"name": message("name"), "krs": message("krs"), "on": message("on")},
    meant={"name": "name", "nazwa": "name", "krs": "krs", "dzień": "on"},
    needed="name",
    as_written=(),
    remedy=message("Choose another folder."),
    others_left=True,
)


def workbook(*fill: Callable[[Any, Any], object]) -> bytes:
    """A workbook whose sheets are filled so, each by a function of the book and the sheet."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for number, one in enumerate(fill, 1):
            one(book, book.add_worksheet(f"S{number}"))
    return made.getvalue()


def filled(rows: list[list[Any]], at: tuple[int, int] = (0, 0)) -> Callable[[Any, Any], object]:
    def fill(_: Any, sheet: Any) -> None:
        for number, row in enumerate(rows, at[0]):
            sheet.write_row(number, at[1], row)

    return fill


def table(data: bytes) -> Table:
    return read(data, "t.xlsx", COLUMNS)


def problems(data: bytes) -> list[str]:
    return [f"{one.row}: {one.told}" for one in table(data).problems]


def test_a_sheet_is_read_wherever_it_begins_below_a_title_and_empty_rows() -> None:
    rows = [["Lista partnerów klastra"], [], ["Lp.", "Nazwa:", " KRS "], [1, "Fundacja", "0000123456"], [], [2, "Żółw"]]
    found = table(workbook(filled(rows, at=(2, 3))))
    assert found.rows == (Row(6, {"name": "Fundacja", "krs": "0000123456"}), Row(8, {"name": "Żółw"}))
    assert [str(note) for note in found.notes] == ["The column “Lp.” is not known and was left out."]
    assert found.problems == ()


def test_numbers_days_and_formulas_are_what_the_spreadsheet_shows() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["nazwa", "krs", "dzień"])
        sheet.write_formula(1, 0, '="Fundacja "&"Fala"', None, "Fundacja Fala")
        sheet.write_number(1, 1, 5260250274)
        sheet.write_datetime(1, 2, datetime(2014, 11, 7), book.add_format({"num_format": "d.mm.yyyy"}))

    assert table(workbook(fill)).rows == (
        Row(2, {"name": "Fundacja Fala", "krs": "5260250274", "on": "2014-11-07"}),
    )


def test_a_formula_that_fails_or_was_never_computed_is_told_by_its_column_and_not_taken_for_an_empty_cell() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["nazwa", "krs"])
        sheet.write_row(1, 0, ["Fundacja"])
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(4, 0, "=A1", None, "#REF!")

    data = workbook(fill, filled([["x"]]))
    assert problems(data) == [
        "2: krs: The cell holds the error #DIV/0! instead of a value. Mend its formula, or write the value.",
        "5: nazwa: The cell holds the error #REF! instead of a value. Mend its formula, or write the value.",
    ]
    uncomputed = changed(data, "xl/worksheets/sheet1.xml", b' t="e"><f>A1</f><v>#REF!</v>', b"><f>A1</f>")
    assert problems(uncomputed)[1] == (
        "5: nazwa: Its formula was never computed. Open the file in the spreadsheet, save it, and run the command "
        "again."
    )


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with other words in one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            held = before.read(name)
            assert name != part or old in held
            after.writestr(name, held.replace(old, new) if name == part else held)
    return made.getvalue()


def test_the_sheet_that_names_the_most_columns_is_read_the_others_are_told_and_hidden_ones_are_not_there() -> None:
    def hidden(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["nazwa", "krs", "dzień"])
        sheet.hide()

    found = table(workbook(filled([["Notatki"]]), filled([["nazwa", "krs"], ["A", "1"]]), hidden))
    assert found.rows == (Row(2, {"name": "A", "krs": "1"}),)
    assert [str(note) for note in found.notes] == ["Only the sheet “S2” was read. Others are there, too: S1."]


def test_a_workbook_without_any_words_is_empty() -> None:
    with pytest.raises(KpesError, match=r"^t\.xlsx is empty\. Choose another folder\.$"):
        table(workbook(filled([])))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04" + bytes(100), "it is no workbook in XLSX or ODS, or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "it is of an old kind (.xls), or locked"),
        (workbook(filled([["nazwa"]]))[:-30], "it is no workbook in XLSX or ODS, or is damaged"),
        (workbook(lambda _, sheet: (sheet.write(0, 0, "x"), sheet.write(1048575, 16383, "x"))), "it holds too much"),
    ],
    ids=["no workbook", "old", "cut off", "one cell far away"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(KpesError) as refused:
        table(data)
    assert str(refused.value) == (
        f"t.xlsx cannot be read: {why}. Save it in the spreadsheet as XLSX without a password, or as “CSV UTF-8”, and "
        "run the command again."
    )


def test_a_workbook_that_unpacks_into_more_than_there_is_room_for_ends_only_the_process_that_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sheets, "_MEMORY", 2**27)
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b"A" * 2**27 + b"</t></is></c></row></sheetData>"
    bomb = changed(workbook(filled([["nazwa"]])), "xl/worksheets/sheet1.xml", b"</sheetData>", row)
    assert len(bomb) < 2**20
    with pytest.raises(KpesError, match="it holds too much"):
        table(bomb)


def test_what_is_written_is_read_back_and_no_cell_is_a_formula() -> None:
    cells = ["=1+1", "+48 58 000", "@x", "-1", "'=x", "''", "<b>", "a\nb", "_x0041_", "0000123456", "1e5", "http://x.pl"]
    rows = [["nazwa"], *([cell] for cell in cells)]
    for data in (as_xlsx(rows, "S"), as_csv(rows, ";").encode()):
        assert [row.cells["name"] for row in table(data).rows] == [cell.replace("\n", " ") for cell in cells]
    with zipfile.ZipFile(io.BytesIO(as_xlsx(rows, "S"))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f" not in sheet
    assert sheet.count(b't="s"') == len(rows)
    assert "'=1+1\r\n'+48 58 000\r\n'@x\r\n'-1\r\n''=x\r\n''\r\n" in as_csv(rows)


def test_more_than_a_cell_holds_is_refused_rather_than_left_out() -> None:
    with pytest.raises(KpesError) as refused:
        as_xlsx([["nazwa"], ["a" * 32768]], "S")
    assert str(refused.value) == (
        f"No cell in XLSX holds more than 32767 letters: {'a' * 59}… Write the table as CSV: give the file a name that "
        "ends in .csv"
    )


@needs.calc
def test_what_libreoffice_saves_is_read_whatever_its_format(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Nazwa", "KRS", "Dzień"])
        sheet.write_row(1, 0, ["Fundacja „Żółw”", "0000123456"])
        sheet.write_row(2, 0, ["", 123456])
        sheet.write_formula(2, 0, '="Gmina "&"Gdańsk"', None, "Gmina Gdańsk")
        sheet.write_datetime(2, 2, datetime(2014, 11, 7), book.add_format({"num_format": "d.mm.yyyy"}))
        sheet.write_formula(3, 0, "=1/0", None, "#DIV/0!")

    given = tmp_path / "given.xlsx"
    given.write_bytes(workbook(fill))
    saved = [tmp_path / f"saved{ending}" for ending in (".xlsx", ".ods", ".csv")]
    office.save(tmp_path, *(office.Save(given, file) for file in saved))
    for file in saved:
        found = read(file.read_bytes(), file.name, COLUMNS)
        assert [row.cells.get("name") for row in found.rows] == ["Fundacja „Żółw”", "Gmina Gdańsk"], file.name
        assert [row.cells.get("krs") for row in found.rows] == ["0000123456", "123456"], file.name
        assert len(found.problems) == 1, file.name
        assert "#DIV/0!" in str(found.problems[0].told), file.name
