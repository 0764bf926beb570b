"""JSON Schemas of the files of data, so that editors complete keys, explain them and point at slips.

They say what `kpes.reader` says, in the reader's language; where the two could differ, a test compares
them. A schema knows one file alone, so it replaces no `kpes validate`.
"""

from __future__ import annotations

import json
from typing import Any

from kpes.messages import Catalogue, Message
from kpes.schema.agreement import AGREEMENT
from kpes.schema.partners import PARTNERS
from kpes.schema.shape import Schema
from kpes.schema.signature import SIGNATURE

SCHEMAS = {"agreement": AGREEMENT, "partners": PARTNERS, "signature": SIGNATURE}
"""By name; what they say to people are messages."""


def as_json(name: str, t: Catalogue) -> str:
    """The schema of this name, as a file in the language of ``t`` holds it."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name]}
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


__all__ = ["SCHEMAS", "Schema", "as_json", "file_of"]
