"""A whole meeting from a table: all or nothing, every problem at once, and a run that goes on after a kill."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from tests.parties import REPOSITORY, contents
from tests.project import SHIPPED
from tests.thorough import part

NOTE = (
    "Note: this text is a draft. Once “status: final” is set it is another text, and these signatures count as "
    "given under another text.\n"
)


def table(root: Path, text: str, encoding: str = "utf-8") -> str:
    file = root / "spotkanie.csv"
    file.write_bytes(text.encode(encoding))
    return str(file)


def recorded(kpes) -> list[dict[str, object]]:
    return json.loads(kpes("history", "--format", "json").out)["events"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder outside the project, with a scan."""
    made = tmp_path / "spotkanie"
    made.mkdir()
    (made / "skan c.pdf").write_bytes(b"%PDF scan")
    return made


def test_a_table_from_a_polish_excel_is_recorded_whole(kpes, shipped: Path, folder: Path) -> None:
    file = table(
        folder,
        "Id;Pełnomocnik;Data;Miejsce;Sposób;Dowód;Uwagi\r\n"
        'a;Łucja Żółć;7.11.2014;;własnoręcznie;;"na; zebraniu"\r\n'
        ";;;;;;\r\n"
        "C;Jan Kowalski;;Sopot;podpis kwalifikowany;skan c.pdf|skan c.pdf;\r\n",
        "cp1250",
    )
    code, out, err = kpes("sign", "--batch", file, "--on", "2014-11-08", "--place", "Gdynia")
    assert (code, out) == (
        0,
        f"Recorded: Łucja Żółć for “A”, 2014-11-07, by hand, edition {SHIPPED}.\n"
        f"Recorded: Jan Kowalski for “C”, 2014-11-08, qualified electronic signature, edition {SHIPPED}.\n"
        "2 signatures recorded.\n",
    )
    assert err == (
        f"Note: {file} is not UTF-8, so it was read as Windows-1250, in which Excel in Poland writes CSV. "
        "Look whether the names are right.\nNote: skan c.pdf is another document than the agreement, so its words "
        "were not compared.\nNote: no electronic signature can be read in skan c.pdf. It was not signed "
        f"electronically, or was cut off, damaged or printed and scanned since.\n{NOTE}"
    )
    first, second = recorded(kpes)
    assert (first["representative"], first["place"], first["note"]) == ("Łucja Żółć", "Gdynia", "na; zebraniu")
    assert (second["signed_on"], second["place"], second["method"]) == ("2014-11-08", "Sopot", "qualified")
    assert [kept["file"] for kept in second["evidence"]] == ["data/evidence/c/skan c.pdf"]
    assert (shipped / "data/evidence/c/skan c.pdf").read_bytes() == b"%PDF scan"
    assert "0 errors" in kpes("validate").out


def test_a_workbook_is_recorded_as_the_spreadsheet_shows_it(kpes, shipped: Path, folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "spotkanie.xlsx") as book:
        page = book.add_worksheet("Podpisy")
        page.write_row(0, 0, ["Podpisy z 7 listopada"])
        page.write_row(2, 0, ["Id", "Podpisujący", "Data", "Sposób"])
        page.write_row(3, 0, ["a", "Łucja Żółć", "", "odręcznie"])
        page.write_datetime(3, 2, datetime(2014, 11, 7), book.add_format({"num_format": "d.mm.yyyy"}))
        page.write_row(4, 0, ["b", "", "7.11.2014"])
    code, out, err = kpes("sign", "--batch", str(folder / "spotkanie.xlsx"))
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == (
        f"{folder}/spotkanie.xlsx, row 5: It is not clear who signed for “B”. Name who signed in the column "
        "“Podpisujący”."
    )
    with xlsxwriter.Workbook(folder / "spotkanie.xlsx") as book:
        page = book.add_worksheet("Podpisy")
        page.write_row(0, 0, ["Id", "Podpisujący", "Data"])
        page.write_row(1, 0, ["a", "Łucja Żółć"])
        page.write_datetime(1, 2, datetime(2014, 11, 7), book.add_format({"num_format": "d.mm.yyyy"}))
    code, out, _ = kpes("sign", "--batch", str(folder / "spotkanie.xlsx"))
    assert (code, out) == (
        0, f"Recorded: Łucja Żółć for “A”, 2014-11-07, by hand, edition {SHIPPED}.\n1 signature recorded.\n",
    )  # fmt: skip


def test_every_problem_is_told_by_row_and_nothing_is_recorded(kpes, shipped: Path, folder: Path) -> None:
    partners = shipped / "data/partners.yaml"
    text = partners.read_text(encoding="utf-8")
    people = "    name: E\n    representatives:\n      - name: Anna Nowak\n      - name: Jan Lis\n"
    partners.write_text(text.replace("    name: E\n", people, 1), encoding="utf-8")
    assert kpes("sign", "b", "--by", "Ewa Kos", "--on", "2014-11-07").code == 0
    before = {name: contents(shipped / "data" / name) for name in ("signatures", "editions")}
    file = table(
        folder,
        "partner,by,on,method,evidence\n"
        "x9,J K,2014-13-01,hand,no.pdf\n"
        "c,Jan Kowalski\n"
        "C,jan  KOWALSKI,2200-01-01\n"
        ",X\n"
        "d,,2010-01-01,quallified\n"
        "e,Adam Bąk\n"
        "b,ewa kos,2014-11-08\n"
        "f,Ola Lis,,,..\n",
    )
    for extra in ((), ("--dry-run",)):
        code, out, err = kpes("sign", "--batch", file, *extra)
        assert (code, out) == (1, "")
        assert err.replace(f"{file}, row ", "") == (
            "2: There is no partner “x9”. The partners are: a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, "
            "s, t, u, v.\n"
            "2: “2014-13-01” is not a day of the calendar.\n"
            "2: “hand” is not possible in the column “method”. Did you mean: by hand?\n"
            f"2: {folder / 'no.pdf'} cannot be kept as evidence: there is no such file.\n"
            "4: 2200-01-01 is in the future.\n"
            "4: jan KOWALSKI for “C” stands in row 3 already.\n"
            "5: The partner is missing.\n"
            "6: It is not clear who signed for “D”. Name who signed in the column “by”.\n"
            "6: 2010-01-01 is before the date of the text, 2014-11-07.\n"
            "6: “quallified” is not possible in the column “method”. Did you mean: qualified?\n"
            "7: Adam Bąk is not a representative of “E”. Possible: Anna Nowak, Jan Lis.\n"
            "8: Ewa Kos has signed this text for “B” already, on 2014-11-07. If that record is wrong, withdraw it "
            "first: kpes revoke b --reason TEXT\n"
            f"9: {folder / '..'} lies outside the folder of the table. If it is meant, say so: --yes\n"
            "13 problems, so nothing was recorded. Mend the file and run the command again.\n"
        )
    assert {name: contents(shipped / "data" / name) for name in before} == before
    assert not (shipped / "data/evidence").exists()
    assert "2: Nie ma partnera „x9”." in kpes("--lang", "pl", "sign", "--batch", file).err.replace("wiersz ", "")


def test_a_table_is_told_of_in_its_own_words_and_else_in_the_readers(kpes, shipped: Path, folder: Path) -> None:
    def problem(text: str) -> str:
        return kpes("--lang", "pl", "sign", "--batch", table(folder, text)).err.split("\n")[0].partition("wiersz ")[2]

    assert problem("Id;Kto podpisał\na;\n").endswith("W kolumnie „Kto podpisał” trzeba podać osobę podpisującą.")
    assert problem("Id;Data\na;\n").endswith("W kolumnie „osoba podpisująca” trzeba podać osobę podpisującą.")
    assert problem("partner;by\na;\n").endswith("W kolumnie „by” trzeba podać osobę podpisującą.")
    missing = "1: Brakuje kolumny „id”. W pierwszym wierszu trzeba wpisać „id” nad właściwą kolumną."
    assert problem("Data;Miejsce\n;\n") == missing
    assert problem("Id;kto\na;\n") == (
        "1: Nie ma kolumny „kto”. Możliwe: id, osoba podpisująca, data, miejsce, sposób, dowód, pełnomocnictwo, "
        "uwagi, stan."
    )
    assert problem("Id;Pełnomocnik;Sposób\na;Jan Lis;xyzzy\n") == (
        "2: „xyzzy” nie pasuje do kolumny „Sposób”. Możliwe: podpis własnoręczny, podpis kwalifikowany, "
        "podpis zaufany, podpis osobisty, inaczej."
    )


def test_that_letters_were_guessed_is_told_with_the_problems_too(kpes, folder: Path) -> None:
    code, _, err = kpes("sign", "--batch", table(folder, "Id;Pełnomocnik\nx9;Jan Wąs\n", "cp1250"))
    note, problem, _ = err.split("\n", 2)
    assert (code, "so it was read as Windows-1250" in note, "There is no partner “x9”." in problem) == (1, True, True)


def test_a_row_that_cannot_be_read_whole_is_checked_all_the_same(kpes, folder: Path) -> None:
    _, _, err = kpes("sign", "--batch", table(folder, "partner;by;on\nx9;Jan\u200b Lis;2200-01-01;Gdynia; Sopot\n"))
    assert [line.partition("row 2: ")[2].split(".")[0] for line in err.splitlines()[:-1]] == [
        "There are more cells than columns",
        "by: The character U+200B ZERO WIDTH SPACE is not allowed: it cannot be seen, or it changes how others look",
        "There is no partner “x9”",
        "2200-01-01 is in the future",
    ]


def test_a_register_file_that_nothing_can_be_added_to_is_a_problem_of_its_row(kpes, shipped, folder) -> None:
    (shipped / "data/signatures").mkdir()
    (shipped / "data/signatures/b.yaml").write_text("- event: sined\n", encoding="utf-8")
    file = table(folder, "partner,by,on\na,Anna Nowak,2014-11-07\nb,Jan Lis,2014-11-07\n")
    code, _, err = kpes("sign", "--batch", file)
    assert code == 1
    assert f"{file}, row 3: data/signatures/b.yaml, line 1, does not read as kpes wrote it" in err
    assert not (shipped / "data/signatures/a.yaml").exists()


def test_two_people_may_sign_for_one_partner(kpes, shipped: Path, folder: Path) -> None:
    file = table(folder, "partner,by,on\na,Anna Nowak,2014-11-07\na,Jan Lis,2014-11-07\n")
    assert kpes("sign", "--batch", file).code == 0
    assert [event["representative"] for event in recorded(kpes)] == ["Anna Nowak", "Jan Lis"]
    assert "K50" not in kpes("validate").out


def test_a_dry_run_writes_nothing(kpes, shipped: Path, folder: Path) -> None:
    file = table(folder, "partner,by,evidence\na,Anna Nowak,skan c.pdf\n")
    code, out, _ = kpes("sign", "--batch", file, "--dry-run")
    assert (code, out.split("\n")[1]) == (0, "1 signature would be recorded.")
    assert sorted(path.name for path in (shipped / "data").iterdir()) == ["agreement.yaml", "partners.yaml"]


def test_what_is_recorded_exactly_so_is_told_and_not_doubled(kpes, folder: Path) -> None:
    row = "a,Anna Nowak,2014-11-07,skan c.pdf\n"
    assert kpes("sign", "--batch", table(folder, f"partner,by,on,evidence\n{row}")).code == 0
    both = table(folder, f"partner,by,on,evidence\n{row}b,Jan Lis,2014-11-07\n")
    code, out, _ = kpes("sign", "--batch", both)
    already = "Row 2: recorded already: Anna Nowak for “A”, 2014-11-07, by hand, edition 4b2eb503d99d."
    assert (code, out.split("\n")[0]) == (0, already)
    assert out.endswith("1 signature recorded.\n")
    assert len(recorded(kpes)) == 2
    (folder / "skan c.pdf").write_bytes(b"another scan")
    code, _, err = kpes("sign", "--batch", both)
    assert (code, "row 2: Anna Nowak has signed this text" in err, "row 3" in err) == (1, True, False)


@pytest.mark.parametrize("renamed", [0, 1, 2, 7])
def test_after_a_kill_all_of_the_table_is_recorded_or_nothing_and_it_goes_on(
    kpes, shipped: Path, folder: Path, renamed: int
) -> None:
    ids = "abcdefghijkl"
    rows = "".join(f"{id},Anna {id.upper()},2014-11-07,skan c.pdf\n" for id in ids)
    file = table(folder, f"partner,by,on,evidence\n{rows}")
    killed = (
        f"import os, sys; from kpes.cli import main; put, left = os.replace, [{renamed}]\n"
        "def replace(*names):\n"
        "    left[0] -= 1\n"
        "    os._exit(9) if left[0] < 0 else put(*names)\n"
        "os.replace = replace\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", killed, "--project", str(shipped), "sign", "--batch", file]
    assert subprocess.run(command, cwd=REPOSITORY, capture_output=True).returncode == 9
    # What is renamed first is the journal, with which all is recorded; the files of the register come after it.
    assert len(list((shipped / "data/signatures").glob("*.yaml"))) == max(0, renamed - 1)
    assert [event["partner"] for event in recorded(kpes)] == list(ids if renamed else "")
    assert kpes("status").out.split("\n")[1].startswith(f"{12 if renamed else 0} of 22 have signed")
    code, out, _ = kpes("sign", "--batch", file)
    assert (code, out.count("recorded already: "), out.count("Recorded: ")) == (0, *((12, 0) if renamed else (0, 12)))
    assert len(list((shipped / "data/signatures").glob("*.yaml"))) == 12
    assert [event["representative"] for event in recorded(kpes)] == [f"Anna {id.upper()}" for id in ids]
    again = "All 12 signatures were recorded already, so nothing is new.\n"
    assert kpes("sign", "--batch", file).out.endswith(again)
    assert kpes("sign", "--batch", file, "--dry-run").out.endswith(again)
    assert len(list((shipped / "data/evidence").glob("*/*.pdf"))) == len(ids)


def test_with_no_room_for_one_of_the_files_none_changes(kpes, shipped: Path, folder: Path) -> None:
    assert kpes("sign", "b", "--by", "Ewa Kos", "--on", "2014-11-07", "--note", "x" * 3000).code == 0
    before = contents(shipped / "data/signatures")
    file = table(folder, "partner,by,on,note\na,Jan Lis,2014-11-07,\n" + f"c,Jan Lis,2014-11-07,{'y' * 30000}\n")
    limited = (
        "import resource, signal, sys; from kpes.cli import main\n"
        "sys.dont_write_bytecode = True\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (25000, 25000))\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", limited, "--project", str(shipped), "sign", "--batch", file]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    assert (done.returncode, "there is no room left" in done.stderr) == (3, True)
    assert contents(shipped / "data/signatures") == before


@pytest.mark.parametrize("extra", [("a",), ("--by", "Anna Nowak"), ("--evidence", "x.pdf")])
def test_what_the_rows_say_cannot_be_said_beside_them(kpes, folder: Path, extra: tuple[str, ...]) -> None:
    code, _, err = kpes("sign", *extra, "--batch", table(folder, "partner\na\n"))
    named = "PARTNER" if extra == ("a",) else extra[0]
    assert (code, err.split("\n")[0]) == (2, f"{named} does not go with --batch, whose rows say that.")


def test_a_table_that_is_missing_empty_or_no_file_is_refused(kpes, folder: Path) -> None:
    missing = kpes("sign", "--batch", str(folder / "no.csv"))
    assert (missing.code, "no.csv cannot be read: there is no such file" in missing.err) == (3, True)
    assert "is a folder or a device, not a file." in kpes("sign", "--batch", str(folder)).err
    headed = kpes("sign", "--batch", table(folder, "partner,by\n"))
    assert (headed.code, "spotkanie.csv names no signatures." in headed.err) == (3, True)
    empty = kpes("sign", "--batch", table(folder, ""))
    assert (empty.code, "spotkanie.csv is empty. Write the names of the columns" in empty.err) == (3, True)


def test_many_signatures_are_recorded_under_one_lock(kpes, shipped: Path, folder: Path) -> None:
    count = part(1000)
    listed = "".join(f"  - id: p{number}\n    name: Partner {number}\n" for number in range(count))
    (shipped / "data/partners.yaml").write_text(f"partners:\n{listed}", encoding="utf-8")
    rows = "".join(f"Partner {number},Jan Lis,2014-11-07\n" for number in range(count))
    out = kpes("sign", "--batch", table(folder, f"partner,by,on\n{rows}")).out
    assert out.endswith(f"{count} signatures recorded.\n")
    assert kpes("status").out.split("\n")[1].startswith(f"All {count} have signed")


def test_signatures_that_miss_the_form_are_counted(kpes, folder: Path) -> None:
    rows = "".join(f"{id},Jan Lis,2014-11-07,podpis zaufany\n" for id in "abc")
    err = kpes("sign", "--batch", table(folder, f"partner,by,on,method\n{rows}d,Jan Lis,2014-11-07,\n")).err
    assert err == (
        NOTE + "Note: the agreement asks for written form, and 3 of these signatures are not of that form.\n"
        "Note: 3 electronic signatures are recorded without the signed files, which are their only originals. Keep "
        "those files safe, or give them as evidence.\n"
    )
