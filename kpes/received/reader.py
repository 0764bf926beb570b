"""HTML and Markdown are read in a process of their own: their parsers can be kept busy for hours by a few kilobytes."""

from __future__ import annotations

import json
import subprocess
import sys

from kpes import sandbox
from kpes.messages import Message, message
from kpes.received.reading import Reading, Remark, Unreadable

_PATIENCE = 30
"""Seconds; an agreement of a hundred pages takes less than one."""
_MEMORY = 4 * 2**30


def read(kind: str, text: str) -> Reading:
    """The reading of a text as “html” or “markdown”; Unreadable where that takes too long."""
    command = sandbox.command("kpes.received.reader", kind)
    try:
        done = subprocess.run(
            command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=_PATIENCE, check=True
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Unreadable(message("It is too large or too tangled to be read.")) from error
    # The words are literals of `html` and `markdown`, from which the catalogue has them.
    remarks = tuple(
        Remark(check, Message._make((said, values, None, 1)), grave) for check, said, values, grave in told["remarks"]
    )
    return Reading(kind, tuple(told["lines"]), remarks=remarks, exact=kind != "html")


def main() -> None:
    """Reads a text from stdin, of the kind that the command line names, and tells on stdout what is in it, as JSON."""
    from kpes.received import html, markdown

    sandbox.allow(2 * _PATIENCE, _MEMORY)
    kind, text = sys.argv[1], sys.stdin.buffer.read().decode("utf-8")
    reading = (html if kind == "html" else markdown).read(text)
    remarks = [[one.check, one.said.text, one.said.values, one.grave] for one in reading.remarks]
    sys.stdout.write(json.dumps({"lines": reading.lines, "remarks": remarks}))
