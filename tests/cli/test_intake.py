"""A stack of scans on the command line: from the scanner to the register."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from kpes.cli.commands.intake import files_of
from kpes.fingerprint import short
from kpes.paths import OF_AGREEMENT
from tests.conftest import Run
from tests.scans import paper
from tests.scans.specimens import QUIET, edition_of, issued, on_a_desk

Kpes = Callable[..., Run]
EDITION = short(edition_of("memorandum"))


@pytest.fixture(scope="module")
def pictures() -> list[paper.np.ndarray]:
    """Two signed copies of one page, the second upside down and with a word by hand."""
    rows = on_a_desk("memorandum")[0].issues[0].rows
    found = []
    for number in range(2):
        sheet = paper.printed(issued("memorandum"), 1)
        for row in rows[number : 2 * number + 1]:
            paper.sign(sheet, 140, (row.place.top + row.place.bottom) / 2, row.number)
        if number:
            paper.write(sheet, 150, 103)
        found.append(paper.scanned(sheet, paper.MILD, number, 180 * number))
    return found


@pytest.fixture
def memorandum(shipped: Path) -> Path:
    shutil.copytree(QUIET / "memorandum", shipped / "data", dirs_exist_ok=True)
    return shipped


@pytest.mark.anew
def test_a_stack_becomes_copies_and_a_table_that_sign_takes(kpes: Kpes, memorandum: Path, pictures) -> None:
    (memorandum / "stos.pdf").write_bytes(paper.as_pdf(pictures, 200))
    done = kpes("intake", "stos.pdf")
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == f"copy-1.pdf: stos.pdf, page 1: all of edition {EDITION}, 1 page."
    assert f"copy-2.pdf: stos.pdf, page 2: all of edition {EDITION}, 1 page." in lines
    assert any("there is ink where nothing is printed" in line for line in lines)
    assert lines[-1] == "2 copies, 1 of them to look at. Nothing was recorded."
    assert not (memorandum / "data/signatures").exists()
    folder = memorandum / OF_AGREEMENT.intake / "1"
    assert "out/intake/1/index.html" in done.err
    assert "kpes sign --batch out/intake/1/signatures.csv --on DATE" in done.err
    assert [page.get_rotation() for page in pypdfium2.PdfDocument(folder / "copy-2.pdf")] == [180]
    rows = list(csv.DictReader((folder / "signatures.csv").read_text().splitlines()))
    assert [(row["partner"], row["state"], row["may sign"], row["evidence"], row["ink in"]) for row in rows] == [
        ("northwood", "ink", "Prof. Mary O’Brien", "copy-1.pdf", "1 of 2"),
        ("st-johns", "ink", "J. R. R. Smith", "copy-2.pdf", "1 of 2"),
        ("sge", "ink", "Zoë Lefèvre", "copy-2.pdf", "1 of 2"),
    ]

    table = str(folder / "signatures.csv")
    refused = kpes("sign", "--batch", table, "--on", "2026-11-20")
    assert refused.code == 1
    assert "A scan shows that somebody signed, not who. Name who signed in the column “by”." in refused.err
    names = {row["partner"]: row["may sign"] for row in rows[:2]}
    _confirm(folder / "signatures.csv", names)
    done = kpes("sign", "--batch", table, "--on", "2026-11-20")
    assert done.code == 0
    assert "2 signatures recorded." in done.out
    status = json.loads(kpes("status", "--format", "json").out)
    assert [one["signatures"][0]["representative"] for one in status["partners"][:2]] == list(names.values())
    kept = memorandum / status["partners"][1]["signatures"][0]["evidence"][0]["file"]
    assert kept.read_bytes() == (folder / "copy-2.pdf").read_bytes()

    again = kpes("intake", "stos.pdf", "--format", "json")
    report = json.loads(again.out)
    assert report["folder"] == "out/intake/2"
    assert (folder / "signatures.csv").is_file()
    [left] = list(csv.DictReader((memorandum / "out/intake/2/signatures.csv").read_text().splitlines()))
    assert left["partner"] == "sge"
    assert [one["rows"] for one in report["copies"]] == [
        [{"row": 1, "ink": True}, {"row": 2, "ink": False}, {"row": 3, "ink": False}],
        [{"row": 1, "ink": False}, {"row": 2, "ink": True}, {"row": 3, "ink": True}],
    ]


def test_a_folder_without_a_scan_and_a_file_that_is_not_there_are_told(kpes: Kpes, memorandum: Path) -> None:
    (memorandum / "skany").mkdir()
    (memorandum / "skany/notatki.txt").write_text("nic")
    code, out, err = kpes("intake", "skany")
    assert (code, out) == (3, "")
    assert "There is no scan in skany." in err
    code, out, err = kpes("intake", "skan.pdf")
    assert (code, out) == (3, "")
    assert "skan.pdf" in err


def test_files_of_a_folder_come_as_people_count_them(tmp_path: Path) -> None:
    for name in ("skan 10.PNG", "skan 9.png", "ą/1.tif", ".skan.png", "notatki.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = files_of([tmp_path, tmp_path / "skan 9.png"])
    assert [file.relative_to(tmp_path).as_posix() for file in found] == ["skan 9.png", "skan 10.PNG", "ą/1.tif"]


def _confirm(table: Path, names: dict[str, str]) -> None:
    rows = list(csv.DictReader(table.read_text().splitlines()))
    with table.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows({**row, "by": names[row["partner"]]} for row in rows if row["partner"] in names)
