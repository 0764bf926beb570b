"""The one grammar that all texts of an agreement share.

A text is words, or a list of parts in their order: words, lists (``labels``, ``items``), and the spots that take in the
areas or the goals (``insert``, ``labels``). A blank line inside words starts a new block.
"""

from __future__ import annotations

import re

from kpes.findings import Log
from kpes.messages import message
from kpes.model import Insertion, LabelStyle, Part, Text
from kpes.shapes.kinds import Kind, Listed, Schema, Unfit
from kpes.source import Node, Scalar, Sequence, clean, excerpt

_WORD = "[0-9A-Za-z_\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]"
_NO_WORD = _WORD.replace("[", "[^", 1)
_OTHER = f"({_WORD}{{2,}}|(?![1IiAa]){_WORD})?"
"""A word that counts nothing. Letters are listed, because engines differ on what a letter is."""
LABELS: Schema = {
    "type": ["string", "integer"],
    "minimum": 1,
    "maximum": 1,
    "pattern": rf"^(({_OTHER}{_NO_WORD})*[1IiAa]({_NO_WORD}{_OTHER})*|\s*[-–—•]\s*)$",
    "examples": ["1/", "1.", "a)", "I.", "§ 1.", "-"],
}


def labels(pattern: str) -> LabelStyle:
    """The style that the first label shows."""
    if style := LabelStyle.of(pattern):
        return style
    said = message(
        "“{pattern}” does not show how to label. Write the first label, for example: 1/, 1., a), I., §\u00a01. or -",
        pattern=excerpt(pattern),
    )
    raise Unfit("K106", said)


def title(node: Scalar) -> Text:
    """Words that keep the lines that they were written in."""
    return Text("\n".join(line for line in map(clean, node.value.splitlines()) if line), node.place)


class Parts(Kind[tuple[Part, ...]]):
    """One part, or a list of them; ``described`` are those that the schema tells of, where nothing may be inserted."""

    def __init__(self, part: Kind[tuple[Part, ...]], described: Kind[tuple[Part, ...]] | None = None):
        self._part = part
        self._described = described

    def read(self, node: Node, log: Log) -> tuple[Part, ...] | None:
        """See `Kind.read`."""
        found = Listed(self._part).read(node, log) if isinstance(node, Sequence) else [self._part.read(node, log)]
        parts = tuple(part for group in found or () for part in group or ())
        for part in parts if self._described else ():
            if isinstance(part, Insertion):
                said = message("Areas and goals cannot be inserted into goals, only into a paragraph.")
                log.error("K106", part.place, said)
        return parts or None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        part = (self._described or self._part).schema(defined)
        return {"anyOf": [*part["anyOf"], {"type": "array", "minItems": 1, "items": part}]}


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
