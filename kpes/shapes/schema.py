"""JSON Schemas of the files of data, so that editors complete keys, explain them and point at slips.

A schema knows one file alone, so it replaces no `kpes validate`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from kpes.messages import Catalogue, Message, message
from kpes.model import Agreement, Partners
from kpes.shapes.kinds import Kind, Schema
from kpes.shapes.table import group, records

_FILES: dict[str, tuple[Callable[[], Kind[Any]], Schema]] = {
    "agreement": (partial(group, Agreement), {"title": message("The agreement")}),
    "partners": (partial(group, Partners), {"title": message("The signatory list")}),
    "signature": (
        records,
        {
            "title": message("The register of one partner's signatures"),
            "description": message(
                "kpes writes this file, and only ever appends to it: kpes sign, kpes revoke."
            ),
        },
    ),
}
SCHEMAS = tuple(_FILES)
"""The names of the schemas."""


def as_json(name: str, t: Catalogue) -> str:
    """The schema of this name, as a file in the language of ``t`` holds it."""
    kind, head = _FILES[name]
    defined: dict[str, Schema] = {}
    schema: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **head, **kind().schema(defined)}
    if defined:
        schema["$defs"] = defined
    return json.dumps(_said(schema, t), ensure_ascii=False, indent=2) + "\n"


def file_of(name: str) -> str:
    """Where a project keeps the schema of this name."""
    return f"schemas/{name}.schema.json"


def _said(value: Any, t: Catalogue) -> Any:
    if isinstance(value, Message):
        return t(value)
    if isinstance(value, dict):
        return {key: _said(one, t) for key, one in value.items()}
    return [_said(one, t) for one in value] if isinstance(value, list) else value
