"""Findings for the machines that show them beside the lines of a change: GitHub, code scanners, JUnit.

All three name files from the top of the repository.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kpes import __version__
from kpes.findings import Finding, Severity
from kpes.messages import Catalogue, message
from kpes.model import Accepted
from kpes.reports.findings import Findings, line_of
from kpes.reports.pages import as_markdown, as_text, title_of, why_of
from kpes.rules.pages import Page, pages
from kpes.source import Place

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://kpes.example/"
"""Where there is more about kpes: nowhere yet, and this address can be nobody else's (RFC 2606)."""
_TOP = "%SRCROOT%"
"""What scanners call the top of the repository; each knows for itself where that is."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, not even escaped (production 2, Char)."""


def as_github(report: Findings) -> str:
    """One workflow command a finding, and the summary.

    The end column is that of the last character. Escapes are those of GitHub's own toolkit
    (actions/toolkit, packages/core/src/command.ts): a command is one line, whatever stands in it.
    """
    commands = (_command(finding, reason, report) for finding, reason in report.told())
    return "".join(f"{line}\n" for line in (*commands, report.summary()))


def _command(finding: Finding, reason: str, report: Findings) -> str:
    place, kind = finding.place, "notice" if reason else finding.severity.value
    properties = {
        "file": posixpath.join(report.folder, place.file),
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.column + report.width(finding) - 1,
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{kind} {listed}::{_data(_with(reason, report.t(finding.message)))}"


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_sarif(report: Findings) -> str:
    """A log of one run as SARIF 2.1.0, with the pages of all codes; accepted findings are results that are suppressed.

    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0. In one thing kpes does as most
    do and not as it says: braces are not doubled (3.11.5), because viewers show them as they stand.
    """
    rules, folder, language = pages(), report.folder, report.t.language
    index = {page.code: number for number, page in enumerate(rules)}
    results = [_result(finding, index, report) for finding in report.findings]
    results += [
        {**_result(finding, index, report), "suppressions": [_suppression(one, folder)]}
        for finding, one in report.accepted
    ]
    driver = {
        "name": "kpes",
        "version": __version__,
        "informationUri": _HOME,
        "language": language,
        "rules": [_rule(page, report.t) for page in rules],
    }
    run = {"tool": {"driver": driver}, "language": language, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
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


def _result(finding: Finding, index: dict[str, int], report: Findings) -> dict[str, object]:
    """A result; its end column is the one behind the last character."""
    end = finding.place.column + report.width(finding)
    return {
        "ruleId": finding.code,
        **({"ruleIndex": index[finding.code]} if finding.code in index else {}),
        "level": finding.severity.value,
        "message": {"text": report.t(finding.message)},
        "locations": [_location(finding.place, report.folder, endColumn=end)],
    }


def _suppression(accepted: Accepted, folder: str) -> dict[str, object]:
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": accepted.reason.value,
        "location": _location(accepted.rule.place, folder),
    }


def _location(place: Place, folder: str, **end: int) -> dict[str, object]:
    uri = quote(os.fsencode(posixpath.join(folder, place.file)))
    region = {"startLine": place.line, "startColumn": place.column, **end}
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": _TOP}, "region": region}}


def as_junit(report: Findings) -> str:
    """Findings as JUnit XML, which GitLab, Jenkins and most others of their kind show as test results.

    A suite a file, with a case a finding, or one case that passed where there is none. An error is a case that failed;
    a warning is one that was skipped, or with ``strict`` failed, too; so is what was accepted.

    There is no standard. What stands here is what both schemas allow that are in use, that of Ant's reports (Windy
    Road, JUnit.xsd) and that of Jenkins (xUnit plugin, junit-10.xsd). Neither knows an attribute for a case's file and
    line, so these stand in its name and its words; the file is the suite's name, too.
    """
    by_file = sorted(report.told(), key=lambda one: one[0].place.file)
    suites = Element("testsuites")
    for file, group in groupby(by_file, key=lambda one: posixpath.join(report.folder, one[0].place.file)):
        _suite(suites, file, [_case(finding, reason, file, report) for finding, reason in group], report)
    if not by_file:
        passed = Element("testcase", classname="kpes.validate", name=report.t(message("Nothing is wrong.")), time="0")
        _suite(suites, "kpes validate", [passed], report)
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _suite(suites: Element, name: str, cases: Sequence[Element], report: Findings) -> None:
    failures, skipped = (str(sum(case.find(result) is not None for case in cases)) for result in ("failure", "skipped"))
    counts = {"tests": str(len(cases)), "failures": failures, "errors": "0", "skipped": skipped}
    when = {"timestamp": report.moment, "hostname": "localhost", "time": "0"}
    named = {"name": _in_xml(name), "package": "kpes", "id": str(len(suites))}
    suite = SubElement(suites, "testsuite", {**named, **counts, **when})
    suite.extend((Element("properties"), *cases, Element("system-out"), Element("system-err")))


def _case(finding: Finding, reason: str, file: str, report: Findings) -> Element:
    place, said = finding.place, report.t(finding.message)
    name = _in_xml(line_of(finding, report.t))
    case = Element("testcase", classname=f"kpes.{finding.code}", name=name, time="0")
    fails = not reason and (report.strict or finding.severity is Severity.ERROR)
    whole = _in_xml(_with(reason, f"{file}:{place.line}:{place.column}: {finding.code} {said}"))
    result = SubElement(case, "failure" if fails else "skipped", message=whole)
    result.text = whole
    if fails:
        result.set("type", finding.severity.value)
    return case


def _with(reason: str, said: str) -> str:
    """What is wrong, and why that is accepted, where it is."""
    return f"{said} {reason}" if reason else said


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
