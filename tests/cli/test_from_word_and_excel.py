"""The whole way in a terminal, in Polish: the agreement in Word, the partners in Excel, fourteen copies, no YAML."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from kpes.tables.writing import as_xlsx
from tests.importing.typed import centred, item, line, table, word
from tests.terminal import seen

pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

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


def test_four_commands_lead_from_word_and_excel_to_fourteen_copies(tmp_path: Path) -> None:
    lists = [(("decimal", "%1."),), (("lowerLetter", "%1)"),)]
    (tmp_path / "umowa.docx").write_bytes(word(*AGREEMENT, lists=lists, footer="Strona **PAGE**"))
    (tmp_path / "partnerzy.xlsx").write_bytes(as_xlsx(PARTNERS, "Partnerzy"))

    code, shown = seen(tmp_path, *"import umowa.docx klaster".split(), language="pl")
    assert code == 0, shown
    assert "W folderze klaster jest nowe porozumienie, utworzone z pliku umowa.docx:" in shown
    assert "4 paragrafy, 5 punktów, 1 tabela, 1 odesłanie przez id" in shown
    code, shown = seen(tmp_path, *"--project klaster partners import partnerzy.xlsx --replace".split(), language="pl")
    assert code == 0, shown
    code, shown = seen(tmp_path, *"--project klaster validate".split(), language="pl")
    assert code == 0, shown
    assert "0 błędów, 0 ostrzeżeń." in shown
    code, shown = seen(tmp_path, *"--project klaster render --format docx --format pdf".split(), language="pl")
    assert code == 0, shown

    copies = tmp_path / "klaster/out/copies"
    assert len([*copies.glob("*.docx")]) == len([*copies.glob("*.pdf")]) == 14
    said = "\n".join(one.text for one in docx.Document(str(copies / "01-fundacja-zazolc-1.docx")).paragraphs)
    assert "sporządzono w 14 (czternastu) jednobrzmiących egzemplarzach" in " ".join(said.split())
    pages = " ".join(page.extract_text() for page in PdfReader(copies / "14-fundacja-zazolc-14.pdf").pages)
    assert "Fundacja Zażółć 14, Kartuzy" in " ".join(pages.split())
