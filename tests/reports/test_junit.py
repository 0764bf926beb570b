from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from kpes.messages import ENGLISH, catalogue
from kpes.reports.junit import as_junit
from tests.reports.hostile import ERROR, HOSTILE, WARNING


def test_an_error_is_a_case_that_failed_and_a_warning_one_that_was_skipped():
    assert as_junit([ERROR, WARNING], False, ENGLISH, "sub") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="kpes" tests="2" failures="1" errors="0" skipped="1">\n'
        '  <testsuite name="kpes validate" tests="2" failures="1" errors="0" skipped="1">\n'
        '    <testcase classname="kpes.K107" name="data/agreement.yaml:12:7: K107 “2014-11-31” is no day."'
        ' file="sub/data/agreement.yaml" line="12">\n'
        '      <failure type="error" message="“2014-11-31” is no day.">'
        "data/agreement.yaml:12:7: K107 “2014-11-31” is no day.</failure>\n"
        "    </testcase>\n"
        '    <testcase classname="kpes.K501" name="data/signatures/x.yaml:1:1: K501 There is no partner “x”."'
        ' file="sub/data/signatures/x.yaml" line="1">\n'
        '      <skipped message="There is no partner “x”." />\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_strict_check_fails_warnings_too():
    suite = fromstring(as_junit([WARNING], True, ENGLISH, "").encode()).find("testsuite")
    assert (suite.get("failures"), suite.get("skipped")) == ("1", "0")
    assert suite.find("testcase/failure").get("type") == "warning"


def test_where_nothing_is_wrong_one_case_has_passed():
    suite = fromstring(as_junit([], False, catalogue("pl"), "").encode()).find("testsuite")
    (case,) = suite
    assert (suite.get("tests"), suite.get("failures"), list(case)) == ("1", "0", [])
    assert case.get("name") == "Nie ma żadnych błędów."


@pytest.mark.parametrize("strict", [True, False])
def test_hostile_data_is_valid_xml(strict: bool):
    report = as_junit([HOSTILE, ERROR], strict, ENGLISH, "")
    case = fromstring(report.encode()).find("testsuite/testcase")
    assert case.get("file") == "data/signatures/a b,c:d%&<ż>\ufffd\ufffd.yaml"
    assert case.find("failure").get("message") == (
        "100 % “::error::\r\n]]>&amp;<b a='\"'>\ufffd\ufffd[31m\ufffd\U0001f600”"
    )
