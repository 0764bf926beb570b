"""Findings as JUnit XML, which GitLab, Jenkins and most others of their kind show as test results.

There is no standard. What stands here is what those two read: GitLab shows a case by its name, with
``file``; Jenkins groups cases by ``classname``, before whose last dot it sees a package.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kpes.findings import Finding, Severity, errors
from kpes.messages import Catalogue, message
from kpes.reports.findings import line_of

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, not even escaped (production 2, Char)."""


def as_junit(findings: Sequence[Finding], strict: bool, t: Catalogue, folder: str) -> str:
    """One suite with a case a finding, or one case that passed where there is none.

    An error is a case that failed; a warning is one that was skipped, or with ``strict`` failed, too.
    ``folder`` leads from the top of the repository to the project.
    """
    failures = len(findings) if strict else len(errors(findings))
    counts = {
        "tests": str(max(1, len(findings))),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(len(findings) - failures),
    }
    suites = Element("testsuites", name="kpes", **counts)
    suite = SubElement(suites, "testsuite", name="kpes validate", **counts)
    for finding in findings:
        _case(suite, finding, strict, t, folder)
    if not findings:
        SubElement(suite, "testcase", classname="kpes.validate", name=t(message("Nothing is wrong.")))
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _case(suite: Element, finding: Finding, strict: bool, t: Catalogue, folder: str) -> None:
    line = _legible(line_of(finding, t))
    file = _legible(posixpath.join(folder, finding.place.file))
    attributes = {"classname": f"kpes.{finding.code}", "name": line, "file": file, "line": str(finding.place.line)}
    case = SubElement(suite, "testcase", attributes)
    said = _legible(t(finding.message))
    if strict or finding.severity is Severity.ERROR:
        SubElement(case, "failure", type=finding.severity.value, message=said).text = line
    else:
        SubElement(case, "skipped", message=said)


def _legible(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
