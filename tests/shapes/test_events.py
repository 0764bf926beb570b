"""The register's files, as ``read_events`` reads them."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.model import Evidence, Revoked, Signed
from kpes.shapes.table import read_events
from kpes.source import Place
from tests.told import findings

FILE = "data/signatures/a.yaml"
DIGEST = "0123456789abcdef" * 4
SIGNED = f"""\
- event: signed
  representative: Anna Nowak
  signed_on: 2014-11-07
  method: handwritten
  fingerprint: sha256:{DIGEST}
  evidence:
    - file: data/evidence/a/skan.pdf
      sha256: '{DIGEST}'
  recorded_at: 2014-11-08T09:12:44Z
  note: 'no'
"""
REVOKED = f"""\
- event: revoked
  representative: Anna Nowak
  fingerprint: sha256:{DIGEST}
  reason: Pomyłka.
  recorded_at: 2014-11-09T09:12:44Z
"""
NOT_WRITTEN = "is not what kpes writes here, which looks like this:"


def test_events_are_read_in_order_with_all_their_keys():
    events, log = read_events((SIGNED + REVOKED).encode(), FILE)
    assert not len(log)
    signed, revoked = events
    assert signed.place_of("method") == Place(FILE, 4, 11)
    assert (signed._replace(places={}), revoked) == (
        Signed(
            partner="",
            representative="Anna Nowak",
            signed_on=date(2014, 11, 7),
            signed_in="",
            method="handwritten",
            fingerprint=f"sha256:{DIGEST}",
            evidence=(Evidence("data/evidence/a/skan.pdf", DIGEST),),
            recorded_at="2014-11-08T09:12:44Z",
            note="no",
            place=Place(FILE, 1, 3),
        ),
        Revoked(
            partner="",
            representative="Anna Nowak",
            fingerprint=f"sha256:{DIGEST}",
            reason="Pomyłka.",
            recorded_at="2014-11-09T09:12:44Z",
            place=Place(FILE, 11, 3),
        ),
    )


@pytest.mark.parametrize("name", ["skan  1.pdf", "no\u0301wak.pdf", "a\tb.pdf", " a.pdf", "a\\b.pdf", "#1: a.pdf"])
def test_the_name_of_an_evidence_file_is_read_as_it_was_written(name):
    quoted = '"' + name.replace("\\", "\\\\").replace("\t", "\\t") + '"'
    yaml = SIGNED.replace("data/evidence/a/skan.pdf", quoted.replace('"', '"data/evidence/a/', 1))
    events, log = read_events(yaml.encode(), FILE)
    assert not len(log)
    assert events[0].evidence[0].file == f"data/evidence/a/{name}"


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a.pdf",
        "data/evidence/../../a.pdf",
        "data/evidence/a/..\\..\\..\\a.pdf",
        "data/evidence//a.pdf",
        "data/evidence/./a.pdf",
        "data/evidence/a/",
        "C:\\a.pdf",
        "scan.pdf",
    ],
)
def test_evidence_is_never_looked_for_outside_its_folder(path):
    assert findings(read_events, SIGNED.replace("data/evidence/a/skan.pdf", path)) == [
        f"7:13 K106 “{path}” {NOT_WRITTEN} data/evidence/a/scan.pdf"
    ]


@pytest.mark.parametrize(
    "moment",
    [
        "2014-11-08",
        "2014-11-08 09:12:44",
        "2014-11-08T09:12:44+01:00",
        "2014-13-08T09:12:44Z",
        "2014-11-08T25:12:44Z",
    ],
)
def test_a_moment_is_one_of_the_calendar_in_utc(moment):
    assert findings(read_events, SIGNED.replace("2014-11-08T09:12:44Z", moment)) == [
        f"9:16 K106 “{moment}” {NOT_WRITTEN} 2014-11-08T09:12:44Z"
    ]


@pytest.mark.parametrize("digest", [DIGEST[1:], DIGEST + "0", DIGEST.upper(), "g" * 64])
def test_digests_are_64_small_hex_digits(digest):
    shown = digest if len(digest) < 60 else digest[:59] + "…"
    assert findings(read_events, SIGNED.replace(f"'{DIGEST}'", f"'{digest}'")) == [
        f"8:15 K106 “{shown}” {NOT_WRITTEN} 64 × 0-9, a-f"
    ]
    assert findings(read_events, REVOKED.replace(f"sha256:{DIGEST}", digest)) == [
        f"3:16 K106 “{shown}” {NOT_WRITTEN} sha256:…"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("event: signed", "event: singed", "1:10 K114 “singed” is not possible here. Did you mean “signed”?"),
        ("handwritten", "own hand", "4:11 K114 “own hand” is not possible here."),
        ("2014-11-07", "2014-11-31", "3:14 K107 “2014-11-31” is not a day of the calendar."),
        ("  note:", "  nota:", "10:3 K104 The key “nota” is not known. Did you mean “note”?"),
        ("- event: signed\n ", "-", "1:3 K105 The key “event” is missing. Add it here."),
        (SIGNED, "- a\n", "1:3 K106 Here must be the keys event, representative, signed_on, method, "),
        (
            "    - file: data/evidence/a/skan.pdf\n  ",
            "    -",
            "7:10 K105 The key “file” is missing. Add it here.",
        ),
    ],
)
def test_a_fault_of_a_record_is_told_at_its_place(old, new, said):
    found = findings(read_events, SIGNED.replace(old, new))
    assert len(found) == 1
    assert found[0].startswith(said)


@pytest.mark.parametrize("written", ["revoked", "'revoked'", '"revoked "', "|\n    revoked\n"])
def test_a_withdrawal_is_never_taken_for_a_signature_however_it_is_written(written):
    events, log = read_events(REVOKED.replace("event: revoked", f"event: {written}").encode(), FILE)
    assert not len(log)
    assert isinstance(events[0], Revoked)
    found = findings(read_events, SIGNED.replace("event: signed", f"event: {written}"))
    assert [line.split("“")[1].split("”")[0] for line in found] == [
        "reason",
        "signed_on",
        "method",
        "evidence",
        "note",
    ]


def test_the_place_of_signing_is_no_matter_of_course_and_read_where_it_stands() -> None:
    events, log = read_events(SIGNED.replace("  method", "  place: Gdynia,  ratusz\n  method").encode(), FILE)
    assert not len(log)
    assert [event.signed_in for event in events] == ["Gdynia, ratusz"]
    assert [event.signed_in for event in read_events(SIGNED.encode(), FILE)[0]] == [""]
