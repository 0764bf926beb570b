"""Documents that hold every key that a file of data may hold, and ways through them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LIST = {"labels": "1/", "items": ["x", {"text": "x", "labels": "-", "items": ["x"]}]}
AGREEMENT = {
    "language": "pl",
    "status": "draft",
    "title": "x",
    "author": "x",
    "date": "2014-11-07",
    "form": "written",
    "parties": "x",
    "preamble": {"heading": "x", "text": ["x", LIST, {"insert": "areas", "labels": "§ 1."}]},
    "resolution": "x",
    "paragraph_labels": "Par. 1.",
    "paragraphs": [{"text": "x"}, {"text": LIST}, {"text": [{"insert": "goals", "labels": "I."}]}],
    "areas": [{"id": "x", "text": "x"}],
    "goals": [{"id": "x", "area": "x", "heading": "x", "text": ["x", LIST]}],
    "signatories": {"partners_heading": "x", "signature_heading": "x"},
    "accepted": [{"rule": "K204", "where": "x", "words": "x", "reason": "x"}],
}
PARTNERS = {
    "partners": [
        {
            "id": "a-1",
            "name": "x",
            "seat": "x",
            "representatives": [{"name": "x", "basis": "statutory"}],
            "signatures_required": 2,
            "email": "x",
            "nip": "x",
            "regon": "x",
            "krs": "x",
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
]


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every group and list in a document, with each of its keys or numbers."""
    for key in list(document) if isinstance(document, dict) else range(len(document)):
        yield document, key
        if isinstance(document[key], (dict, list)):
            yield from places(document[key])
