"""Mistakes in commands and in files of data: each is told, and what is said mends it, done to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import change

COMMANDS = [
    ("statsu", "There is no command statsu. Did you mean: status?", "status"),
    ("validate --formt json", "There is no option --formt. Did you mean: --format?", "validate --format json"),
    ("partners imprt lista.csv", "There is no command imprt. Did you mean: import?", "partners import lista.csv"),
    ("partners import", "FILE is missing.", "partners import lista.csv"),
    ("show --format doc", "doc is not possible here. Possible: text, markdown, html.", "show --format text"),
    (
        "sign a --by Anna --on 2026-02-30",
        "“2026-02-30” is not a day of the calendar.",
        "sign a --by Anna --on 2026-02-28",
    ),
    ("sign aa --by Anna", "There is no partner “aa”.", "sign a --by Anna"),
]


@pytest.mark.parametrize(("wrong", "said", "mended"), COMMANDS)
def test_a_slip_in_a_command_is_told_and_what_is_said_works(
    kpes, shipped: Path, wrong: str, said: str, mended: str
) -> None:
    (shipped / "lista.csv").write_text("nazwa\nFundacja Wzór\n", encoding="utf-8")
    code, _, err = kpes(*wrong.split())
    assert code in (2, 3)
    assert said in err
    assert kpes(*mended.split()).code == 0


LIST, TEXT = "data/partners.yaml", "data/agreement.yaml"
TWO = """\
partners:
  - id: wzor
    name: Fundacja Wzór
    nip: '5260250274'
  - id: ster
    name: Spółdzielnia Ster
    nip: '1234563218'
"""
DATA = [
    (LIST, "id: ster\n    name", "name", "K105 The key “id” is missing. Add it here."),
    (LIST, "id: ster", "id: wzor", "K303 The id “wzor” is taken already, in line 2. Choose another."),
    (LIST, "name: Spółdzielnia", "nazwa: Spółdzielnia", "K105 The key “name” is missing. Add it here."),
    (LIST, "    name: Spółdzielnia", "   name: Spółdzielnia", "K102 "),
    (LIST, "    name: Spółdzielnia", "\tname: Spółdzielnia", "K102 "),
    (LIST, "name: Spółdzielnia Ster", "name: Fundacja wzór", "K306 “Fundacja wzór” stands on the list already"),
    (LIST, "nip: '1234563218'", "nip: '5260250274'", "K307 “Fundacja Wzór” (line 4) has the same NIP. Correct one"),
    (LIST, "nip: '1234563218'", "nip: '1234563219'", "K308 “1234563219” is no NIP: its last digit does not fit"),
    (TEXT, "status: draft", "statsu: draft", "K104 The key “statsu” is not known. Did you mean “status”?"),
    (TEXT, "status: draft", "status: finl", "K114 “finl” is not possible here. Did you mean “final”?"),
    (TEXT, "date: 2014-11-07", "date: 2014-11-31", "K107 "),
    (TEXT, "dnia {date}", "dnia {data}", "K208 Nothing is called “data”. Did you mean “date”?"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "said"), DATA)
def test_a_slip_in_the_data_is_told_with_its_place_and_mended_as_it_says(
    kpes, shipped: Path, file: str, right: str, wrong: str, said: str
) -> None:
    (shipped / LIST).write_text(TWO, encoding="utf-8")
    before = kpes("validate").out
    sound = (shipped / file).read_text(encoding="utf-8")
    change(shipped / file, right, wrong)
    out = kpes("validate").out
    assert any(line.startswith(f"{file}:") and said in line for line in out.splitlines()), out
    (shipped / file).write_text(sound, encoding="utf-8")
    assert kpes("validate").out == before


def test_data_in_another_encoding_are_told_and_read_once_they_are_saved_as_it_says(kpes, shipped: Path) -> None:
    file = shipped / TEXT
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.replace("→", "").encode("cp1250", errors="ignore"))
    out = kpes("validate").out
    assert "K101 This is not UTF-8. In Notepad: File, Save as, choose the encoding UTF-8 beside “Save”, Save." in out
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")  # as Notepad saves it
    assert kpes("validate").code == 0


def test_a_number_that_stands_twice_is_told_and_gone_once_its_label_is_taken_away(kpes, shipped: Path) -> None:
    folder = shipped.parent / "nowy"
    (shipped / "umowa.txt").write_text("UMOWA\nzawarta 3 maja 2024 r.\n§ 7\nCel.\n§ 7\nSpory.\n", encoding="utf-8")
    assert kpes("import", str(shipped / "umowa.txt"), str(folder)).code == 0
    told = kpes("--project", str(folder), "validate").out
    said = "K240 This label is written, and does not follow from the place. Is that meant?"
    assert told.count(said) == 2
    for label in ("  - label: § 7\n    text: Cel.", "  - label: § 7\n    text: Spory."):
        change(folder / TEXT, label, label.replace("label: § 7\n    ", ""))
    assert said not in kpes("--project", str(folder), "validate").out
