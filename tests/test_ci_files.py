"""The files by which others run kpes, as the programs that read them see them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import REPOSITORY

HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"


def said(*command: str | Path) -> tuple[int, str]:
    """The exit code of a Python module and what it says."""
    done = subprocess.run([sys.executable, "-m", *map(str, command)], capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.github-workflows", ".github/workflows/validate.yml")],
)
def test_github_can_read_the_action_and_the_workflow(schema: str, file: str) -> None:
    checked = said("check_jsonschema", "--builtin-schema", schema, REPOSITORY / file)
    assert checked == (0, "ok -- validation done\n")


def test_pre_commit_can_read_the_hook() -> None:
    assert said("pre_commit", "validate-manifest", HOOKS) == (0, "")


@pytest.mark.parametrize(
    ("file", "wakes"),
    [
        ("data/agreement.yaml", True),
        ("data/partners.yaml", True),
        ("data/signatures/a.yaml", True),
        ("data/editions/4b2eb503d99d.txt", True),
        ("agreements/2014/data/agreement.yaml", True),
        ("README.md", False),
        ("metadata/agreement.yaml", False),
        ("data/agreement.yaml.orig", False),
    ],
)
def test_the_hook_wakes_for_the_data_of_a_project(file: str, wakes: bool) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], file)) == wakes


def test_the_workflow_may_only_read() -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/validate.yml").read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert [job.get("permissions") for job in workflow["jobs"].values()] == [None, None, None]


def test_the_workflow_tests_on_every_python_that_kpes_supports_and_on_every_system() -> None:
    jobs = yaml.safe_load((REPOSITORY / ".github/workflows/validate.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["tests"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert jobs["elsewhere"]["strategy"]["matrix"]["os"] == ["windows-latest", "macos-latest"]


def test_no_script_of_the_action_holds_what_somebody_else_can_write() -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert [script for script in scripts if "${{" in script] == []
