"""HTML and Markdown are read in a process of their own: their parsers can be kept busy for hours by a few kilobytes."""

from __future__ import annotations

from typing import Any

from kpes import sandbox
from kpes.messages import Message, message
from kpes.received.reading import Reading, Remark, Unreadable

_PATIENCE = 30
"""Seconds; an agreement of a hundred pages takes less than one."""
_MEMORY = 4 * 2**30


def read(kind: str, text: str) -> Reading:
    """The reading of a text as “html” or “markdown”; Unreadable where that takes too long."""
    try:
        told = sandbox.Process(__name__, _PATIENCE, _MEMORY).ask(text.encode("utf-8", "replace"), kind=kind)
    except sandbox.Died as died:
        raise Unreadable(message("It is too large or too tangled to be read.")) from died
    # The words are literals of `html` and `markdown`, from which the catalogue has them.
    remarks = tuple(
        Remark(check, Message._make((said, values, None, 1)), grave) for check, said, values, grave in told["remarks"]
    )
    return Reading(kind, tuple(told["lines"]), remarks=remarks, exact=kind != "html")


def answer(told: dict[str, Any], data: bytes) -> dict[str, object]:
    """What is in a text of the kind that is told."""
    from kpes.received import html, markdown

    reading = (html if told["kind"] == "html" else markdown).read(data.decode("utf-8"))
    remarks = [[one.check, one.said.text, one.said.values, one.grave] for one in reading.remarks]
    return {"lines": reading.lines, "remarks": remarks}
