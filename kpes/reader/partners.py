"""``data/partners.yaml``: the signatory list."""

from __future__ import annotations

import re

from kpes.findings import Log
from kpes.messages import message
from kpes.model import Partner, Representative, Text
from kpes.reader.shape import choice, count, fields, items, read_file, text
from kpes.source import Node, Scalar, excerpt

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""An id names files on every system; to be matched in full."""


def read_partners(data: bytes, file: str) -> tuple[tuple[Partner, ...] | None, Log]:
    """The partners in ``data``, in their order, and the log of what is wrong; none where anything is."""
    return read_file(data, file, _partners)


def _partners(node: Node, log: Log) -> tuple[Partner, ...]:
    return fields(node, log, ("partners",)).read("partners", lambda node, log: items(node, log, _partner), ())


def _partner(node: Node, log: Log) -> Partner:
    keys = fields(
        node,
        log,
        ("id", "name"),
        ("representatives", "signatures_required", "seat", "email", "nip", "regon", "krs"),
    )
    return Partner(
        id=keys.read("id", _id, Text("", node.place)),
        name=keys.text("name"),
        representatives=keys.read("representatives", lambda node, log: items(node, log, _representative), ()),
        signatures_required=keys.read("signatures_required", count, 1),
        seat=keys.optional_text("seat"),
        email=keys.optional_text("email"),
        nip=keys.optional_text("nip"),
        regon=keys.optional_text("regon"),
        krs=keys.optional_text("krs"),
        place=node.place,
    )


def _id(node: Node, log: Log) -> Text:
    """An id as it was written: it names files, so nothing of it is cleaned away."""
    value = text(node, log)
    if isinstance(node, Scalar) and value.value and not ID.fullmatch(node.value):
        said = message(
            "“{id}” cannot name a file. Use small letters a to z, digits and hyphens, at most 40, a letter "
            "or digit first.",
            id=excerpt(node.value),
        )
        log.error("K301", node.place, said)
    return value


def _representative(node: Node, log: Log) -> Representative:
    keys = fields(node, log, ("name",), ("basis",))
    return Representative(
        keys.text("name"), keys.read("basis", choice(("statutory", "power-of-attorney")), None)
    )
