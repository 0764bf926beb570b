"""Documents that hold every key that a file of data may hold, and ways through them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LIST = {
    "labels": "1/",
    "items": [
        "x",
        {"id": "x", "label": "x", "text": "x", "labels": "-", "items": ["x"]},
        {"id": "x", "label": "x", "text": ["x", {"labels": "1.1.", "items": ["x"]}]},
    ],
    "unit": "x",
}
LEAST = {"labels": "1.", "items": ["x"]}
PARTIES = ["x", {"insert": "partners", "labels": "1.", "text": "x"}]
TABLE = {"table": {"columns": ["x", "x"], "rows": [["x", ""]]}}
PARAGRAPHS = [
    {"id": "x", "label": "x", "heading": "x", "text": "x"},
    {"text": [LIST, {**LEAST, "continue": True}]},
    {"text": [{"insert": "goals", "labels": "I."}, TABLE]},
]
SIGNATORIES = {"partners_heading": "x", "signature_heading": "x", "layout": "blocks", "show": ["date", "place"]}
AGREEMENT = {
    "language": "pl",
    "status": "draft",
    "title": "x",
    "author": "x",
    "date": "2014-11-07",
    "values": {"wklad": "x"},
    "copies": {"each": 2, "extra": [{"id": "x", "name": "x"}]},
    "form": "written",
    "parties": PARTIES,
    "preamble": {"heading": "x", "text": ["x", {"insert": "areas", "labels": "§ 1."}]},
    "resolution": "x",
    "paragraph_labels": "Par. 1.",
    "paragraph_unit": "x",
    "chapter_labels": "x I",
    "numbering": "restart",
    "paragraphs": PARAGRAPHS,
    "areas": [{"id": "x", "text": "x"}],
    "goals": [{"id": "x", "area": "x", "heading": "x", "text": ["x", LEAST]}],
    "signatories": SIGNATORIES,
    "attachment_labels": "x 1",
    "attachments": [
        {"id": "x", "label": "x", "title": "x", "text": "x", "signatories": SIGNATORIES},
        {"id": "x", "title": "x", "file": "data/attachments/scan.pdf"},
    ],
    "accepted": [{"rule": "K204", "where": "x", "words": "x", "reason": "x"}],
}
IN_CHAPTERS = {
    **{key: AGREEMENT[key] for key in ("language", "status", "title", "date", "form", "parties", "signatories")},
    "chapters": [{"id": "x", "label": "x", "heading": "x", "paragraphs": [{"text": "x"}]}],
}
"""One with its paragraphs in chapters: no agreement holds both of these keys."""
PARTNERS = {
    "partners": [
        {
            "id": "a-1",
            "name": "x",
            "seat": "x",
            "representatives": [{"name": "x", "basis": "statutory", "function": "x"}],
            "signatures_required": 2,
            "email": "x",
            "nip": "x",
            "regon": "x",
            "krs": "x",
            "address": "x",
            "short": "x",
            "description": "x",
        }
    ]
}
SIGNATURE = [
    {
        "event": "signed",
        "partner": "a-1",
        "representative": "x",
        "signed_on": "2014-11-07",
        "place": "x",
        "method": "qualified",
        "fingerprint": "sha256:" + "0a" * 32,
        "evidence": [
            {"file": "data/evidence/a/scan.pdf", "sha256": "0a" * 32, "issued": "0a" * 32},
            {"file": "data/evidence/a/power.pdf", "sha256": "0a" * 32, "kind": "power-of-attorney"},
        ],
        "recorded_at": "2014-11-08T09:12:44Z",
        "note": "x",
        "act": "aneks-1",
        "effect": "sha256:" + "0a" * 32,
        "digest": "sha256:" + "0a" * 32,
    },
    {
        "event": "revoked",
        "partner": "a-1",
        "representative": "x",
        "fingerprint": "sha256:" + "0a" * 32,
        "reason": "x",
        "recorded_at": "2014-11-08T09:12:44Z",
        "digest": "sha256:" + "0a" * 32,
    },
    {
        "event": "revoked",
        "partner": "a-1",
        "fingerprint": "sha256:" + "0a" * 32,
        "reason": "x",
        "recorded_at": "2014-11-08T09:12:44Z",
        "of": "declined",
        "digest": "sha256:" + "0a" * 32,
    },
    {
        "event": "declined",
        "partner": "a-1",
        "by": "x",
        "on": "2014-11-07",
        "reason": "x",
        "fingerprint": "sha256:" + "0a" * 32,
        "recorded_at": "2014-11-08T09:12:44Z",
        "digest": "sha256:" + "0a" * 32,
    },
    {
        "event": "handed-over",
        "partner": "a-1",
        "to": "x",
        "on": "2014-11-07",
        "note": "x",
        "fingerprint": "sha256:" + "0a" * 32,
        "recorded_at": "2014-11-08T09:12:44Z",
        "digest": "sha256:" + "0a" * 32,
    },
]

ACT: Any = {
    "kind": "annex",
    "title": "x",
    "date": "2015-03-01",
    "status": "final",
    "in_force": "2015-04-01",
    "opening": ["x", LIST, TABLE, {"insert": "partners", "labels": "1.", "text": "x"}],
    "changes": [
        {"in": "x", "heading": "x", "text": ["x"]},
        {"after": "x", "add": {"id": "x", "heading": "x", "text": "x"}},
        {"repeal": "x"},
        {"title": "x"},
        {"values": {"wklad": "x"}},
    ],
    "text": "x",
    "closing": "x",
    "accepted": [{"rule": "K204", "where": "x", "words": "x", "reason": "x"}],
}
OF_PARTNER: Any = {
    "kind": "accession",
    "title": "x",
    "date": "2015-03-01",
    "status": "final",
    "in_force": "signed",
    "partner": PARTNERS["partners"][0],
    "consent": ["a-1"],
}


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every group and list in a document, with each of its keys or numbers."""
    for key in list(document) if isinstance(document, dict) else range(len(document)):
        yield document, key
        if isinstance(document[key], (dict, list)):
            yield from places(document[key])
