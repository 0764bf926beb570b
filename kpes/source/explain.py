"""Plain words for what the YAML parser says; its own words speak of tokens and block nodes."""

from __future__ import annotations

import re

import yaml

from kpes.messages import Message, message

_UNCLOSED = message(
    "The quotation mark that opens here is never closed, or one inside the text must be doubled."
)
_ESCAPE = message("Inside double quotes a backslash has a meaning of its own. Use single quotes.")
_TAB = message("A tab stands where only spaces may. Indent with spaces.")
_COLON = message(
    "A colon followed by a space stands inside a text. Put the text in quotes, or under “>” on a line of its "
    "own."
)
_KEY_IN_TEXT = message(
    "This line reads as more of the text above, so its colon cannot make a key. Compare its indentation with "
    "the lines above."
)
_NO_START = message("A text cannot start with this character. Put the text in quotes.")
_QUOTE_INSIDE = message(
    "The quotation mark before this spot ends the text. Put the whole text in single quotes, with each "
    "apostrophe in it doubled, or under “>” on a line of its own."
)
_BRACKET_FIRST = message("A text that starts with a bracket must be put in quotes.")
_NO_COLON = message(
    "A key needs a colon behind it; or this line belongs to the text above and must be indented."
)
_LIST_IN_LINE = message("A list starts on a line of its own, below its key.")
_BEHIND_BLOCK_SIGN = message("Behind “>” or “|” nothing may follow: the text starts on the next line.")
_OPEN_BRACKET = message("The bracket that opens here is never closed.")
_AFTER_END = message("The line “...” ends the file. Remove it.")
_CONFLICT = message(
    "git could not merge this file: from here on it holds both versions. Keep one of the two, without the lines that "
    "git added."
)
_STRUCTURE = message(
    "The indentation does not fit, or a bracket or quotation mark is not closed. Compare the lines above."
)
_UNKNOWN = message("The file cannot be read as YAML from here on.")

# What libyaml says, and PyYAML's own parser where it says something else; the first that fits counts.
_EXPLANATIONS = (
    ("escape", _ESCAPE),
    ("quoted scalar", _UNCLOSED),
    ("that cannot start any token", _NO_START),
    ("scanning an anchor", _NO_START),
    ("scanning an alias", _NO_START),
    ("scanning a directive", _NO_START),
    ("mapping values are not allowed", _COLON),
    ("entries are not allowed", _LIST_IN_LINE),
    ("could not find expected ':'", _NO_COLON),
    ("scanning a block scalar", _BEHIND_BLOCK_SIGN),
    ("document start>", _AFTER_END),
    ("did not find expected", _STRUCTURE),
    ("expected ", _STRUCTURE),
)
_AT_THE_START = (_UNCLOSED, _NO_START)
"""Said of the spot where the parser began with what it did not understand, not of where it noticed."""


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[Message, int, int]:
    """What is wrong, in plain words, and the line and column (from 1) that they speak of."""
    if (line := _line_of_conflict(text)) is not None:
        return _CONFLICT, line, 1
    said = f"{error.context or ''} {error.problem or ''}"
    words = next((words for sign, words in _EXPLANATIONS if sign in said), _UNKNOWN)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return words, 1, 1
    if words in _AT_THE_START:
        mark = error.context_mark or mark
    lines = text.rstrip("\n ").split("\n")
    if mark.line >= len(lines):  # the file ends too early: below its last words there is nothing to look at
        opened = error.context_mark
        if words is _STRUCTURE and "flow" in said and opened and opened.line < len(lines):
            return _OPEN_BRACKET, opened.line + 1, opened.column + 1
        return words, len(lines), len(lines[-1]) + 1
    line = lines[mark.line]
    return _nearer(words, line[: mark.column], line[mark.column :]), mark.line + 1, mark.column + 1


def _line_of_conflict(text: str) -> int | None:
    """The line (from 1) where git put the first of two versions that it could not merge; None where it did not."""
    start = f"\n{text}".find("\n<<<<<<< ")
    middle = text.find("\n=======\n", start)
    merged = min(start, middle) < 0 or text.find("\n>>>>>>> ", middle) < 0
    return None if merged else text.count("\n", 0, start) + 1


def _nearer(words: Message, before: str, behind: str) -> Message:
    """Words that fit the line better, where it shows what was meant."""
    if words is _UNCLOSED or words is _ESCAPE:
        return words
    if behind.startswith("\t"):
        return _TAB
    if words is _COLON and not re.search(r":(\s|$)", before):
        return _KEY_IN_TEXT
    if words is _STRUCTURE and before.rstrip().endswith(("'", '"')):
        return _QUOTE_INSIDE
    if words is _STRUCTURE and before.rstrip().endswith(("]", "}")):
        return _BRACKET_FIRST
    return words
