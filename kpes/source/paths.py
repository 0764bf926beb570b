"""Where something stands by the structure of the data: ``goals.cele-edukacji.heading``.

A line number changes with every edit above it; such a path stays.
"""

from __future__ import annotations

from bisect import bisect_right

from kpes.source.nodes import Mapping, Node, Place, Scalar, Sequence


def path(root: Node, place: Place) -> str:
    """The keys that lead from ``root`` to the innermost value that ``place`` is in, joined by dots.

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
