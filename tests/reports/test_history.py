"""What was recorded, in order, for people, for a pipe and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import StringIO

from kpes.messages import ENGLISH, Catalogue, catalogue
from kpes.model import Evidence, Revoked
from kpes.reports.history import Entry, History, draw, entries, kind_of
from kpes.reports.report import written
from tests.parties import PLACE, TODAY, signature

FIRST = signature("Anna Nowak", note="na [b]spotkaniu[/b]", evidence=(Evidence("data/evidence/a/scan.pdf", "0" * 64),))
WITHDRAWN = Revoked("", "Anna Nowak", TODAY, "pomyłka", "2014-11-09T10:00:00Z", PLACE)
OTHERS = signature("Jan Kowalski", method="qualified")._replace(recorded_at="2014-11-08T10:00:00Z")
HISTORY = entries({"a": (FIRST, WITHDRAWN), "gone": (OTHERS,)})


def told(format: str, history: Sequence[Entry], t: Catalogue = ENGLISH) -> str:
    return written(History(t, history, {}), format)


def test_events_stand_in_the_order_of_their_recording_whoever_they_are_for():
    assert [(partner, kind_of(event)) for partner, event in HISTORY] == [
        ("a", "signed"),
        ("gone", "signed"),
        ("a", "revoked"),
    ]


def test_events_of_one_moment_stay_in_the_order_of_their_file():
    again = WITHDRAWN._replace(recorded_at=FIRST.recorded_at)
    assert [kind_of(event) for _, event in entries({"a": (FIRST, again, FIRST)})] == ["signed", "revoked", "signed"]


def test_in_a_pipe_an_event_is_a_line_that_is_neither_cut_nor_wrapped():
    header, first, second, third = told("table", HISTORY).splitlines()
    assert header.split() == ["Recorded", "Id", "What", "Who", "Date", "How", "Edition", "Besides"]
    assert first.endswith("evidence: data/evidence/a/scan.pdf; note: na [b]spotkaniu[/b]")
    assert second.split("  ")[0] == "2014-11-08T10:00:00Z"
    assert third.endswith("reason: pomyłka")
    assert "anulowano wpis" in told("table", HISTORY, catalogue("pl"))


def test_the_place_of_signing_stands_in_every_form():
    history = entries({"a": (signature("Anna Nowak")._replace(signed_in="Gdynia"),)})
    assert json.loads(told("json", history))["events"][0]["place"] == "Gdynia"
    assert told("table", history, catalogue("pl")).endswith("  miejsce: Gdynia\n")
    shown = StringIO()
    draw(History(ENGLISH, history, {}), shown)
    assert shown.getvalue().splitlines()[-1].strip() == "place: Gdynia"


def test_an_empty_history_says_so():
    assert told("table", []) == "Nothing has been recorded.\n"
    assert told("json", []) == '{\n  "events": []\n}\n'


def test_json_has_the_keys_of_the_register_and_the_partner():
    first, _, third = json.loads(told("json", HISTORY))["events"]
    assert first == {
        "partner": "a",
        "event": "signed",
        "representative": "Anna Nowak",
        "signed_on": "2014-11-07",
        "place": "",
        "method": "handwritten",
        "fingerprint": TODAY,
        "evidence": [{"file": "data/evidence/a/scan.pdf", "sha256": "0" * 64}],
        "recorded_at": "2014-11-08T09:12:44Z",
        "note": "na [b]spotkaniu[/b]",
        "act": "",
        "effect": "",
    }
    assert (third["event"], third["reason"], "signed_on" in third) == ("revoked", "pomyłka", False)


def test_on_a_terminal_each_event_stands_under_its_moment_and_partner(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = StringIO()
    draw(History(ENGLISH, HISTORY, {"a": "Fundacja [A]"}), out)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert lines[:3] == [
        "2014-11-08 09:12:44 UTC  a  Fundacja [A]",
        f"    signed: Anna Nowak, 2014-11-07, by hand, edition {TODAY[7:19]}",
        "    evidence: data/evidence/a/scan.pdf",
    ]
    assert "2014-11-08 10:00:00 UTC  gone" in lines
    assert lines[-1] == "    reason: pomyłka"
