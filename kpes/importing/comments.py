"""Comments for a file of data that an import writes: what each key in it is for, as the schema explains it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kpes.messages import Catalogue
from kpes.shapes.schema import as_json


def comments(file: str, data: Mapping[str, object], t: Catalogue) -> dict[str, list[str]]:
    """For each of the outer keys of a file, what it is for, and then what those in it are for that are new there.

    ``file`` is “agreement” or “partners”.
    """
    schema = json.loads(as_json(file, t))
    said: set[tuple[str, str]] = set()
    made = {}
    for key, value in data.items():
        told = schema["properties"][key]
        inner = [pair for pair in dict.fromkeys(_explained(value, told, schema.get("$defs", {}))) if pair not in said]
        said |= set(inner)
        made[key] = [told.get("description", ""), *(f"  {name}: {words}" for name, words in inner)]
    return made


def _explained(value: object, schema: Any, defined: Any) -> Iterator[tuple[str, str]]:
    """The keys in a value, each with its explanation."""
    if "$ref" in schema:
        yield from _explained(value, {**defined[schema["$ref"].rpartition("/")[2]]}, defined)
    elif isinstance(value, Mapping):
        fitting = (one for one in _branches(schema, defined) if value.keys() <= one.get("properties", {}).keys())
        known: Any = next(fitting, {})
        for key, inner in value.items():
            told = known.get("properties", {}).get(key, {})
            if "description" in told:
                yield key, told["description"]
            yield from _explained(inner, told, defined)
    elif isinstance(value, list | tuple):
        branches = [one for one in _branches(schema, defined) if "items" in one]
        for inner in value:
            for one in branches[:1]:
                yield from _explained(inner, one["items"], defined)


def _branches(schema: Any, defined: Any) -> Iterator[Any]:
    """A schema, or those that it leaves the choice of."""
    if "$ref" in schema:
        yield from _branches(defined[schema["$ref"].rpartition("/")[2]], defined)
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from _branches(one, defined)
    else:
        yield schema
