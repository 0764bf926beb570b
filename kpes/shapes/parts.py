"""The grammar of an agreement's texts, which all of them share.

A text is words, or a list of parts in their order: words, lists (``labels``, ``items``), whose items hold parts again,
tables, and the spots that take in the areas, the goals or the partners (``insert``). A blank line inside words starts a
new block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from kpes.findings import Log
from kpes.messages import message
from kpes.model import DEEPEST_LISTS, MOST_COLUMNS, Insertion, ItemList, Part, Table, Text, Value
from kpes.shapes.kinds import TEXT, Kind, Listed, Schema, placed
from kpes.shapes.values import NAME, REFERRED, WORDS
from kpes.source import Mapping, Node, Scalar, Sequence, clean

T = TypeVar("T")


def title(node: Scalar) -> Text:
    """Words that keep the lines that they were written in."""
    return Text("\n".join(line for line in map(clean, node.value.splitlines()) if line), node.place)


class Parts(Kind[tuple[Part, ...]]):
    """One part, or a list of them; ``described`` are those that the schema tells of, where nothing may be inserted.

    Those of an item begin with words.
    """

    def __init__(
        self, part: Kind[tuple[Part, ...]], described: Kind[tuple[Part, ...]] | None = None, of_item: bool = False
    ):
        self._part = part
        self._described = described
        self._of_item = of_item

    def read(self, node: Node, log: Log) -> tuple[Part, ...] | None:
        """See `Kind.read`."""
        found = Listed(self._part).read(node, log) if isinstance(node, Sequence) else [self._part.read(node, log)]
        parts = tuple(part for group in found or () for part in group or ())
        for part in parts if self._described else ():
            if isinstance(part, Insertion):
                said = message("Areas and goals cannot be inserted into goals, only into a paragraph.")
                log.error("K106", part.place, said)
        listed = False
        for part in parts:
            if isinstance(part, ItemList) and part.goes_on and not listed:
                said = message("There is no list before this one that it could continue. Remove “continue”.")
                log.error("K106", part.place, said)
            listed = listed or isinstance(part, ItemList)
        if self._of_item and parts and not isinstance(parts[0], Text):
            log.error("K106", node.place, message("An item begins with words. Write them before what stands here."))
            return None
        return parts or None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        part = (self._described or self._part).schema(defined)
        alone, first = (part["anyOf"][:1], {"prefixItems": part["anyOf"][:1]}) if self._of_item else (part["anyOf"], {})
        return {"anyOf": [*alone, {"type": "array", "minItems": 1, **first, "items": part}]}


class Nested(Kind[T]):
    """A list that may hold lists, down to a depth that paper can show; or what has such ``lists``."""

    def __init__(self, kind: Kind[T], lists: Callable[[T], list[ItemList]]):
        self._kind, self._lists = kind, lists

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        found = self._kind.read(node, log)
        for listed in self._lists(found) if found else ():
            if len(chain := _deepest(listed)) == DEEPEST_LISTS + 1:
                said = message(
                    "Lists can stand at most {most} deep in each other. Move this one out, for instance into an "
                    "attachment.",
                    most=DEEPEST_LISTS,
                )
                log.error("K109", chain[-1].place, said)
        return found

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._kind.schema(defined)


def _deepest(listed: ItemList) -> list[ItemList]:
    """A list, and those in it down to the deepest one."""
    inner = (_deepest(one) for item in listed.items for one in item.lists)
    return [listed, *max(inner, key=len, default=())]


class Even(Kind[Table]):
    """A table in which every row has as many cells."""

    def __init__(self, table: Kind[Table]):
        self._table = table

    def read(self, node: Node, log: Log) -> Table | None:
        """See `Kind.read`."""
        found = self._table.read(node, log)
        if found is None:
            return None
        width = len(found.columns or found.rows[0])
        if width > MOST_COLUMNS:
            said = message("A table can have at most {most} columns. Divide it into several.", most=MOST_COLUMNS)
            log.error("K109", found.place, said)
        for row in found.rows:
            if len(row) != width:
                said = message(
                    "Cells in this row: {count}; columns of the table: {width}. An empty cell is written ''.",
                    count=len(row),
                    width=width,
                )
                log.error("K106", row[0].place if row else found.place, said)
        return found

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._table.schema(defined)


class Values(Kind[tuple[Value, ...]]):
    """Words by names, which are free."""

    def read(self, node: Node, log: Log) -> tuple[Value, ...] | None:
        """See `Kind.read`."""
        if not isinstance(node, Mapping):
            log.error(
                "K106",
                node.place,
                message("Here must be names, each with its words: {example}", example="wklad: 120 000 zł"),
            )
            return None
        found: dict[str, Value] = {}
        for key, value in node.entries:
            name, words = placed(REFERRED).read(key, log), placed(WORDS).read(value, log)
            if name and name.value in found:
                log.error(
                    "K103", key.place, message("The key “{key}” stands twice. Remove one of the two.", key=name.value)
                )
            elif name and words:
                found[name.value] = Value(name, words)
        return tuple(found.values()) if len(found) == len(node.entries) else None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return {"type": "object", "propertyNames": {"pattern": f"^{NAME}$"}, "additionalProperties": TEXT}


class Cell(Kind[Text]):
    """Words of a table, or none."""

    def read(self, node: Node, log: Log) -> Text | None:
        """See `Kind.read`."""
        if isinstance(node, Scalar) and not node.value.strip():
            return Text("", node.place)
        return placed(WORDS).read(node, log)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return {"type": ["string", "number", "boolean", "null"]}


def blocks(node: Scalar) -> tuple[Part, ...]:
    """Words, in the blocks that blank lines divide them into."""
    found: list[Text] = []
    before = 0
    for block in _divided(node):
        if words := clean(block):
            found.append(Text(words, node.place, before))
            before += len(words) - words.count(" ")
    return tuple(found)


def _divided(node: Scalar) -> list[str]:
    """The stretches of a text between blank lines.

    Under “|” YAML keeps every line feed. Elsewhere it reads a line's end as a space and a blank line as
    one line feed; but under “>” it also keeps those before and behind a line that is indented deeper.
    """
    if node.style == "|":
        return re.split(r"\n\s*\n", node.value)
    stretches: list[list[str]] = []
    deeper = True
    for line in node.value.split("\n"):
        before, deeper = deeper, node.style == ">" and line[:1].isspace() and not line.isspace()
        if not (before or deeper) or not line.strip() or not stretches:
            stretches.append([])
        stretches[-1].append(line)
    return ["\n".join(stretch) for stretch in stretches]
