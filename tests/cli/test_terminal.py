"""What a person sees on a real terminal of a given width."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.terminal import REPOSITORY, seen

pytest.importorskip("pty", reason="Windows has no pseudo-terminals")


def test_what_is_not_there_is_told_of_without_a_line(shipped: Path) -> None:
    (shipped / "data/partners.yaml").unlink()
    code, shown = seen(shipped, "validate", columns=200)
    assert code == 1
    assert "data/partners.yaml:1:1: K116 The signatory list is missing. Write the partners into this file.\n\n" in shown
    assert "K121" not in shown  # whether the partners' accepted findings are still there, nobody knows


def test_of_copies_the_names_are_shown_and_not_their_bytes(shipped: Path) -> None:
    assert seen(shipped, "render", columns=200)[0] == 0
    (shipped / "out/copies/01-a.docx").unlink()
    (shipped / "out/copies/02-b.docx").write_bytes(b"PK\x1b[31m")
    (shipped / "out/copies/obcy\x1b[31m\n.txt").write_text("obcy\n")
    code, shown = seen(shipped, "validate", columns=200)
    assert code == 1
    assert "out/copies/01-a.docx:1:1: K403 " in shown
    assert "out/copies/02-b.docx:1:1: K402 " in shown
    assert "out/copies/obcy\\x1b[31m\\n.txt:1:1: K404 " in shown
    assert "\x1b" not in shown
    assert "│" not in shown


def test_a_hidden_character_is_shown_as_one_that_can_be_seen(shipped: Path) -> None:
    agreement = shipped / "data/agreement.yaml"
    agreement.write_text(agreement.read_text(encoding="utf-8").replace("status: draft", "status: dr\x1b\u202eaft"))
    code, shown = seen(shipped, "validate")
    assert code == 1
    assert re.search(r" │ status: dr\ufffd\ufffdaft\n +│           \^\n", shown)


@pytest.mark.parametrize("columns", [40, 80])
def test_single_lines_are_broken_between_words_on_a_terminal_and_never_in_a_pipe(shipped: Path, columns: int) -> None:
    (shipped / "inny tekst.txt").write_text("Porozumienie", encoding="utf-8")
    for arguments, code in ((("verify", "inny tekst.txt"), 1), (("sign", "xyz", "--by", "Jan Lis"), 3)):
        got, shown = seen(shipped, *arguments, columns=columns)
        piped = subprocess.run(
            [sys.executable, "-m", "kpes", *arguments], cwd=shipped, capture_output=True, encoding="utf-8",
            env={**os.environ, "COLUMNS": str(columns), "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
                 "PYTHONPATH": str(REPOSITORY)},
        )  # fmt: skip
        whole = piped.stdout + piped.stderr
        assert (got, piped.returncode) == (code, code)
        assert max(map(len, whole.splitlines())) > 80
        assert max(map(len, shown.splitlines())) <= columns
        assert shown.split() == whole.split()


@pytest.mark.parametrize(("language", "columns"), [("en", 96), ("pl", 80)])
def test_a_command_that_mends_something_stays_in_one_line_to_be_copied(
    tmp_path: Path, language: str, columns: int
) -> None:
    code, shown = seen(tmp_path, "init", "zielona-dolina", columns=columns, language=language)
    assert (code, shown.splitlines()[-1]) == (0, "kpes validate")
    assert len(shown.splitlines()[-2]) + len(" kpes") <= columns  # where a line is broken between words alone, it fits


BEFORE = ("", "字" * 300, "ą" * 9000, "\t字e\u0301 " * 20)
BEHIND = ("", "字" * 300, "ą" * 9000)


@pytest.mark.parametrize("columns", [40, 80])
def test_the_spot_is_in_view_in_any_line_on_any_terminal(shipped: Path, columns: int) -> None:
    agreement = shipped / "data/agreement.yaml"
    text = agreement.read_text(encoding="utf-8")
    written = "".join(f"  - text: '{before} 2014-2012 {behind}'\n" for before in BEFORE for behind in BEHIND)
    agreement.write_text(re.sub(r"(?m)^paragraphs:\n", lambda of: of[0] + written, text), encoding="utf-8")
    _, shown = seen(shipped, "validate", columns=columns)
    found = [finding for finding in shown.split("\n\n") if " K210 " in finding]
    assert len(found) == len(BEFORE) * len(BEHIND)
    for finding in found:
        line, under = finding.split("│")[1:3]
        at = under.index("^")
        assert under.count("^") == len("2014-2012")
        assert cell_len(line.partition("2014-2012")[0]) == at
        assert 9 + at + under.count("^") <= columns
