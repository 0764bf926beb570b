"""kpes outside its repository: as a wheel, as a hook of pre-commit, and as an action of GitHub.

These tests install kpes with all that it needs, so pip must be able to reach the packages.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from filelock import FileLock

from kpes.language import LANGUAGES
from tests.needs import jq
from tests.project import change

pytestmark = pytest.mark.thorough

REPOSITORY = Path(__file__).parent.parent
UNCOMPILED = {"PIP_NO_COMPILE": "no"}
"""To the option “no-compile” says “no”, as pip wants it, so that it compiles nothing of what hardly starts."""


def process(*command: str | Path, cwd: Path, **variables: str | Path) -> subprocess.CompletedProcess[str]:
    """A command in an environment that knows nothing of the tests' own Python and git."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_"))}
    environment |= {"LC_ALL": "C.UTF-8", **{name: str(value) for name, value in variables.items()}}
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", env=environment)


def run(*command: str | Path, cwd: Path, **variables: str | Path) -> str:
    done = process(*command, cwd=cwd, **variables)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


def step(name: str, cwd: Path, **variables: str | Path) -> subprocess.CompletedProcess[str]:
    """A step of the action, run as GitHub runs it."""
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    (meant,) = (step for step in action["runs"]["steps"] if step.get("name") == name)
    assert set(variables) >= set(meant["env"])
    return process("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", meant["run"], cwd=cwd, **variables)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a clean environment into which the action has installed kpes, once for all that run tests."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / "path"
    with FileLock(folder / "installing"):
        if not path.exists():
            where = {"SOURCE": REPOSITORY, "KPES": folder / "installed", "GITHUB_PATH": path}
            done = step("Install kpes", folder, PYTHON=sys.executable, **where, **UNCOMPILED)
            assert done.returncode == 0, done.stderr
    return Path(path.read_text().strip())


def test_templates_catalogue_and_starter_project_travel_in_the_wheel(programs: Path) -> None:
    listed = "import importlib.metadata as m; print(*m.files('kpes'), sep='\\n')"
    names = set(run(programs / "python", "-c", listed, cwd=programs).splitlines())
    assert {
        "kpes/starter/data/agreement.yaml",
        "kpes/starter/data/partners.yaml",
        "kpes/starter/templates/agreement.docx",
        "kpes/starter/templates/agreement.typ",
        "kpes/starter/templates/agreement.html.j2",
        "kpes/starter/templates/agreement.md.j2",
        "kpes/starter/templates/cover.txt.j2",
        "kpes/locale/pl/LC_MESSAGES/kpes.mo",
        *(f"kpes/locale/{code}/LC_MESSAGES/documents.mo" for code in LANGUAGES if code != "en"),
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "data/"))]


def test_the_installed_wheel_starts_checks_and_renders_a_project(programs: Path, tmp_path: Path) -> None:
    kpes = programs / "kpes"
    run(kpes, "init", "our-agreement", cwd=tmp_path)
    project = tmp_path / "our-agreement"
    assert run(kpes, "validate", cwd=project).startswith("Checked: 10 paragraphs, 22 partners.")
    assert run(kpes, "--lang", "pl", "validate", cwd=project).startswith("Sprawdzono:")
    run(kpes, "render", cwd=project)
    copies = {file.read_bytes() for file in (project / "out/copies").glob("*.docx")}
    assert len(copies) == 1
    for format in ("text", "markdown", "html"):
        shown = run(kpes, "show", "--format", format, cwd=project)
        assert shown == run(sys.executable, "-m", "kpes", "show", "--format", format, cwd=REPOSITORY)


def commit(folder: Path, *options: str, **variables: str | Path) -> subprocess.CompletedProcess[str]:
    """A git commit of all that is in the folder, by Anna."""
    run("git", "add", "--all", cwd=folder)
    anna = ("-c", "user.name=Anna Nowak", "-c", "user.email=anna@example.org")
    return process("git", *anna, "commit", "-m", "Porozumienie", *options, cwd=folder, **variables)


def test_the_hook_lets_sound_data_be_committed_and_shows_what_is_wrong_with_other(
    shipped: Path, tmp_path: Path
) -> None:
    source = tmp_path / "kpes"
    source.mkdir()
    for name in ("kpes", "data", "templates"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    run("git", "init", "--quiet", cwd=source)
    assert commit(source).returncode == 0
    revision = run("git", "rev-parse", "HEAD", cwd=source).strip()

    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [{"id": "kpes-validate"}]}]}
    (shipped / ".pre-commit-config.yaml").write_text(json.dumps(config))
    run("git", "init", "--quiet", cwd=shipped)
    run(sys.executable, "-m", "pre_commit", "install", cwd=shipped)
    done = commit(shipped, PRE_COMMIT_HOME=tmp_path / "hooks", **UNCOMPILED)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^kpes validate\.+Passed$", done.stderr, re.M)

    change(shipped / "data/agreement.yaml", "status: draft", "status: drafft")
    done = commit(shipped, PRE_COMMIT_HOME=tmp_path / "hooks")
    assert done.returncode == 1
    assert re.search(r"^kpes validate\.+Failed$", done.stderr, re.M)
    assert "K114 “drafft” is not possible here. Did you mean “draft”?" in done.stderr


@jq
def test_the_action_annotates_and_writes_sarif(programs: Path, shipped: Path, tmp_path: Path) -> None:
    report, path = tmp_path / "kpes.sarif", f"{programs}{os.pathsep}{os.environ['PATH']}"
    of_project = {"PROJECT": "project", "SPEAKS": "pl", "PATH": path}

    done = step("Check", tmp_path, **of_project, STRICT="true")
    assert (done.returncode, done.stdout[:11]) == (0, "Sprawdzono:")
    assert step("Write SARIF", tmp_path, **of_project, REPORT=report).returncode == 0
    assert json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"] == []

    change(shipped / "data/agreement.yaml", "status: draft", "status: drafft")
    done = step("Check", tmp_path, **of_project, STRICT="false")
    assert done.returncode == 1
    assert re.match(r"::error file=project/data/agreement\.yaml,line=\d+,.*title=K114::Wartość „drafft” ", done.stdout)
    assert step("Write SARIF", tmp_path, **of_project, REPORT=report).returncode == 0
    (result,) = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "K114"

    nowhere = {**of_project, "PROJECT": "nowhere"}
    assert step("Write SARIF", tmp_path, **nowhere, REPORT=report).returncode != 0
