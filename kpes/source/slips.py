"""The first slip of somebody's fingers in YAML that cannot be parsed: a text that never ends, a key without its colon.

A parser notices such a slip where it can go on no longer, which may be fifty lines below. Here the lines are looked at
as people read them: each starts where its indentation, its dashes and its key end, and what is indented below belongs
to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kpes.messages import Message, message
from kpes.source.nodes import DEEPEST_NESTING, TOO_DEEP

UNCLOSED = message("The quotation mark that opens here is never closed, or one inside the text must be doubled.")
QUOTE_INSIDE = message(
    "The quotation mark before this spot ends the text. Put the whole text in single quotes, with each "
    "apostrophe in it doubled, or under “>” on a line of its own."
)
OPEN_BRACKET = message("The bracket that opens here is never closed.")
KEY_IN_TEXT = message(
    "This line reads as more of the text above, so its colon cannot make a key. Compare its indentation with "
    "the lines above."
)
NO_COLON = message("A key needs a colon behind it; or this line belongs to the text above and must be indented.")
NO_SPACE = message("A space is missing behind the colon of this key.")
NO_DASH_SPACE = message("A space is missing behind the dash of this item.")
OTHERWISE = message("This line is indented otherwise than those that follow and are like it.")
NO_DASH = message("A dash and a space are missing before this item; or this line belongs to the text above and must be "
                  "indented.")  # fmt: skip

_START = re.compile(
    r"""(?P<before>[ ]*(?:-[ ]+|-$)*)                       # dashes
    (?P<key>(?:'[^']*'|"[^"]*"|[^\s'"\[\]{}|>#&*!%@`,].*?):(?:[ ]+|$))?
    (?P<value>.*)""",
    re.VERBOSE,
)
_NO_START = "\t@`%&*!"
"""What the parser stumbles over there and then."""
_KEY = re.compile(r"\s*[^\s#'\"].*?:(?:\s|$)")
_GLUED = re.compile(r"[a-z_]+:\S")
_NOTHING = re.compile(r"\s*(?:\s#.*)?")
_TO_THE_END = {"'": re.compile(r"(?:[^']++|'')*+'"), '"': re.compile(r'(?:[^"\\]++|\\.)*+"')}
"""Of what stands in such quotes."""


class Slip(NamedTuple):
    """What is wrong, and where: line and column from 0."""

    said: Message
    line: int
    column: int


class Start(NamedTuple):
    """How a line starts: its indentation, and that of what it holds; whether with a dash, with a key; its value."""

    indent: int
    owner: int
    content: int
    dash: bool
    key: bool
    value: str
    column: int


def first_slip(lines: list[str], last: int, enclosing: Callable[[int, int], int]) -> Slip | None:
    """The first slip in ``lines`` up to the line (from 0) where the parser could not go on.

    ``enclosing`` knows how many lists and groups are around what begins at a line and column.
    """
    number = 0
    above: Start | None = None
    while number <= min(last, len(lines) - 1):
        line = lines[number].strip(" ")
        if not line or line[0] in "#%" or line in ("---", "..."):
            number += 1
            continue
        start = started(lines[number])
        end, slip = _held(lines, number, start, above, enclosing)
        if slip and slip.line <= last:
            return slip
        above, number = start, end + 1
    return _other_than_the_rest(lines, last) if last < len(lines) else None


def _other_than_the_rest(lines: list[str], number: int) -> Slip | None:
    """The slip in the first item of a list, or the first key of a group, of which the line ``number`` is a later one.

    The first one settles the indentation, and whether there are dashes, so it is the next that a parser refuses. Where
    more follow that are like that one, they are right.
    """
    later, first = started(lines[number]), number
    for at in range(number - 1, -1, -1):
        start = started(lines[at])
        if not lines[at].strip() or lines[at].lstrip().startswith("#"):
            continue
        if start.indent < later.indent:
            first = at if start.dash and start.value else first
            break
        first = at
    start = started(lines[first])
    if first == number or (start.indent, start.dash) == (later.indent, later.dash):
        return None
    if later.dash and not start.dash and start.indent > later.indent:
        return Slip(NO_DASH_SPACE if lines[first][start.indent] == "-" else NO_DASH, first, start.indent)
    alike = 0
    for line in lines[number:]:
        below = started(line)
        if line.strip() and below.indent < later.indent:
            break
        alike += below.indent == later.indent and (below.dash or below.key)
    return Slip(OTHERWISE, first, start.indent) if alike > 1 and start.dash == later.dash else None


def started(line: str) -> Start:
    """How this line starts."""
    match = _START.match(line)
    assert match
    before, key = match["before"], match["key"] or ""
    indent = len(before) - len(before.lstrip(" "))
    dash = "-" in before
    owner = len(before) if key else before.rfind("-") if dash else indent - 1
    return Start(indent, owner, len(before), dash, bool(key), match["value"], match.start("value"))


def _held(
    lines: list[str], number: int, start: Start, above: Start | None, enclosing: Callable[[int, int], int]
) -> tuple[int, Slip | None]:
    """The last line of the value that starts in a line, and what is wrong with it."""
    sign = start.value[:1]
    if sign and sign in "'\"":
        return _quoted(lines, number, start)
    if sign and sign in "[{":
        return _flow(lines, number, start, enclosing)
    if sign and sign in "|>":
        return _below(lines, number, start.owner, comments=True), None
    return _plain(lines, number, start, above)


def _below(lines: list[str], number: int, owner: int, comments: bool) -> int:
    """The last line that is indented under ``owner``, or empty."""
    last = number
    for below in range(number + 1, len(lines)):
        line = lines[below]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= owner or (not comments and line.lstrip().startswith("#")):
                break
            last = below
    return last


def _quoted(lines: list[str], number: int, start: Start) -> tuple[int, Slip | None]:
    never, column = Slip(UNCLOSED, number, start.column), start.column + 1
    for line in range(number, len(lines)):
        if line > number and lines[line].strip() and started(lines[line]).indent <= start.owner:
            break
        if match := _TO_THE_END[start.value[0]].match(lines[line], column):
            rest = lines[line][match.end() :]
            if _NOTHING.fullmatch(rest) or (rest.startswith(":") and line == number):
                return line, None
            inside = Slip(QUOTE_INSIDE, line, match.end() + len(rest) - len(rest.lstrip()))
            return line, inside if line == number else never
        column = 0
    return number, never


def _flow(lines: list[str], number: int, start: Start, enclosing: Callable[[int, int], int]) -> tuple[int, Slip | None]:
    depth, most = 0, DEEPEST_NESTING - enclosing(number, start.column)
    for line, column, sign in _of_flow(lines, number, start.column):
        if line > number and sign not in "]}" and started(lines[line]).indent <= start.owner:
            break
        depth += 1 if sign in "[{" else -1
        if depth > most:
            return line, Slip(TOO_DEEP, line, column)
        if depth == 0:
            return line, None
    return number, Slip(OPEN_BRACKET, number, start.column)


def _of_flow(lines: list[str], line: int, column: int) -> Iterator[tuple[int, int, str]]:
    """The brackets from there on, with their places; those in quotes are left out."""
    quote = ""
    for number in range(line, len(lines)):
        before = " "
        for at, sign in enumerate(lines[number][column:], column):
            if quote:
                quote = "" if sign == quote else quote
            elif sign in "'\"" and before in " [{,:":
                quote = sign
            elif sign == "#" and before == " ":
                break
            elif sign in "[]{}":
                yield number, at, sign
            before = sign
        column = 0


def _plain(lines: list[str], number: int, start: Start, above: Start | None) -> tuple[int, Slip | None]:
    if not start.value:
        return number, None
    end = _below(lines, number, start.owner, comments=False)
    bare = not start.key and not start.dash
    more = range(number + 1, end + 1)
    key = next((line for line in more if _KEY.match(lines[line])), None)
    if bare and start.value[0] not in _NO_START:
        return end, Slip(_without_sign(start, above), number, start.column)
    if key is not None:
        return end, _key_below(lines, number, start, key)
    return end, None


def _key_below(lines: list[str], number: int, start: Start, key: int) -> Slip:
    """What is wrong where a plain text goes on below and a key stands in it."""
    if not start.key and started(lines[key]).content == start.column:
        return Slip(NO_SPACE if _GLUED.match(start.value) else NO_COLON, number, start.column)
    found = started(lines[key])
    return Slip(KEY_IN_TEXT, key, lines[key].find(":", found.content))


def _without_sign(start: Start, above: Start | None) -> Message:
    """What a line lacks that starts with neither a dash nor a key."""
    if _GLUED.match(start.value):
        return NO_SPACE
    if start.value.startswith("-"):
        return NO_DASH_SPACE
    return NO_DASH if above and above.dash and not above.key and above.indent == start.indent else NO_COLON
