"""The findings that the data accepts, by name and with a reason, and the acceptances that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kpes.findings import Finding, Severity
from kpes.messages import message
from kpes.model import Accepted
from kpes.source import excerpt

IN_VAIN = "K121"
OF_AN_ERROR = "K122"

Settled = tuple[list[Finding], list[tuple[Finding, Accepted]]]


def settle(
    findings: Iterable[Finding],
    accepted: tuple[Accepted, ...],
    path: Callable[[Finding], str],
    everything_read: bool = True,
) -> Settled:
    """Parts the findings into those that are open and those that are accepted.

    ``path`` gives a finding's place by the structure of the data. Only a warning can be accepted. An
    acceptance that matches nothing, or nothing but errors, is a finding itself; but while not
    ``everything_read`` is and found, nobody knows what matches nothing.
    """
    still_open: list[Finding] = []
    settled: list[tuple[Finding, Accepted]] = []
    by_rule: dict[str, list[Accepted]] = {}
    for one in accepted:
        by_rule.setdefault(one.rule.value, []).append(one)
    of_errors: set[int] = set()
    of_warnings: set[int] = set()
    for finding in findings:
        candidates = by_rule.get(finding.code, [])
        at = path(finding) if candidates else ""
        matching = [one for one in candidates if _matches(one, finding, at)]
        if matching and finding.severity is Severity.WARNING:
            settled.append((finding, matching[0]))
            of_warnings.update(map(id, matching))
        else:
            still_open.append(finding)
            of_errors.update(map(id, matching))
    for one in accepted:
        if id(one) in of_errors:
            said = message("An error cannot be accepted: mend what {rule} finds.", rule=excerpt(one.rule.value))
            still_open.append(Finding(one.rule.place, OF_AN_ERROR, said))
        elif id(one) not in of_warnings and everything_read:
            said = message(
                "{rule} finds nothing at “{where}” that this could accept. Remove it from the list, or correct it.",
                rule=excerpt(one.rule.value),
                where=excerpt(one.where.value),
            )
            still_open.append(Finding(one.where.place, IN_VAIN, said, Severity.WARNING))
    return still_open, settled


def _matches(accepted: Accepted, finding: Finding, path: str) -> bool:
    where = accepted.where.value
    inside = path == where or path.startswith((f"{where}.", f"{where}/"))
    return inside and (accepted.words is None or accepted.words.value == finding.words)
