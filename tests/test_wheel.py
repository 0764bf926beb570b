"""kpes outside its repository: the wheel in a clean environment does the secretary's round."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**environment, "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, REPOSITORY, cwd=folder)
    (built,) = folder.glob("kpes-*.whl")
    return built


def test_templates_catalogue_and_starter_project_travel_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "kpes/starter/data/agreement.yaml",
        "kpes/starter/data/partners.yaml",
        "kpes/starter/templates/agreement.docx",
        "kpes/locale/pl/LC_MESSAGES/kpes.mo",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "data/"))]


def test_the_installed_wheel_starts_checks_and_renders_a_project(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "clean", with_pip=True)
    binaries = tmp_path / "clean" / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    kpes = binaries / "kpes"
    run(kpes, "init", "our-agreement", cwd=tmp_path)
    project = tmp_path / "our-agreement"
    assert run(kpes, "validate", cwd=project).startswith("Checked: 10 paragraphs, 22 partners.")
    assert run(kpes, "--lang", "pl", "validate", cwd=project).startswith("Sprawdzono:")
    run(kpes, "render", cwd=project)
    copies = {file.read_bytes() for file in (project / "out/copies").glob("*.docx")}
    assert len(copies) == 1
    assert run(kpes, "show", cwd=project) == run(sys.executable, "-m", "kpes", "show", cwd=REPOSITORY)
