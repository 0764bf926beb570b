"""Words in Markdown that mean nothing but themselves."""

from __future__ import annotations

import re

_MARKUP = frozenset("\\`*_{}[]<>#|~&$")
_STARTS_A_BLOCK = re.compile(r"(?:[-+=]|\d+(?=[.)]))")


def plain(words: str) -> str:
    """``words`` with everything that Markdown would take for markup within a line escaped."""
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in words)


def plain_line(words: str) -> str:
    """The same for a whole line, which „1.” or „-” at its start would make an item of a list."""
    start = _STARTS_A_BLOCK.match(words)
    if not start:
        return plain(words)
    if start.group().isdigit():
        return f"{start.group()}\\{plain(words[start.end():])}"
    return f"\\{plain(words)}"
