"""JSON Schemas of the files of data, so that editors complete keys, explain them and point at slips.

A schema knows one file alone, so it replaces no `kpes validate`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from kpes.messages import Catalogue, Message, message
from kpes.model import Act, Agreement, Partners
from kpes.shapes.kinds import TEXT, Kind, Schema
from kpes.shapes.table import group, records

_FILES: dict[str, tuple[Callable[[], Kind[Any]], Schema]] = {
    "agreement": (partial(group, Agreement), {"title": message("The agreement")}),
    "partners": (partial(group, Partners), {"title": message("The signatory list")}),
    "act": (partial(group, Act), {"title": message("An act that follows the agreement")}),
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


def as_json(name: str, t: Catalogue, named: Mapping[str, str] = {}) -> str:
    """The schema of this name, as a file in the language of ``t`` holds it.

    ``named`` are the names that texts may refer by, with what each prints. Editors on yaml-language-server offer them
    where words may stand; others pass over the key that it has for that.
    """
    kind, head = _FILES[name]
    defined: dict[str, Schema] = {}
    schema: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **head, **kind().schema(defined)}
    if defined:
        schema["$defs"] = defined
    names = [{"label": f"{{{one}}}", "description": said, "body": f"{{{one}\\}}"} for one, said in named.items()]
    said = _said(schema, t, {"defaultSnippets": names} if names else {})
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def file_of(name: str) -> str:
    """Where a project keeps the schema of this name."""
    return f"schemas/{name}.schema.json"


def _said(value: Any, t: Catalogue, offered: Schema) -> Any:
    """All of a schema in the language of ``t``, and what is ``offered`` in each spot where free words may stand."""
    if isinstance(value, Message):
        return t(value)
    if isinstance(value, dict):
        more = offered if TEXT.items() <= value.items() and "examples" not in value else {}
        return {**{key: _said(one, t, offered) for key, one in value.items()}, **more}
    return [_said(one, t, offered) for one in value] if isinstance(value, list) else value
