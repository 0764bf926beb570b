"""The order of the modules: each imports only from rows above its own, and foreign libraries have one door."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kpes"

ROWS = (
    ("messages",),
    ("errors", "source", "language", "paths", "ooxml"),
    ("storage", "findings", "sandbox"),
    ("beneath", "changes", "model", "typesetting"),
    ("shapes",),
    ("tables",),
    ("document",),
    ("layout",),
    ("comparison",),
    ("fingerprint",),
    ("render",),
    ("copies", "esign", "received", "scans"),
    ("register",),
    ("rules", "status"),
    ("acts",),
    ("project",),
    ("verify",),
    ("intake",),
    ("protocol", "reports"),
    ("signing", "importing", "papers"),
    ("exports", "reminders"),
    ("cli",),
)
DOORS = {
    "yaml": "source",
    "docx": "render",
    "typst": "typesetting",
    "segno": "render",
    "jinja2": "render",
    "markupsafe": "render",
    "num2words": "language",
    "babel": "language",
    "filelock": "changes",
    "stdnum": "rules",
    "hunspell": "rules",
    "rich": "reports",
    "typer": "cli",
    "lxml": "render received",  # written there, read here
    "pypdf": "received",
    "pyhanko": "esign",
    "pyhanko_certvalidator": "esign",
    "asn1crypto": "esign",
    "python_calamine": "tables",
    "xlsxwriter": "tables",
    "watchfiles": "cli",
    "cv2": "scans",
    "numpy": "scans",
    "pypdfium2": "scans",
    "zxingcpp": "scans",
    "onnxruntime": "scans",
    "tesserocr": "scans",
}
WITHOUT_HEAVY = ("docx", "lxml", "jinja2", "typst", "pyhanko", "asn1crypto", "num2words", "babel", "stdnum", "hunspell",
                 "python_calamine", "xlsxwriter", "watchfiles", "segno", "cv2", "numpy", "pypdfium2",
                 "zxingcpp", "onnxruntime", "tesserocr")  # fmt: skip


def module_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> list[str]:
    """The dotted names that a file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "kpes":
            found += [f"kpes.{name.name}" for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
    return found


FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if module_of(file) not in ("__init__", "__main__")]
EDGES = {
    (module_of(file), name.split(".")[1], file.name)
    for file in FILES
    for name in imports(file)
    if name.startswith("kpes.") and name != "kpes.__version__" and name.split(".")[1] != module_of(file)
}


def test_every_module_has_a_row_and_imports_only_from_rows_above() -> None:
    row = {module: number for number, modules in enumerate(ROWS) for module in modules}
    assert {module_of(file) for file in FILES} == set(row)
    assert len(EDGES) > 50
    assert [edge for edge in sorted(EDGES) if row[edge[1]] >= row[edge[0]]] == []


def test_every_foreign_library_comes_in_through_one_module() -> None:
    seen = {
        (name.split(".")[0], module_of(file))
        for file in FILES
        for name in imports(file)
        if name.split(".")[0] in DOORS
    }
    assert seen == {(library, module) for library, modules in DOORS.items() for module in modules.split()}


@pytest.mark.parametrize("command", ["status", "validate", "show"])
def test_quick_commands_load_no_heavy_library(command: str) -> None:
    probe = f"import sys; from kpes.cli import main; main(['{command}']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "kpes.project" in loaded
    assert loaded & {*WITHOUT_HEAVY, "rich"} == set()


@pytest.mark.parametrize("before", [[], ["--project", "."], ["--lang", "pl"], ["--lang=pl", "--project=."]])
def test_a_command_loads_no_other_one_whatever_stands_before_it(before: list[str]) -> None:
    probe = f"import sys; from kpes.cli import main; main({[*before, 'status']}); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    room = "kpes.cli.commands."
    assert [name for name in done.stdout.split() if name.startswith(room)] == [f"{room}standing"]


@pytest.mark.parametrize(
    ("format", "needed"), [("docx", {"docx", "lxml"}), ("pdf", set()), ("text", set())]
)
def test_a_format_loads_only_the_library_that_makes_it(format: str, needed: set[str], tmp_path: Path) -> None:
    render = ["render", "--format", format, "--out", str(tmp_path / "copies")]
    probe = f"import sys; from kpes.cli import main; main({render}); print(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert loaded & {*WITHOUT_HEAVY} == needed
