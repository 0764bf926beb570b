"""The session in the README is one that was run, and gives the same today."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.scans import paper
from tests.scans.specimens import issued, on_a_desk

REPOSITORY = Path(__file__).parent.parent
END = "-- end of the answer --"


def session(readme: str) -> list[tuple[str, list[str]]]:
    """The commands of the section “A session”, each with the lines that it answers, in no certain order."""
    section = readme.partition("\n## A session\n")[2].partition("\n## ")[0]
    found: list[tuple[str, list[str]]] = []
    for line in re.findall(r"^    (.*)$", section, re.MULTILINE):
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        elif line:
            found[-1][1].append(line)
    return [(command, sorted(lines)) for command, lines in found]


def signed_copy() -> bytes:
    """A scan of a copy of the shipped agreement that all have signed."""
    pages = []
    for issue in on_a_desk()[0].issues:
        sheet = paper.printed(issued(), issue.number)
        for row in issue.rows:
            box = row.place
            paper.sign(sheet, (box.left + box.right) / 2, (box.top + box.bottom) / 2, row.number, height=6)
        pages.append(paper.scanned(sheet, paper.CLEAN, issue.number))
    return paper.as_pdf(pages, paper.CLEAN.dpi)


def test_every_command_of_the_session_answers_what_the_readme_says(tmp_path: Path) -> None:
    expected = session((REPOSITORY / "README.md").read_text(encoding="utf-8"))
    assert len(expected) > 10
    kpes = tmp_path / "bin/kpes"
    kpes.parent.mkdir()
    kpes.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kpes "$@"\n')
    kpes.chmod(0o755)
    (tmp_path / "scan.pdf").write_bytes(signed_copy())
    script = "".join(f"{{ {command}\n}} 2>&1\necho '{END}'\n" for command, _ in expected)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={
            "PATH": f"{kpes.parent}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(REPOSITORY),
            "LC_ALL": "C.UTF-8",
        },
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answers = [sorted(filter(None, answer.split("\n"))) for answer in done.stdout.split(END)]
    assert list(zip((command for command, _ in expected), answers, strict=False)) == expected
