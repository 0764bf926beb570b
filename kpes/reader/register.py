"""``data/signatures/<partner>.yaml``: what was recorded for one partner, oldest first."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import get_args

from kpes.findings import Log
from kpes.messages import message
from kpes.model import POWER_OF_ATTORNEY, Event, Evidence, Method, Revoked, Signed
from kpes.reader.shape import choice, day, fields, items, read_file, text
from kpes.source import Mapping, Node, Scalar, clean, excerpt

_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def read_events(data: bytes, file: str) -> tuple[tuple[Event, ...] | None, Log]:
    """The events in ``data`` and the log of what is wrong; none where anything is."""
    return read_file(data, file, lambda node, log: items(node, log, _event))


def _event(node: Node, log: Log) -> Event:
    if isinstance(node, Mapping) and any(
        key.value == "event" and isinstance(value, Scalar) and clean(value.value) == "revoked"
        for key, value in node.entries
    ):
        return _revoked(node, log)
    return _signed(node, log)


def _signed(node: Node, log: Log) -> Signed:
    keys = fields(
        node,
        log,
        ("event", "representative", "signed_on", "method", "fingerprint", "recorded_at"),
        ("partner", "place", "evidence", "note", "digest"),
    )
    keys.read("event", choice(("signed", "revoked")), "signed")
    partner, signed_in, note = keys.optional_text("partner"), keys.optional_text("place"), keys.optional_text("note")
    keys.read("digest", _fingerprint, "")
    return Signed(
        representative=keys.text("representative").value,
        signed_on=keys.read("signed_on", day, date.min),
        method=keys.read("method", choice(get_args(Method)), "other"),
        fingerprint=keys.read("fingerprint", _fingerprint, ""),
        evidence=keys.read("evidence", lambda node, log: items(node, log, _evidence), ()),
        recorded_at=keys.read("recorded_at", _moment, ""),
        note=note.value if note else "",
        place=node.place,
        places={key: value.place for key, value in keys.nodes.items()},
        signed_in=signed_in.value if signed_in else "",
        partner=partner.value if partner else "",
    )


def _revoked(node: Node, log: Log) -> Revoked:
    keys = fields(node, log, ("event", "representative", "fingerprint", "reason", "recorded_at"), ("partner", "digest"))
    partner = keys.optional_text("partner")
    keys.read("digest", _fingerprint, "")
    return Revoked(
        representative=keys.text("representative").value,
        fingerprint=keys.read("fingerprint", _fingerprint, ""),
        reason=keys.text("reason").value,
        recorded_at=keys.read("recorded_at", _moment, ""),
        place=node.place,
        partner=partner.value if partner else "",
    )


def _evidence(node: Node, log: Log) -> Evidence:
    keys = fields(node, log, ("file", "sha256"), ("kind", "issued"))
    return Evidence(
        file=keys.read("file", _path, ""),
        sha256=keys.read("sha256", _sha256, ""),
        kind=keys.read("kind", choice((POWER_OF_ATTORNEY,)), ""),
        issued=keys.read("issued", _sha256, ""),
    )


def _path(node: Node, log: Log) -> str:
    """A path as it was written: nothing of a file's name may be cleaned away, and none leads elsewhere."""
    if not text(node, log).value or not isinstance(node, Scalar):
        return ""
    steps = re.split(r"[/\\]", node.value)
    if not node.value.startswith("data/evidence/") or {"", ".", ".."} & set(steps):
        _not_as_written(node, log, node.value, "data/evidence/a/scan.pdf")
    return node.value


def _fingerprint(node: Node, log: Log) -> str:
    return _matching(node, log, _FINGERPRINT, "sha256:…")


def _sha256(node: Node, log: Log) -> str:
    return _matching(node, log, _SHA256, "64 × 0-9, a-f")


def _moment(node: Node, log: Log) -> str:
    like = "2014-11-08T09:12:44Z"
    moment = _matching(node, log, _MOMENT, like)
    if _MOMENT.fullmatch(moment):
        try:
            datetime.fromisoformat(moment)
        except ValueError:
            _not_as_written(node, log, moment, like)
    return moment


def _matching(node: Node, log: Log, pattern: re.Pattern[str], like: str) -> str:
    said = text(node, log).value
    if said and not pattern.fullmatch(said):
        _not_as_written(node, log, said, like)
    return said


def _not_as_written(node: Node, log: Log, found: str, like: str) -> None:
    wrong = message(
        "“{found}” is not what kpes writes here, which looks like this: {like}",
        found=excerpt(found),
        like=like,
    )
    log.error("K106", node.place, wrong)
