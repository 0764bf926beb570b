"""Findings as lines of text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kpes.findings import Finding, errors
from kpes.messages import Catalogue, Message, counted, message


def as_text(findings: Iterable[Finding], t: Catalogue) -> str:
    """One line a finding: ``file:line:column: CODE message``."""
    return "".join(
        f"{place.file}:{place.line}:{place.column}: {code} {t(said)}\n" for place, code, said, _ in findings
    )


def as_json(findings: Sequence[Finding], t: Catalogue) -> str:
    """The findings and their counts as JSON; the words are in the reader's language, all else is not."""
    wrong = len(errors(findings))
    report = {
        "findings": [
            {
                "file": place.file,
                "line": place.line,
                "column": place.column,
                "code": code,
                "severity": severity.value,
                "message": t(said),
            }
            for place, code, said, severity in findings
        ],
        "errors": wrong,
        "warnings": len(findings) - wrong,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def summary(findings: Sequence[Finding], paragraphs: int | None, partners: int | None) -> Message:
    """One sentence: what was checked, and how much is wrong."""
    wrong = len(errors(findings))
    warned = len(findings) - wrong
    found = message(
        "{errors}, {warnings}",
        errors=counted("{count} error", "{count} errors", wrong),
        warnings=counted("{count} warning", "{count} warnings", warned),
    )
    if paragraphs is None or partners is None:
        return message("{found}. The data cannot be used until the errors are mended.", found=found)
    return message(
        "Checked: {paragraphs}, {partners}. {found}.",
        paragraphs=counted("{count} paragraph", "{count} paragraphs", paragraphs),
        partners=counted("{count} partner", "{count} partners", partners),
        found=found,
    )
