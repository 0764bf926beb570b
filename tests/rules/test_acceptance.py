from __future__ import annotations

import pytest

from kpes.findings import Finding, Severity
from kpes.messages import message
from kpes.model import Accepted, Text
from kpes.rules import settle
from kpes.source import Place
from tests.bounded import within
from tests.told import told

PLACE = Place("data/agreement.yaml", 7, 3)


def finding(code="K210", severity=Severity.WARNING, words="2014-2012"):
    return Finding(PLACE, code, message("Wrong."), severity, 1, words)


def accepted(rule="K210", where="preamble.text", words=None):
    line = Place("data/agreement.yaml", 90, 5)
    return Accepted(Text(rule, line), Text(where, line), Text(words, line) if words else None, Text("Why.", line))


def settled(findings, acceptances):
    still_open, closed = settle(findings, tuple(acceptances), lambda finding: "preamble.text")
    return told(still_open), [(one.code, by.where.value) for one, by in closed]


@pytest.mark.parametrize(
    "acceptance",
    [accepted(), accepted(where="preamble"), accepted(words="2014-2012")],
    ids=["its place", "what holds its place", "its words"],
)
def test_a_warning_is_accepted_by_its_rule_and(acceptance):
    assert settled([finding()], [acceptance]) == ([], [("K210", acceptance.where.value)])


@pytest.mark.parametrize(
    "acceptance",
    [accepted(rule="K211"), accepted(where="preamble.heading"), accepted(where="pre"), accepted(words="2012")],
    ids=["another rule", "another place", "half a name", "other words"],
)
def test_an_acceptance_that_matches_nothing_is_a_finding_itself_by(acceptance):
    still_open, closed = settled([finding()], [acceptance])
    assert closed == []
    assert still_open == [
        "7:3 K210 Wrong.",
        f"90:5 K121 {acceptance.rule.value} finds nothing at “{acceptance.where.value}” that this could accept. "
        "Remove it from the list, or correct it.",
    ]


def test_an_error_cannot_be_accepted():
    assert settled([finding("K303", Severity.ERROR)], [accepted("K303")]) == (
        ["7:3 K303 Wrong.", "90:5 K122 An error cannot be accepted: mend what K303 finds."],
        [],
    )


def test_one_acceptance_serves_all_findings_that_it_names():
    assert settled([finding(), finding(words="a a")], [accepted()])[1] == [("K210", "preamble.text")] * 2


def test_two_acceptances_of_one_finding_are_both_of_use():
    assert settled([finding()], [accepted(where="preamble"), accepted()]) == ([], [("K210", "preamble")])


def test_while_not_everything_is_found_no_acceptance_is_called_vain():
    error = finding("K303", Severity.ERROR)
    still_open, _ = settle([error], (accepted(), accepted("K303")), lambda _: "preamble.text", everything_read=False)
    assert [one.code for one in still_open] == ["K303", "K122"]


def test_ten_thousand_acceptances_are_looked_up_and_not_looked_through():
    words = [str(number) for number in range(10_000)]
    with within(5):
        still_open, closed = settled([finding(words=one) for one in words], [accepted(words=one) for one in words])
    assert (still_open, len(closed)) == ([], 10_000)
