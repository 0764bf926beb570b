"""What was recorded, in order, for people, for a pipe and as JSON."""

from __future__ import annotations

import json
from io import StringIO

from kpes.messages import ENGLISH, catalogue
from kpes.model import Evidence, Revoked
from kpes.reports.history import as_json, as_lines, draw, entries
from tests.parties import PLACE, TODAY, signature

FIRST = signature("Anna Nowak", note="na [b]spotkaniu[/b]", evidence=(Evidence("data/evidence/a/scan.pdf", "0" * 64),))
WITHDRAWN = Revoked("Anna Nowak", TODAY, "pomyłka", "2014-11-09T10:00:00Z", PLACE)
OTHERS = signature("Jan Kowalski", method="qualified")._replace(recorded_at="2014-11-08T10:00:00Z")
HISTORY = entries({"a": (FIRST, WITHDRAWN), "gone": (OTHERS,)})


def test_events_stand_in_the_order_of_their_recording_whoever_they_are_for():
    assert [(entry.partner, entry.kind) for entry in HISTORY] == [
        ("a", "signed"),
        ("gone", "signed"),
        ("a", "revoked"),
    ]


def test_events_of_one_moment_stay_in_the_order_of_their_file():
    again = WITHDRAWN._replace(recorded_at=FIRST.recorded_at)
    assert [entry.kind for entry in entries({"a": (FIRST, again, FIRST)})] == ["signed", "revoked", "signed"]


def test_in_a_pipe_an_event_is_a_line_that_is_neither_cut_nor_wrapped():
    header, first, second, third = as_lines(HISTORY, ENGLISH).splitlines()
    assert header.split() == ["Recorded", "Id", "What", "Who", "Date", "How", "Edition", "Besides"]
    assert first.endswith("evidence: data/evidence/a/scan.pdf; note: na [b]spotkaniu[/b]")
    assert second.split("  ")[0] == "2014-11-08T10:00:00Z"
    assert third.endswith("reason: pomyłka")
    assert "wycofano" in as_lines(HISTORY, catalogue("pl"))


def test_the_place_of_signing_stands_in_every_form():
    history = entries({"a": (signature("Anna Nowak")._replace(signed_in="Gdynia"),)})
    assert json.loads(as_json(history))["events"][0]["place"] == "Gdynia"
    assert as_lines(history, catalogue("pl")).endswith("  miejsce: Gdynia\n")
    shown = StringIO()
    draw(history, {}, ENGLISH, shown)
    assert shown.getvalue().splitlines()[-1].strip() == "place: Gdynia"


def test_an_empty_history_says_so():
    assert as_lines([], ENGLISH) == "Nothing has been recorded.\n"
    assert as_json([]) == '{\n  "events": []\n}\n'


def test_json_has_the_keys_of_the_register_and_the_partner():
    first, _, third = json.loads(as_json(HISTORY))["events"]
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
    }
    assert (third["event"], third["reason"], "signed_on" in third) == ("revoked", "pomyłka", False)


def test_on_a_terminal_each_event_stands_under_its_moment_and_partner(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    out = StringIO()
    draw(HISTORY, {"a": "Fundacja [A]"}, ENGLISH, out)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert lines[:3] == [
        "2014-11-08 09:12:44 UTC  a  Fundacja [A]",
        f"    signed: Anna Nowak, 2014-11-07, by hand, edition {TODAY[7:19]}",
        "    evidence: data/evidence/a/scan.pdf",
    ]
    assert "2014-11-08 10:00:00 UTC  gone" in lines
    assert lines[-1] == "    reason: pomyłka"
