"""The shapes of `kpes.reader.shape` as JSON Schemas.

To kpes a text is what it looks like, but an editor reads 0000123456 as a number and true as a truth
value. So these pass wherever a text may stand, as far as what they look like can be told from them.
"""

from __future__ import annotations

from typing import Any

from kpes.messages import Message

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "examples": ["2014-11-07"],
}
COUNT: Schema = {
    "type": ["integer", "string"],
    "minimum": 1,
    "maximum": 99,
    "pattern": "^[1-9][0-9]?$",
    "default": 1,
}


def text(description: Message, *examples: str) -> Schema:
    """A text that is not empty."""
    return {"description": description, **TEXT, **({"examples": list(examples)} if examples else {})}


def choice(description: Message, *known: str, default: str | None = None) -> Schema:
    """One of the words of ``known``."""
    schema: Schema = {"description": description, "enum": list(known)}
    return schema if default is None else {**schema, "default": default}


def items(item: Schema, description: Message | None = None) -> Schema:
    """A list that is not empty."""
    said = {} if description is None else {"description": description}
    return {**said, "type": "array", "minItems": 1, "items": item}


def group(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """A group of keys, and of no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(required),
        "properties": {**required, **(optional or {})},
    }


def ref(name: str, description: Message | None = None) -> Schema:
    """What the schema defines under ``name``."""
    said = {} if description is None else {"description": description}
    return {**said, "$ref": f"#/$defs/{name}"}
