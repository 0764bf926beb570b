"""What is wrong in the data, and what was checked of copies, register and files: as reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpes.findings import Finding, errors
from kpes.messages import Catalogue, Message, counted, listed, message
from kpes.model import Accepted
from kpes.reports.report import Report
from kpes.source import Sources, legible

if TYPE_CHECKING:  # which verifies, and is more than most commands need
    from kpes.verify.checks import Check, Returned

_WORD = re.compile(r"[\w-]+")
_VERDICTS = {
    "pass": message("pass"),
    "fail": message("fail"),
    "warning": message("warning"),
    "not-checked": message("not checked"),
}


def line_of(finding: Finding, t: Catalogue) -> str:
    """A finding on one line: ``file:line:column: CODE message``."""
    place = finding.place
    return legible(f"{place.file}:{place.line}:{place.column}: {finding.code} {t(finding.message)}")


@dataclass(frozen=True)
class Findings(Report):
    """What `kpes validate` found.

    ``accepted`` are the findings that the data accepts, which are told where ``with_accepted``. ``strict`` lets
    warnings fail. ``counts`` says how much there is to check, None where the data cannot be used.
    ``path`` gives the place of a finding by the structure of the data, ``folder`` the way from the top of the
    repository to the project, ``moment`` when it was checked, as ISO 8601 has it, without a zone.
    """

    findings: Sequence[Finding]
    accepted: Sequence[tuple[Finding, Accepted]] = ()
    sources: Sources = field(default_factory=Sources)
    path: Callable[[Finding], str] = lambda finding: finding.place.file
    folder: str = ""
    counts: Sequence[Message] | None = None
    strict: bool = False
    with_accepted: bool = False
    moment: str = ""

    picture = "terminal.draw_findings"
    keys = ("file", "line", "column", "code", "severity", "message")

    def rows(self) -> list[list[str]]:
        return [[line] for line in (*self.lines_of_accepted(), *(line_of(one, self.t) for one in self.findings))]

    def lines_of_accepted(self) -> Iterator[str]:
        """The accepted findings, each with the reason that the data gives, where they are to be told."""
        return (f"{line_of(finding, self.t)} {reason}" for finding, reason in self.told() if reason)

    def told(self) -> Iterator[tuple[Finding, str]]:
        """The findings, then the accepted ones that are to be told, each with the words that say why it is accepted."""
        yield from ((finding, "") for finding in self.findings)
        for finding, one in self.accepted if self.with_accepted else ():
            yield finding, self.t(message("Accepted: {reason}", reason=one.reason.value))

    def summary(self) -> str:
        """What was checked, how much is wrong, and how many findings are accepted."""
        wrong = len(errors(self.findings))
        found = message(
            "{errors}, {warnings}",
            errors=counted("{count} error", "{count} errors", wrong),
            warnings=counted("{count} warning", "{count} warnings", len(self.findings) - wrong),
        )
        if self.counts is None:
            return self.t(message("{found}. The data cannot be used until the errors are mended.", found=found))
        if self.accepted:
            accepted = counted("{count} accepted finding", "{count} accepted findings", len(self.accepted))
            found = message("{found}; {accepted}", found=found, accepted=accepted)
        return self.t(message("Checked: {counts}. {found}.", counts=listed(self.counts), found=found))

    def records(self) -> Iterator[Sequence[object]]:
        return map(self._record, self.findings)

    def _record(self, finding: Finding) -> tuple[object, ...]:
        return (*finding.place, finding.code, finding.severity.value, self.t(finding.message))

    def data(self) -> Mapping[str, object]:
        wrong = len(errors(self.findings))
        told: dict[str, object] = {"findings": self.objects(), "errors": wrong, "warnings": len(self.findings) - wrong}
        if self.with_accepted:
            told["accepted"] = [
                {**dict(zip(self.keys, self._record(finding), strict=True)), "reason": one.reason.value}
                for finding, one in self.accepted
            ]
        return told

    def width(self, finding: Finding) -> int:
        """How many columns the finding is about: those of the whole word where it names but its start."""
        if finding.width > 1:
            return finding.width
        word = _WORD.match(self.sources.line(finding.place), finding.place.column - 1)
        return len(word.group()) if word else 1


@dataclass(frozen=True)
class Checks(Report):
    """What `kpes verify` checked."""

    checks: Sequence[Check]
    returned: Sequence[Returned] = ()

    keys = ("subject", "check", "verdict", "detail")

    def rows(self) -> list[list[str]]:
        width = max(len(self.t(word)) for word in _VERDICTS.values())
        return [
            [f"{self.t(_VERDICTS[check.verdict]):<{width}}", legible(f"{check.subject}: {self.t(check.detail)}")]
            for check in self.checks
        ]

    def summary(self) -> str:
        """How much was checked, and how much of it needs somebody's attention."""
        verdicts = [check.verdict.value for check in self.checks]
        said = message(
            "{checks}: {failed}, {warnings}, {unchecked}.",
            checks=counted("{count} check", "{count} checks", len(verdicts)),
            failed=counted("{count} failed", "{count} failed", verdicts.count("fail")),
            warnings=counted("{count} warning", "{count} warnings", verdicts.count("warning")),
            unchecked=counted("{count} thing not checked", "{count} things not checked", verdicts.count("not-checked")),
        )
        return self.t(said)

    def records(self) -> Iterator[Sequence[object]]:
        return ((check.subject, check.check, check.verdict.value, self.t(check.detail)) for check in self.checks)

    def data(self) -> Mapping[str, object]:
        files = [
            {"file": one.file, "outcome": one.outcome.value, "edition": one.edition, "differences": one.differences}
            for one in self.returned
        ]
        ok = all(check.verdict != "fail" for check in self.checks)
        return {"ok": ok, "checks": self.objects(), "files": files}
