"""Findings as lines of text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpes.findings import Finding, errors
from kpes.messages import Catalogue, Message, counted, message
from kpes.model import Accepted
from kpes.source import legible


def as_text(findings: Iterable[Finding], t: Catalogue) -> str:
    """One line a finding: ``file:line:column: CODE message``."""
    return "".join(f"{line_of(finding, t)}\n" for finding in findings)


def line_of(finding: Finding, t: Catalogue) -> str:
    """A finding on one line."""
    place = finding.place
    return legible(f"{place.file}:{place.line}:{place.column}: {finding.code} {t(finding.message)}")


def as_json(findings: Sequence[Finding], t: Catalogue) -> str:
    """The findings and their counts as JSON; the words are in the reader's language, all else is not."""
    wrong = len(errors(findings))
    report = {
        "findings": [
            {
                "file": finding.place.file,
                "line": finding.place.line,
                "column": finding.place.column,
                "code": finding.code,
                "severity": finding.severity.value,
                "message": t(finding.message),
            }
            for finding in findings
        ],
        "errors": wrong,
        "warnings": len(findings) - wrong,
    }
    import json

    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_accepted(accepted: Iterable[tuple[Finding, Accepted]], t: Catalogue) -> str:
    """One line for each accepted finding, with the reason that the data gives."""
    return "".join(
        f"{line_of(finding, t)} {t(message('Accepted: {reason}', reason=one.reason.value))}\n"
        for finding, one in accepted
    )


def summary(findings: Sequence[Finding], paragraphs: int | None, partners: int | None, accepted: int) -> Message:
    """One line: what was checked, how much is wrong, and how many findings are accepted."""
    wrong = len(errors(findings))
    warned = len(findings) - wrong
    found = message(
        "{errors}, {warnings}",
        errors=counted("{count} error", "{count} errors", wrong),
        warnings=counted("{count} warning", "{count} warnings", warned),
    )
    if paragraphs is None or partners is None:
        return message("{found}. The data cannot be used until the errors are mended.", found=found)
    if accepted:
        found = message(
            "{found}; {accepted}",
            found=found,
            accepted=counted("{count} accepted finding", "{count} accepted findings", accepted),
        )
    return message(
        "Checked: {paragraphs}, {partners}. {found}.",
        paragraphs=counted("{count} paragraph", "{count} paragraphs", paragraphs),
        partners=counted("{count} partner", "{count} partners", partners),
        found=found,
    )
