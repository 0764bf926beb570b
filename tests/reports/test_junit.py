"""JUnit XML: what both schemas in use allow, with file and line where people read them."""

from __future__ import annotations

from io import StringIO

import pytest
from lxml import etree

from kpes.messages import ENGLISH, catalogue
from kpes.reports.findings import Findings
from kpes.reports.scanners import as_junit
from tests.reports.hostile import ACCEPTED, ERROR, HOSTILE, WARNING

MOMENT = "2014-11-07T10:00:00"
ALLOWED = etree.DTD(StringIO("""
<!ELEMENT testsuites (testsuite*)>
<!ELEMENT testsuite (properties, testcase*, system-out, system-err)>
<!ATTLIST testsuite name CDATA #REQUIRED package CDATA #REQUIRED id NMTOKEN #REQUIRED tests NMTOKEN #REQUIRED
  failures NMTOKEN #REQUIRED errors NMTOKEN #REQUIRED skipped NMTOKEN #IMPLIED time NMTOKEN #REQUIRED
  timestamp NMTOKEN #REQUIRED hostname NMTOKEN #REQUIRED>
<!ELEMENT properties (property*)>
<!ELEMENT property EMPTY>
<!ATTLIST property name CDATA #REQUIRED value CDATA #REQUIRED>
<!ELEMENT testcase (skipped | failure | error)?>
<!ATTLIST testcase name CDATA #REQUIRED classname CDATA #REQUIRED time NMTOKEN #REQUIRED>
<!ELEMENT skipped (#PCDATA)>
<!ELEMENT failure (#PCDATA)>
<!ELEMENT error (#PCDATA)>
<!ATTLIST skipped message CDATA #IMPLIED>
<!ATTLIST failure type CDATA #REQUIRED message CDATA #IMPLIED>
<!ATTLIST error type CDATA #REQUIRED message CDATA #IMPLIED>
<!ELEMENT system-out (#PCDATA)>
<!ELEMENT system-err (#PCDATA)>
"""))
"""What the schemas of Ant's reports and of Jenkins's xUnit plugin have in common."""


def suites(report: Findings) -> list:
    """The suites of a report that both schemas allow."""
    root = etree.fromstring(as_junit(report).encode())
    ALLOWED.assertValid(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.get("skipped")) == sum(case.find("skipped") is not None for case in cases)
        assert (suite.get("timestamp"), suite.get("id")) == (MOMENT, str(root.index(suite)))
    return list(root)


def test_an_error_is_a_case_that_failed_and_a_warning_one_that_was_skipped():
    report = Findings(ENGLISH, [ERROR, WARNING, ERROR], folder="sub", moment=MOMENT)
    first, second = suites(report)
    assert [suite.get("name") for suite in (first, second)] == ["sub/data/agreement.yaml", "sub/data/signatures/x.yaml"]
    assert [len(suite.findall("testcase")) for suite in (first, second)] == [2, 1]
    case = first.find("testcase")
    assert dict(case.attrib) == {
        "classname": "kpes.K107",
        "name": "data/agreement.yaml:12:7: K107 “2014-11-31” is no day.",
        "time": "0",
    }
    assert case.find("failure").get("type") == "error"
    assert second.find("testcase/skipped") is not None


@pytest.mark.parametrize("finding", [ERROR, WARNING])
def test_file_and_line_from_the_top_of_the_repository_stand_in_the_words_of_a_case(finding):
    (suite,) = suites(Findings(ENGLISH, [finding], folder="sub", moment=MOMENT))
    (result,) = suite.find("testcase")
    place = finding.place
    assert result.text == result.get("message")
    assert result.text.startswith(f"sub/{place.file}:{place.line}:{place.column}: {finding.code} ")


def test_a_strict_check_fails_warnings_too():
    (suite,) = suites(Findings(ENGLISH, [WARNING], strict=True, moment=MOMENT))
    assert suite.find("testcase/failure").get("type") == "warning"


def test_what_was_accepted_is_skipped_where_it_is_asked_for_however_strict_the_check():
    report = Findings(ENGLISH, [], [(WARNING, ACCEPTED)], strict=True, with_accepted=True, moment=MOMENT)
    (suite,) = suites(report)
    assert suite.find("testcase/skipped").text.endswith("There is no partner “x”. Accepted: Tak ma być.")


def test_where_nothing_is_wrong_one_case_has_passed():
    (suite,) = suites(Findings(catalogue("pl"), [], moment=MOMENT))
    (case,) = suite.findall("testcase")
    assert (case.get("name"), list(case)) == ("Nie ma żadnych błędów.", [])


@pytest.mark.parametrize("strict", [True, False])
def test_hostile_data_is_valid_xml(strict: bool):
    _, suite = suites(Findings(ENGLISH, [HOSTILE, ERROR], strict=strict, moment=MOMENT))
    assert suite.get("name") == "data/signatures/a b,c:d%&<ż>\ufffd\ufffd.yaml"
    assert suite.find("testcase/failure").get("message").endswith(
        "100 % “::error::\r\n]]>&amp;<b a='\"'>\ufffd\ufffd[31m\ufffd\U0001f600”"
    )
