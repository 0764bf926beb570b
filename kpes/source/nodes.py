"""What a YAML text is read into: nodes that know their place, and what is wrong with the file."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

from kpes.messages import Message, message


class Place(NamedTuple):
    """Where something stands: a file, relative to the project, and a line and column that start at 1."""

    file: str
    line: int = 1
    column: int = 1


class Scalar(NamedTuple):
    """A text as written; ``style`` is YAML's: empty for plain, else one of ``' " | >``."""

    value: str
    place: Place
    style: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    place: Place


class Mapping(NamedTuple):
    """Keys with their values, in the order written, duplicates and all."""

    entries: list[tuple[Scalar, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


class Problem(NamedTuple):
    """A fault of the file as a file: its code, its place, and what is wrong."""

    code: str
    place: Place
    message: Message


DEEPEST_NESTING = 48
TOO_DEEP = message("This is nested too deep ({most} levels at most).", most=DEEPEST_NESTING)

NOT_READ_ON = message("The file was not read on from here: there is too much to mend above.")
"""Says with K117 that a file was given up, so that nobody takes the list of findings for all of them."""


def plain(node: Node) -> Any:
    """What `kpes.source.dump` writes as ``node`` again, without its comments: dicts, lists, texts."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    return node.value if isinstance(node, Scalar) else [plain(item) for item in node.items]


def path(root: Node, place: Place) -> str:
    """The keys that lead from ``root`` to the innermost value that ``place`` is in: ``goals.rada.text``.

    A line number changes with every edit above it; such a path stays.
    An item of a list is named by its ``id``, or by its number (from 1) where it has none.
    """
    steps: list[str] = []
    step: tuple[str, Node] | None = ("", root)
    while step:
        steps.append(step[0])
        step = _towards(place, step[1])
    return ".".join(steps[1:])


def _towards(place: Place, node: Node) -> tuple[str, Node] | None:
    """The name and the value of the last part of ``node`` that starts at ``place`` or before."""
    if isinstance(node, Mapping):
        number = bisect_right(node.entries, place, key=lambda entry: entry[1].place)
        return (node.entries[number - 1][0].value, node.entries[number - 1][1]) if number else None
    if isinstance(node, Sequence):
        number = bisect_right(node.items, place, key=lambda item: item.place)
        return (_id(node.items[number - 1]) or str(number), node.items[number - 1]) if number else None
    return None


def _id(item: Node) -> str:
    entries = item.entries if isinstance(item, Mapping) else ()
    ids = (value.value for key, value in entries if key.value == "id" and isinstance(value, Scalar))
    return next(ids, "")
