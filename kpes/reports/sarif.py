"""Findings as SARIF 2.1.0, the format that code scanners and editors exchange.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0. In one thing kpes does as most
do and not as it says: braces are not doubled (3.11.5), because viewers show them as they stand.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Iterable
from urllib.parse import quote

from kpes import __version__
from kpes.findings import Finding
from kpes.messages import Catalogue
from kpes.model import Accepted
from kpes.reports.explained import as_markdown, as_text, title_of, why_of
from kpes.rules.pages import Page, pages
from kpes.source import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_TOP = "%SRCROOT%"
"""What scanners call the top of the repository; each knows for itself where that is."""


def as_sarif(
    findings: Iterable[Finding], accepted: Iterable[tuple[Finding, Accepted]], t: Catalogue, folder: str
) -> str:
    """A log of one run, with the pages of all codes; accepted findings are results that are suppressed.

    ``folder`` leads from the top of the repository to the project.
    """
    rules = pages()
    index = {page.code: number for number, page in enumerate(rules)}
    results = [_result(finding, index, t, folder) for finding in findings]
    results += [
        {**_result(finding, index, t, folder), "suppressions": [_suppression(one, folder)]}
        for finding, one in accepted
    ]
    driver = {
        "name": "kpes",
        "version": __version__,
        "language": t.language,
        "rules": [_rule(page, t) for page in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": t.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(page: Page, t: Catalogue) -> dict[str, object]:
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": title_of(page, t)},
        "fullDescription": {"text": " ".join([title_of(page, t), *why_of(page, t)])},
        "help": {"text": as_text(page, t), "markdown": as_markdown([page], t)},
        "defaultConfiguration": {"level": page.severity.value},
        "properties": {"tags": [page.group]},
    }


def _result(finding: Finding, index: dict[str, int], t: Catalogue, folder: str) -> dict[str, object]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + finding.width}
    return {
        "ruleId": finding.code,
        **({"ruleIndex": index[finding.code]} if finding.code in index else {}),
        "level": finding.severity.value,
        "message": {"text": t(finding.message)},
        "locations": [_location(place, region, folder)],
    }


def _suppression(accepted: Accepted, folder: str) -> dict[str, object]:
    place = accepted.rule.place
    region = {"startLine": place.line, "startColumn": place.column}
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": accepted.reason.value,
        "location": _location(place, region, folder),
    }


def _location(place: Place, region: dict[str, int], folder: str) -> dict[str, object]:
    uri = quote(os.fsencode(posixpath.join(folder, place.file)))
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": _TOP}, "region": region}}
