"""Files in which one character of syntax is missing, or stands too much: the slips of somebody's fingers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"""(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?P<key>[\w-]+:(?=\s|$))?(?P<space>\s*)(?P<value>.*)""")


def slips(text: str) -> Iterator[tuple[str, int, str]]:
    """What was done, the line (from 1) in which it was, and what came of it.

    A line of a text under “>” is none that a slip in syntax can be in, nor is a comment.
    """
    lines = text.split("\n")
    under = None  # the indentation of what holds the text that is written under “>” or “|”
    for number, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        assert match
        if under is not None and (not line.strip() or len(match["indent"]) > under):
            continue
        under = len(match["indent"] + match["dash"]) if match["value"] in (">", "|") else None
        if (match["key"] is None and not match["dash"]) or line.lstrip().startswith("#"):
            continue
        for what, slipped in _of_line(line, match):
            yield what, number + 1, "\n".join([*lines[:number], slipped, *lines[number + 1 :]])


def _of_line(line: str, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    indent, dash, key, value = (len(match[part] or "") for part in ("indent", "dash", "key", "value"))
    yield "a space too much before", f" {line}"
    if indent:
        yield "a space too few before", line[1:]
    if dash:
        at = indent + match["dash"].index("-")
        yield "no dash", line[:at] + line[at + 1 :]
        yield "a space for the dash", line[:at] + " " + line[at + 1 :]
        if dash == 2:
            yield "no space behind the dash", line[: at + 1] + line[at + 2 :]
    if key:
        colon = indent + dash + key - 1
        yield "no colon", line[:colon] + line[colon + 1 :]
        if value:
            yield "no space behind the colon", line[: colon + 1] + line[colon + 2 :]
    if value and match["value"][0] in "'\"":
        start = match.start("value")
        yield "no quote that opens", line[:start] + line[start + 1 :]
        yield "no quote that closes", line[:-1]
        yield "a quote too much", line[: start + value // 2] + line[start] + line[start + value // 2 :]
    elif value and match["value"] not in (">", "|"):
        yield "a quote too much", f"{line[: match.start('value')]}'{match['value']}"
    elif value:
        yield "no sign before the text", line[:-1].rstrip()
