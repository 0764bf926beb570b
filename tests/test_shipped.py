"""The shipped agreement from its YAML to the pages that 22 presidents hold in their hands."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.needs import libreoffice
from tests.office import Save, save

MACHINES = (
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LOGNAME": "anna"},
    {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LOGNAME": "jan"},
)


def test_two_machines_write_the_same_copies(shipped: Path, tmp_path: Path) -> None:
    for number, machine in enumerate(MACHINES):
        command = [sys.executable, "-m", "kpes", "render", "--out", str(tmp_path / str(number))]
        subprocess.run(command, cwd=shipped, env={**os.environ, **machine}, check=True, capture_output=True)
    one, other = (
        {file.name: file.read_bytes() for file in (tmp_path / str(number)).iterdir()} for number in (0, 1)
    )
    assert len(one) == 24
    assert one == other


@libreoffice
def test_libreoffice_reads_exactly_the_canonical_text_and_every_page_tells_its_number_and_edition(
    kpes, shipped: Path, tmp_path: Path
) -> None:
    kpes("render")
    canonical = kpes("show").out
    text, pdf = tmp_path / "first.txt", tmp_path / "last.pdf"
    copies = shipped / "out/copies"
    save(tmp_path, Save(copies / "01-a.docx", text), Save(copies / "22-v.docx", pdf))

    lines = [" ".join(line.split()) for line in text.read_text(encoding="utf-8-sig").splitlines()]
    # A title of two lines on the page is one block; all else is line for line the same.
    title = " ".join(lines[:2])
    assert "".join(f"{line}\n" for line in [title, *lines[2:]] if line) == canonical

    edition = hashlib.sha256(canonical.encode()).hexdigest()[:12]
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    footers = [" ".join(page.strip().splitlines()[-1].split()) for page in pages.split("\f") if page.strip()]
    name = "Porozumienie o współpracy w ramach…"
    assert footers == [f"{name} strona {number} z 5 · wydanie {edition}" for number in range(1, 6)]
