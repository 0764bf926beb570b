from __future__ import annotations

import json
from urllib.parse import unquote

import jsonschema
import pytest

from kpes.messages import ENGLISH, catalogue
from kpes.reports.findings import Findings
from kpes.reports.scanners import as_sarif
from kpes.rules.pages import pages
from tests.reports.hostile import ACCEPTED, ERROR, HOSTILE, SHORT, SOURCES, WARNING


def group(required: str = "", **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def some(items: object) -> dict[str, object]:
    return {"type": "array", "items": items, "uniqueItems": True}


TEXT = {"type": "string", "minLength": 1}
FROM_1 = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
URI = {"type": "string", "format": "uri", "pattern": "^https://"}
WORDS = group("text", text=TEXT, markdown=TEXT)
LOCATION = group(
    physicalLocation=group(
        "artifactLocation",
        artifactLocation=group("uri", uri={"type": "string", "pattern": "^[!-~]+$"}, uriBaseId=TEXT),
        region=group("startLine", startLine=FROM_1, startColumn=FROM_1, endColumn=FROM_1),
    )
)
SUPPRESSION = group(
    "kind",
    kind={"enum": ["inSource", "external"]},
    status={"enum": ["accepted", "underReview", "rejected"]},
    justification=TEXT,
    location=LOCATION,
)
RULE = group(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=WORDS,
    fullDescription=WORDS,
    help=WORDS,
    defaultConfiguration=group(level=LEVEL),
    properties=group(tags=some(TEXT)),
)
RESULT = group(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=WORDS,
    locations=some(LOCATION),
    suppressions=some(SUPPRESSION),
)
RUN = group(
    "tool results",
    tool=group(
        "driver",
        driver=group("name", name=TEXT, version=TEXT, informationUri=URI, language=LANGUAGE, rules=some(RULE)),
    ),
    language=LANGUAGE,
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": RESULT},
)
SARIF = group(
    "version runs", **{"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}}
)
"""What the standard's schema says of the objects and properties that kpes writes; it allows no others here."""


def run(report: str) -> dict:
    """The one run of a report that the standard allows."""
    log = json.loads(report)
    jsonschema.validate(log, SARIF)
    assert report.endswith("}\n")
    (only,) = log["runs"]
    return only


def test_a_result_names_its_rule_and_its_exact_characters():
    (result,) = run(as_sarif(Findings(ENGLISH, [ERROR])))["results"]
    assert (result["ruleId"], result["level"], result["message"]) == (
        "K107",
        "error",
        {"text": "“2014-11-31” is no day."},
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/agreement.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12, "startColumn": 7, "endColumn": 17},
    }


def test_the_end_of_a_finding_that_names_but_the_start_of_a_word_is_the_end_of_the_word():
    (result,) = run(as_sarif(Findings(ENGLISH, [SHORT], sources=SOURCES)))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 3, "endColumn": 9}


def test_all_codes_are_told_with_their_pages_in_the_readers_language():
    only = run(as_sarif(Findings(catalogue("pl"), [WARNING])))
    rules = only["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [page.code for page in pages()]
    (result,) = only["results"]
    rule = rules[result["ruleIndex"]]
    assert (rule["id"], rule["name"], rule["defaultConfiguration"]) == (
        "K501",
        "records_without_partner",
        {"level": "warning"},
    )
    assert rule["help"]["markdown"].startswith("## K501 `records_without_partner`\n")
    assert "Źle:" in rule["help"]["text"]
    assert only["language"] == "pl"


def test_an_accepted_finding_is_a_suppressed_result_with_the_reason():
    first, second = run(as_sarif(Findings(ENGLISH, [ERROR], [(WARNING, ACCEPTED)])))["results"]
    assert "suppressions" not in first
    (suppression,) = second["suppressions"]
    assert (second["ruleId"], suppression["justification"]) == ("K501", "Tak ma być.")
    assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 300, "startColumn": 11}


def test_where_nothing_is_wrong_the_results_are_an_empty_list():
    assert run(as_sarif(Findings(ENGLISH, [])))["results"] == []


def test_hostile_names_make_a_valid_uri_below_the_top_of_the_repository():
    (result,) = run(as_sarif(Findings(ENGLISH, [HOSTILE], folder="umowy/2014 r")))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("umowy/2014%20r/data/signatures/a%20b%2Cc%3Ad%25%26%3C%C5%BC%3E%01%80")
    assert unquote(uri, errors="surrogateescape") == f"umowy/2014 r/{HOSTILE.place.file}"


def test_the_test_would_see_a_property_that_the_standard_has_not():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "2.1.0", "runs": [{"results": []}]}, SARIF)
