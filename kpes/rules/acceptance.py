"""The findings that the data accepts, by name and with a reason, and the acceptances that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kpes.findings import Finding, Severity
from kpes.messages import message
from kpes.model import Accepted
from kpes.source import excerpt

IN_VAIN = "K121"
OF_AN_ERROR = "K122"

_STEP = re.compile("[./]")
_Key = tuple[str, str, str | None]
"""The rule, the place and the words that an acceptance names."""

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
    by_key: dict[_Key, Accepted] = {}
    for one in accepted:
        by_key.setdefault(_key(one), one)
    rules = {one.rule.value for one in accepted}
    of_errors: set[_Key] = set()
    of_warnings: set[_Key] = set()
    for finding in findings:
        matching = [key for key in _keys(finding, path(finding)) if key in by_key] if finding.code in rules else []
        if matching and finding.severity is Severity.WARNING:
            settled.append((finding, by_key[matching[0]]))
            of_warnings.update(matching)
        else:
            still_open.append(finding)
            of_errors.update(matching)
    for one in accepted:
        if _key(one) in of_errors:
            said = message("An error cannot be accepted: mend what {rule} finds.", rule=excerpt(one.rule.value))
            still_open.append(Finding(one.rule.place, OF_AN_ERROR, said))
        elif everything_read and _key(one) not in of_warnings:
            said = message(
                "{rule} finds nothing at “{where}” that this could accept. Remove it from the list, or correct it.",
                rule=excerpt(one.rule.value),
                where=excerpt(one.where.value),
            )
            still_open.append(Finding(one.where.place, IN_VAIN, said, Severity.WARNING))
    return still_open, settled


def _key(accepted: Accepted) -> _Key:
    return accepted.rule.value, accepted.where.value, accepted.words.value if accepted.words else None


def _keys(finding: Finding, path: str) -> Iterator[_Key]:
    """What an acceptance of ``finding`` can name: its place or one around it, the widest first, with or without words.

    With thousands of acceptances, to look each of these up is quicker than to look through all.
    """
    for end in (*(sign.start() for sign in _STEP.finditer(path)), len(path)):
        yield finding.code, path[:end], None
        yield finding.code, path[:end], finding.words
