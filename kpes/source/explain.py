"""Plain words for what the YAML parser stumbles over.

Its own words speak of tokens and block nodes, and change from version to version: only the spot is taken from it, and
what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from yaml import MarkedYAMLError
from yaml.scanner import ScannerError

from kpes.messages import Message, message
from kpes.source.nodes import Place
from kpes.source.slips import KEY_IN_TEXT, QUOTE_INSIDE, first_slip

_ESCAPE = message("Inside double quotes a backslash has a meaning of its own. Use single quotes.")
_COLON = message(
    "A colon followed by a space stands inside a text. Put the text in quotes, or under “>” on a line of its own."
)
_NO_START = message("A text cannot start with this character. Put the text in quotes.")
_BEHIND_BLOCK_SIGN = message("Behind “>” or “|” nothing may follow: the text starts on the next line.")
_AFTER_END = message("The line “...” ends the file. Remove it.")
_CONFLICT = message(
    "git could not merge this file: from here on it holds both versions. Keep one of the two, without the lines that "
    "git added."
)
_STRUCTURE = message(
    "The indentation does not fit, or a bracket or quotation mark is not closed. Compare the lines above."
)
_UNKNOWN = message("The file cannot be read as YAML from here on.")


def explained(error: MarkedYAMLError, text: str, opened: Sequence[Place]) -> tuple[Message, int, int]:
    """What is wrong, in plain words, and the line and column (from 1) that they speak of.

    ``opened`` is where the lists and groups began that were open when the parser could not go on.
    """
    if (conflict := _line_of_conflict(text)) is not None:
        return _CONFLICT, conflict, 1
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return _UNKNOWN, 1, 1
    lines = text.rstrip("\n ").split("\n")

    def enclosing(line: int, column: int) -> int:
        return sum((place.line, place.column) <= (line + 1, column) for place in opened)

    if slip := first_slip(lines, mark.line, enclosing):
        return slip.said, slip.line + 1, slip.column + 1
    if mark.line >= len(lines):  # the file ends too early: below its last words there is nothing to look at
        return _STRUCTURE, len(lines), len(lines[-1]) + 1
    begun = error.context_mark or mark
    sign = lines[begun.line][begun.column : begun.column + 1] if isinstance(error, ScannerError) else ""
    before, behind = lines[mark.line][: mark.column], lines[mark.line][mark.column :]
    if sign == '"':
        return _ESCAPE, mark.line + 1, lines[mark.line].rfind("\\", 0, mark.column + 1) + 1
    if sign and sign in "@`%&*!":
        return _NO_START, begun.line + 1, begun.column + 1
    words = _BEHIND_BLOCK_SIGN if sign and sign in "|>" and not behind.startswith("\t") else _at_spot(before, behind)
    if words is _STRUCTURE and any(line.rstrip() == "..." for line in lines[: mark.line]):
        words = _AFTER_END
    return words, mark.line + 1, mark.column + 1


def _line_of_conflict(text: str) -> int | None:
    """The line (from 1) where git put the first of two versions that it could not merge; None where it did not."""
    start = f"\n{text}".find("\n<<<<<<< ")
    middle = text.find("\n=======\n", start)
    merged = min(start, middle) < 0 or text.find("\n>>>>>>> ", middle) < 0
    return None if merged else text.count("\n", 0, start) + 1


def _at_spot(before: str, behind: str) -> Message:
    """What is wrong with what stands ``behind`` the spot, where the parser takes it for something else."""
    if behind.startswith("\t"):
        return message("A tab stands where only spaces may. Indent with spaces.")
    if re.match(r":(\s|$)", behind):
        return _COLON if re.search(r":(\s|$)", before) else KEY_IN_TEXT
    if behind.startswith("- ") and before.strip():
        return message("A list starts on a line of its own, below its key.")
    if before.rstrip().endswith(("'", '"')):
        return QUOTE_INSIDE
    if before.rstrip().endswith(("]", "}")):
        return message("A text that starts with a bracket must be put in quotes.")
    return _UNKNOWN if behind.startswith("%") else _STRUCTURE
