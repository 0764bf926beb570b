"""What was verified, as lines of text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kpes.messages import Catalogue, Message, counted, message
from kpes.verify.checks import Check, Verdict, failed

_VERDICTS = {
    Verdict.PASS: message("pass"),
    Verdict.FAIL: message("fail"),
    Verdict.WARNING: message("warning"),
    Verdict.NOT_CHECKED: message("not checked"),
}


def as_lines(checks: Sequence[Check], t: Catalogue) -> list[str]:
    """One line a check: its verdict, of what it is, and what came of it."""
    width = max(len(t(word)) for word in _VERDICTS.values())
    return [f"{t(_VERDICTS[check.verdict]):<{width}}  {check.subject}: {t(check.detail)}" for check in checks]


def as_json(checks: Sequence[Check], t: Catalogue) -> str:
    """The checks as JSON; the details are in the reader's language, all else is not."""
    report = {
        "ok": not failed(checks),
        "checks": [
            {
                "subject": check.subject,
                "check": check.check,
                "verdict": check.verdict.value,
                "detail": t(check.detail),
            }
            for check in checks
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def summary(checks: Sequence[Check]) -> Message:
    """One line: how much was checked, and how much of it needs somebody's attention."""
    count = {verdict: sum(check.verdict is verdict for check in checks) for verdict in Verdict}
    return message(
        "{checks}: {failed}, {warnings}, {unchecked}.",
        checks=counted("{count} check", "{count} checks", len(checks)),
        failed=counted("{count} failed", "{count} failed", count[Verdict.FAIL]),
        warnings=counted("{count} warning", "{count} warnings", count[Verdict.WARNING]),
        unchecked=counted("{count} thing not checked", "{count} things not checked", count[Verdict.NOT_CHECKED]),
    )
