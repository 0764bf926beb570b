"""Findings: what is wrong in the user's data, and where. Values, collected and sorted, never raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from kpes.messages import Message
from kpes.source import NOT_READ_ON, Node, Place, Problem

MOST_IN_A_FILE = 200
"""Findings after which a file is not read on: the rest would drown the reader."""


class Severity(StrEnum):
    """An error stops printing and signing; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


class Finding(NamedTuple):
    """One thing that is wrong, and where: a place, and how many columns of its line, at least one.

    ``words`` are those that it is about, where it is about words.
    """

    place: Place
    code: str
    message: Message
    severity: Severity = Severity.ERROR
    width: int = 1
    words: str = ""


class TooMany(Exception):
    """Stops the reading of a file that is wrong throughout."""


class Log:
    """Collects the findings of one file, up to MOST_IN_A_FILE; ``root`` is what it was read into."""

    def __init__(self, problems: Iterable[Problem] = (), root: Node | None = None):
        self.root = root
        self._findings = [Finding(problem.place, problem.code, problem.message) for problem in problems]

    def error(self, code: str, place: Place, said: Message) -> None:
        """Adds an error; raises TooMany when the file is full of them."""
        self._findings.append(Finding(place, code, said))
        if len(self._findings) >= MOST_IN_A_FILE:
            self._findings.append(Finding(place, "K117", NOT_READ_ON))
            raise TooMany

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by file, line, column and code; those of equal rank by their words."""
    return sorted(findings, key=lambda finding: (finding.place, finding.code, str(finding.message)))


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that must be mended before anything is printed or signed."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]
