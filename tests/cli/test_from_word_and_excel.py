"""The whole way in a terminal, in Polish: the agreement in Word, the partners in Excel, fourteen copies, no YAML."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from kpes.tables.writing import as_xlsx
from tests.conftest import REPOSITORY
from tests.importing.typed import centred, item, line, table, word

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

AGREEMENT = (
    centred("POROZUMIENIE", bold=True),
    centred("o współpracy w ramach Klastra Zielona Dolina", bold=True),
    "zawarte w dniu 12 marca 2024 r. w Kartuzach pomiędzy organizacjami, których lista znajduje się na końcu.",
    centred("§ 1"),
    centred("Cel"),
    item("Partnerzy wspólnie rozwijają ekonomię społeczną.", 1),
    item("Klaster nie ma osobowości prawnej.", 1),
    centred("§ 2"),
    centred("Zadania"),
    "Partnerzy wykonują zadania:",
    item("szkolenia, o których mowa w § 3;", 2),
    item("targi;", 2),
    item("wspólna oferta.", 2),
    centred("§ 3"),
    centred("Szkolenia"),
    table(["Temat", "Godziny"], ["Finanse", "8"], ["Promocja", "4"]),
    centred("§ 4"),
    line(
        "Porozumienie sporządzono w 14 (czternastu) jednobrzmiących egzemplarzach, po jednym dla każdego z Partnerów."
    ),
)
PARTNERS = [
    ["Nazwa", "Siedziba", "Osoba uprawniona 1", "Funkcja 1", "E-mail"],
    *([f"Fundacja Zażółć {number}", "Kartuzy", f"Anna Nowak-{number}", "Prezes", f"f{number}@example.org"]
      for number in range(1, 15)),
]  # fmt: skip


def typed(folder: Path, command: str) -> tuple[int, str]:
    """The exit code of a command that is typed on a terminal of 80 columns, and what it shows, without colours."""
    own, its = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "pl_PL.UTF-8",
                   "LANGUAGE": "pl", "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", *command.split()], cwd=folder, stdin=its, stdout=its, stderr=its, env=environment
    )
    os.close(its)
    shown = b""
    try:
        while part := os.read(own, 65536):
            shown += part
    except OSError:  # how Linux says that the other side has closed
        pass
    os.close(own)
    return process.wait(), re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode().replace("\r\n", "\n"))


def test_four_commands_lead_from_word_and_excel_to_fourteen_copies(tmp_path: Path) -> None:
    lists = [(("decimal", "%1."),), (("lowerLetter", "%1)"),)]
    (tmp_path / "umowa.docx").write_bytes(word(*AGREEMENT, lists=lists, footer="Strona **PAGE**"))
    (tmp_path / "partnerzy.xlsx").write_bytes(as_xlsx(PARTNERS, "Partnerzy"))

    code, shown = typed(tmp_path, "kpes import umowa.docx klaster")
    assert code == 0, shown
    assert "W folderze klaster jest nowe porozumienie, utworzone z pliku umowa.docx:" in shown
    assert "4 paragrafy, 5 punktów, 1 tabela, 1 odesłanie przez id" in shown
    code, shown = typed(tmp_path, "kpes --project klaster partners import partnerzy.xlsx --replace")
    assert code == 0, shown
    code, shown = typed(tmp_path, "kpes --project klaster validate")
    assert code == 0, shown
    assert "0 błędów, 0 ostrzeżeń." in shown
    code, shown = typed(tmp_path, "kpes --project klaster render --format docx --format pdf")
    assert code == 0, shown

    copies = tmp_path / "klaster/out/copies"
    assert len([*copies.glob("*.docx")]) == len([*copies.glob("*.pdf")]) == 14
    said = "\n".join(one.text for one in docx.Document(str(copies / "01-fundacja-zazolc-1.docx")).paragraphs)
    assert "sporządzono w 14 (czternastu) jednobrzmiących egzemplarzach" in " ".join(said.split())
    pages = " ".join(page.extract_text() for page in PdfReader(copies / "14-fundacja-zazolc-14.pdf").pages)
    assert "Fundacja Zażółć 14, Kartuzy" in " ".join(pages.split())
