"""The shipped agreement from its YAML to the pages that 22 presidents hold in their hands."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.needs import libreoffice

MACHINES = (
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LOGNAME": "anna"},
    {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "LOGNAME": "jan"},
)


def converted(copy: Path, folder: Path, format: str, suffix: str) -> Path:
    """What LibreOffice makes of a copy."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", format, "--outdir", str(folder), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{copy.stem}{suffix}"


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
def test_libreoffice_reads_exactly_the_canonical_text(kpes, shipped: Path, tmp_path: Path) -> None:
    kpes("render")
    text = converted(shipped / "out/copies/01-a.docx", tmp_path, "txt:Text (encoded):UTF8", ".txt")
    lines = [" ".join(line.split()) for line in text.read_text(encoding="utf-8-sig").splitlines()]
    canonical = kpes("show").out
    # A title of two lines on the page is one block; all else is line for line the same.
    title = " ".join(lines[:2])
    assert "".join(f"{line}\n" for line in [title, *lines[2:]] if line) == canonical


@libreoffice
def test_every_page_tells_its_number_and_the_edition(kpes, shipped: Path, tmp_path: Path) -> None:
    kpes("render")
    edition = hashlib.sha256(kpes("show").out.encode()).hexdigest()[:12]
    pdf = converted(shipped / "out/copies/22-v.docx", tmp_path, "pdf", ".pdf")
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    footers = [" ".join(page.strip().splitlines()[-1].split()) for page in pages.split("\f") if page.strip()]
    assert footers == [f"strona {number} z 5 wydanie {edition}" for number in range(1, 6)]
