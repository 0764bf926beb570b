"""Tables as spreadsheets write them: encodings, separators, headers, quotes."""

from __future__ import annotations

import codecs
from typing import get_args

import pytest

from kpes.errors import KpesError
from kpes.messages import CATALOGUES, catalogue
from kpes.model import Method
from kpes.signing.rows import COLUMNS, read
from kpes.signing.words import METHODS, POSSIBLE
from kpes.tables.reading import Row

HEADER = "partner;by;note"
ROW = "a;Łucja Żółć;„zażółć gęślą jaźń” – ŚĆ"
MEANT = Row(2, {"partner": "a", "by": "Łucja Żółć", "note": "„zażółć gęślą jaźń” – ŚĆ"})


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.row, str(problem.told)) for problem in read(text.encode(), "t.csv").problems]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (f"{HEADER}\r\n{ROW}\r\n".encode(), "utf-8"),
        (f"{HEADER}\r\n{ROW}\r\n".encode("utf-8-sig"), "utf-8-sig"),
        (f"{HEADER}\r\n{ROW}\r\n".encode("cp1250"), "cp1250"),
        (codecs.BOM_UTF16_LE + f"{HEADER}\t\r\n{ROW}\t\r\n".replace(";", "\t").encode("utf-16-le"), "utf-16"),
        (f"{HEADER}\n{ROW}".encode(), "utf-8"),
        (f"\n;;\n{HEADER}\n{ROW}".replace(";", ",").encode(), "utf-8"),
    ],
)
def test_each_way_in_which_spreadsheets_write_csv_is_read(data: bytes, encoding: str) -> None:
    table = read(data, "t.csv")
    assert (table.problems, table.encoding) == ((), encoding)
    assert [row.cells for row in table.rows] == [MEANT.cells]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Jan Wąs", "iso8859-2"), ("Jan Wąs", "cp852"), ("Jan Gdański", "cp852"), ("Zoë Köhler", "cp1252")],
)
def test_other_encodings_are_refused_rather_than_guessed(name: str, encoding: str) -> None:
    with pytest.raises(KpesError) as refused:
        read(f"partner;by\na;{name}\n".encode(encoding), "t.csv")
    assert str(refused.value) == (
        "t.csv is neither UTF-8 nor Polish text in Windows-1250, so its letters cannot be told. "
        "Save it in the spreadsheet as “CSV UTF-8”, and run the command again."
    )


@pytest.mark.parametrize(
    "data", [b"P\x03\x04\x14\x00\x08\x08\x98\x99", codecs.BOM_UTF8 + b"partner\xff", b"\xff\xfea"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(KpesError, match=r"cannot be told|is no table"):
        read(data, "t.csv")


def test_quoted_cells_hold_separators_quotes_and_line_ends() -> None:
    table = read(b'partner;note;evidence\r\na;"na; ""sali""\r\nA";"s 1.pdf\r\ns2.pdf"\r\n', "t.csv")
    assert table.rows == (Row(2, {"partner": "a", "note": 'na; "sali" A', "evidence": "s 1.pdf\r\ns2.pdf"}),)


def test_columns_come_in_any_order_in_english_or_polish_and_empty_ones_do_no_harm() -> None:
    table = read("Uwagi,DATA,,Id,Pełnomocnik,miejsce,Sposób,dowód\nx,7.11.2014,,a,,Gdynia\n".encode(), "t.csv")
    assert table.problems == ()
    assert table.rows[0].cells == {"note": "x", "on": "7.11.2014", "partner": "a", "place": "Gdynia"}


def test_rows_have_the_numbers_that_the_spreadsheet_shows() -> None:
    table = read(b'partner;note\n;\na;"1\n2"\n\nb;x\n', "t.csv")
    assert [row.number for row in table.rows] == [3, 5]


def test_all_that_is_wrong_with_the_header_is_told_at_once() -> None:
    assert problems("partnerr;by;pełnomocnik;xyzzy\n") == [
        (1, "There is no column “partnerr”. Did you mean: partner?"),
        (1, "The column “pełnomocnik” is there twice."),
        (
            1,
            "There is no column “xyzzy”. Possible: partner, by, on, place, method, evidence, power-of-attorney, note, "
            "state.",
        ),
        (1, "The column “partner” is missing. Write “partner” into the first row, above the one that is meant."),
    ]


@pytest.mark.parametrize("text", ["", "\ufeff", " \r\n", "\n;;;\n", "sep=;", "sep=|\r\n||\r\n"])
def test_a_file_without_any_words_is_empty(text: str) -> None:
    with pytest.raises(KpesError) as refused:
        read(text.encode(), "t.csv")
    assert str(refused.value) == (
        "t.csv is empty. Write the names of the columns into its first row, and a row for each signature below."
    )


@pytest.mark.parametrize("first", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n', "\ufeffsep=;\r\n"])
def test_a_first_line_that_names_the_separator_is_no_row(first: str) -> None:
    table = read(f"{first}partner;note\r\na;x, y\r\n".encode(), "t.csv")
    assert (table.problems, table.rows) == ((), (Row(2, {"partner": "a", "note": "x, y"}),))


def test_a_separator_that_is_named_holds_whatever_else_stands_in_the_rows() -> None:
    assert read(b"sep=|\npartner|note;\n", "t.csv").problems[0].what.values["name"] == "note;"
    assert read(b"sep=\t\npartner\tnote\na\tx\n", "t.csv").rows == (Row(2, {"partner": "a", "note": "x"}),)


def test_what_columns_and_methods_are_called_can_be_written_into_the_table() -> None:
    for language in CATALOGUES:
        t = catalogue(language)
        assert [COLUMNS.meant[t(name)] for name in COLUMNS.names.values()] == list(COLUMNS.names)
        assert [METHODS[method] for method in t(POSSIBLE).split(", ")] == list(get_args(Method))


def test_rows_that_cannot_be_read_are_told_by_their_number() -> None:
    text = "partner;;by\na;;b;c\nb;x;y\nc;;A\u200bN\n"
    assert [row.cells["by"] for row in read(text.encode(), "t.csv").rows] == ["b", "y", "A N"]
    assert problems(text) == [
        (2, "There are more cells than columns. Put quotes around text with the separator in it."),
        (3, "“x” stands in a column without a name."),
        (
            4,
            "by: The character U+200B ZERO WIDTH SPACE is not allowed: it cannot be seen, or it changes how "
            "others look. Remove it.",
        ),
    ]


@pytest.mark.parametrize("row", ['b;"J K"x', 'b;"J K'])
def test_quotes_that_are_not_in_pairs_are_told_and_nothing_is_made_of_the_rest(row: str) -> None:
    table = read(f"partner;by\na;J K\n{row}\n".encode(), "t.csv")
    assert table.rows == ()
    assert [(problem.row, str(problem.told)) for problem in table.problems] == [
        (3, "The quotes are not in pairs here, or text follows a closing one. Mend this row.")
    ]
