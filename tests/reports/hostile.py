"""Findings as the reports of machines must bear them."""

from __future__ import annotations

from kpes.findings import Finding, Severity
from kpes.messages import message
from kpes.model import Accepted, Text
from kpes.source import Place, Sources

ERROR = Finding(
    Place("data/agreement.yaml", 12, 7), "K107", message("“{date}” is no day.", date="2014-11-31"), width=10
)
WARNING = Finding(
    Place("data/signatures/x.yaml"), "K501", message("There is no partner “{id}”.", id="x"), Severity.WARNING
)
HOSTILE = Finding(
    Place("data/signatures/a b,c:d%&<ż>\x01\udc80.yaml", 3, 4),
    "K104",
    message("100 % “{words}”", words="::error::\r\n]]>&amp;<b a='\"'>\x00\x1b[31m\ufffe\U0001f600"),
    width=3,
)
ACCEPTED = Accepted(
    Text("K501", Place("data/agreement.yaml", 300, 11)),
    Text("x", Place("data/agreement.yaml", 301, 12)),
    None,
    Text("Tak ma być.", Place("data/agreement.yaml", 302, 13)),
)
SHORT = Finding(Place("data/agreement.yaml", 2, 3), "K104", message("The key “statsu” is not known."))
SOURCES = Sources({"data/agreement.yaml": b"language: pl\n  statsu: draft\n"}.__getitem__)
"""A finding that names but the start of a word, and the file that it is in."""
