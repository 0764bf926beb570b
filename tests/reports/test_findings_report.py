"""Findings as lines, as JSON, and summed up in a sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kpes.findings import Finding, Severity
from kpes.messages import ENGLISH, counted, message
from kpes.reports.findings import Findings
from kpes.reports.report import written
from kpes.source import Place
from tests.reports.hostile import ACCEPTED

ERROR = Finding(
    Place("data/agreement.yaml", 12, 7),
    "K107",
    message("“{date}” is not a day of the calendar.", date="2014-11-31"),
)
TWO_COUNTS = [
    counted("{count} paragraph", "{count} paragraphs", 10), counted("{count} partner", "{count} partners", 1),
]  # fmt: skip
NOT_USABLE = "The data cannot be used until the errors are mended."
WARNING = Finding(
    Place("data/signatures/x.yaml"), "K501", message("No partner [b]“{id}”[/b].", id="{x}"), Severity.WARNING
)


def test_a_finding_is_one_line_that_begins_with_its_place() -> None:
    assert written(Findings(ENGLISH, [ERROR, WARNING]), "text") == (
        "data/agreement.yaml:12:7: K107 “2014-11-31” is not a day of the calendar.\n"
        "data/signatures/x.yaml:1:1: K501 No partner [b]“{x}”[/b].\n"
        f"1 error, 1 warning. {NOT_USABLE}\n"
    )


def test_a_long_line_is_not_wrapped() -> None:
    long = Finding(Place("f", 1, 1), "K100", message("słowo " * 100 + "koniec"))
    assert written(Findings(ENGLISH, [long]), "text").count("\n") == 2


def test_json_holds_every_key_and_the_counts() -> None:
    report = written(Findings(ENGLISH, [ERROR, WARNING, WARNING]), "json")
    assert json.loads(report) == {
        "findings": [
            {
                "file": "data/agreement.yaml",
                "line": 12,
                "column": 7,
                "code": "K107",
                "severity": "error",
                "message": "“2014-11-31” is not a day of the calendar.",
            },
            *[
                {
                    "file": "data/signatures/x.yaml",
                    "line": 1,
                    "column": 1,
                    "code": "K501",
                    "severity": "warning",
                    "message": "No partner [b]“{x}”[/b].",
                }
            ]
            * 2,
        ],
        "errors": 1,
        "warnings": 2,
    }
    assert "“2014-11-31”" in report
    assert json.loads(written(Findings(ENGLISH, []), "json")) == {"findings": [], "errors": 0, "warnings": 0}


@pytest.mark.parametrize(
    ("findings", "counts", "said"),
    [
        ([], TWO_COUNTS, "Checked: 10 paragraphs, 1 partner. 0 errors, 0 warnings."),
        ([WARNING], TWO_COUNTS[:1], "Checked: 10 paragraphs. 0 errors, 1 warning."),
        ([ERROR, ERROR, WARNING], None, f"2 errors, 1 warning. {NOT_USABLE}"),
        ([ERROR], None, f"1 error, 0 warnings. {NOT_USABLE}"),
    ],
)
def test_the_summary_says_what_was_checked_and_how_much_is_wrong(
    findings, counts, said: str
) -> None:
    assert Findings(ENGLISH, findings, counts=counts).summary() == said


def test_json_lists_what_was_accepted_with_the_reason_where_it_is_asked_for() -> None:
    report = Findings(ENGLISH, [ERROR], [(WARNING, ACCEPTED)])
    assert "accepted" not in report.data()
    (told,) = json.loads(written(replace(report, with_accepted=True), "json"))["accepted"]
    assert (told["code"], told["line"], told["reason"]) == ("K501", 1, "Tak ma być.")
