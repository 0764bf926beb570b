"""Findings as lines, as JSON, and summed up in a sentence."""

from __future__ import annotations

import json

import pytest

from kpes.findings import Finding, Severity
from kpes.messages import ENGLISH, message
from kpes.reports.findings import as_json, as_text, summary
from kpes.source import Place

ERROR = Finding(
    Place("data/agreement.yaml", 12, 7),
    "K107",
    message("“{date}” is not a day of the calendar.", date="2014-11-31"),
)
NOT_USABLE = "The data cannot be used until the errors are mended."
WARNING = Finding(
    Place("data/signatures/x.yaml"), "K501", message("No partner [b]“{id}”[/b].", id="{x}"), Severity.WARNING
)


def test_a_finding_is_one_line_that_begins_with_its_place() -> None:
    assert as_text([ERROR, WARNING], ENGLISH) == (
        "data/agreement.yaml:12:7: K107 “2014-11-31” is not a day of the calendar.\n"
        "data/signatures/x.yaml:1:1: K501 No partner [b]“{x}”[/b].\n"
    )
    assert as_text([], ENGLISH) == ""


def test_a_long_line_is_not_wrapped() -> None:
    long = Finding(Place("f", 1, 1), "K100", message("słowo " * 100 + "koniec"))
    assert as_text([long], ENGLISH).count("\n") == 1


def test_json_holds_every_key_and_the_counts() -> None:
    report = as_json([ERROR, WARNING, WARNING], ENGLISH)
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
    assert json.loads(as_json([], ENGLISH)) == {"findings": [], "errors": 0, "warnings": 0}


@pytest.mark.parametrize(
    ("findings", "paragraphs", "partners", "said"),
    [
        ([], 10, 22, "Checked: 10 paragraphs, 22 partners. 0 errors, 0 warnings."),
        ([WARNING], 1, 1, "Checked: 1 paragraph, 1 partner. 0 errors, 1 warning."),
        ([ERROR, ERROR, WARNING], None, 22, f"2 errors, 1 warning. {NOT_USABLE}"),
        ([ERROR], 10, None, f"1 error, 0 warnings. {NOT_USABLE}"),
    ],
)
def test_the_summary_says_what_was_checked_and_how_much_is_wrong(
    findings, paragraphs, partners, said: str
) -> None:
    assert ENGLISH(summary(findings, paragraphs, partners, 0)) == said
