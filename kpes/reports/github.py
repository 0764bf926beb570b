"""Findings as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from kpes.findings import Finding
from kpes.messages import Catalogue


def as_github(findings: Iterable[Finding], t: Catalogue, folder: str) -> str:
    """One workflow command a finding; ``folder`` leads from the top of the repository to the project.

    The end column is the one behind the last character. Escapes are those of GitHub's own toolkit
    (actions/toolkit, packages/core/src/command.ts): a command is one line, whatever stands in it.
    """
    return "".join(f"{_command(finding, t, folder)}\n" for finding in findings)


def _command(finding: Finding, t: Catalogue, folder: str) -> str:
    place = finding.place
    properties = {
        "file": posixpath.join(folder, place.file),
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.column + finding.width,
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{finding.severity.value} {listed}::{_data(t(finding.message))}"


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
