"""A plain text to import: its lines, or its paragraphs where lines were broken at a width.

A line is a paragraph unless the file as a whole says otherwise: where no line is wider than usual text and most lines
that follow each other could not have held the next one's first word, that is where a program broke them. Such lines are
put together again until one is short, an empty line comes, or the next begins with a dash or a label.

A text in the form of a canonical one, such as ``kpes show`` prints, has a line for each block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kpes.language.encodings import in_windows_1250
from kpes.messages import Message, message
from kpes.received.formats import LARGEST_TEXT, text_of
from kpes.received.reading import Unreadable, shown
from kpes.received.signs import UNSEEN
from kpes.received.written import BEGINS_A_LINE, Fault, Line, Look, Run, Written
from kpes.source import forbidden

_MOST_LINES = 200_000
_PAGE = "\f"
_ENDS = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 40, 120
"""Columns. Where a line is longer, none was broken at a width; nor are blocks where none is longer than the first."""
_FEWEST, _SHARE = 3, 3
"""How many breaks at a width there are at least, and what part of all breaks: one in so many."""
_SPACE, _TAB = 120, 6
"""The width of a space in twentieths of a point, and of a tab in spaces."""


def read_text(data: bytes, name: str) -> Written:
    """What a file of these bytes says; its ``name`` tells Markdown from plain text. Unreadable where it is no text."""
    text, left_out = _decoded(data)
    if any(one in text for one in map(chr, UNSEEN)):
        text = text.translate(UNSEEN)
        left_out = (*left_out, message("soft hyphens and other characters that show nothing"))
    lines = [line.replace("\u00a0", " ") for line in _ENDS.split(text)]
    if len(lines) > _MOST_LINES:
        raise Unreadable(message("It is larger than any agreement."))
    if name.lower().endswith((".md", ".markdown")):
        from kpes.received.markdown import read_markdown

        written = read_markdown(lines)
    else:
        written = Written(tuple(_lines(lines, _is_canonical(text))))
    if not written.lines:
        raise Unreadable(message("It is empty."))
    return written._replace(left_out=(*left_out, *written.left_out), faults=(*_unseen(lines), *written.faults))


def _decoded(data: bytes) -> tuple[str, tuple[Message, ...]]:
    try:
        return text_of(data), ()
    except Unreadable:
        text = in_windows_1250(data)
        if text is None or not data.strip() or len(data) > LARGEST_TEXT:
            raise
        return text, (
            message("the encoding Windows-1250, for which the file was taken: look whether its letters are right"),
        )


def _unseen(lines: list[str]) -> Iterator[Fault]:
    """Faults for characters that nobody sees, line by line."""
    if "".join(lines).isprintable():
        return
    for number, line in enumerate(lines, start=1):
        if not line.isprintable() and forbidden(line.replace(_PAGE, "")):
            yield Fault(
                place_of(number, line),
                message("characters that nobody sees, or that change how others look"),
                message("Delete these words, type them anew, and save."),
            )


def place_of(number: int, words: str) -> Message:
    """Where a line of a text stands."""
    return message("line {number}, “{words}”", number=number, words=shown(words))


def indent_of(line: str) -> int:
    """How far a line is indented, in twentieths of a point."""
    wide = line.expandtabs(_TAB)
    return (len(wide) - len(wide.lstrip())) * _SPACE


def _is_canonical(text: str) -> bool:
    """Whether a text is in the form of a canonical one: no empty line, no space but one between words, LF alone."""
    return text == "".join(f"{' '.join(line.split())}\n" for line in text.split("\n") if line.strip())


def _lines(lines: list[str], are_blocks: bool) -> Iterator[Line]:
    width = _width(lines, are_blocks)
    are_blocks = are_blocks and not width
    said: list[str] = []
    number, look = 0, Look()
    new_page = False
    before = ""
    for at, written in enumerate(lines, start=1):
        line = written.replace(_PAGE, " ")
        new_page |= _PAGE in written
        if said and (new_page or not line.strip() or not _goes_on(before, line, width)):
            yield Line((Run(" ".join(said)),), number, look=look)
            said = []
        if not said:
            number, look = at, Look(indent=indent_of(line), new_page=new_page, is_block=are_blocks)
        if line.strip():
            said.append(line.strip())
            new_page = False
        before = line
    if said:
        yield Line((Run(" ".join(said)),), number, look=look)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on where the one before it was broken at this width."""
    return bool(width) and _is_broken(before, line, width) and not BEGINS_A_LINE.match(line)


def _is_broken(before: str, line: str, width: int) -> bool:
    """Whether the first word of a line had no room in the one before it."""
    return len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width


def _width(lines: list[str], may_be_blocks: bool) -> int:
    """The width at which all lines of a text were broken; 0 where a line is a paragraph.

    Where the lines may be blocks, half of them have to be broken in the midst of a sentence, and not at few columns.
    """
    width = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    pairs = [(before, line) for before, line in pairwise(lines) if before.strip() and line.strip()]
    broken = [before for before, line in pairs if _is_broken(before, line, width)]
    share, narrowest = _SHARE, 0
    if may_be_blocks:
        share, narrowest = 2, _NARROWEST
        broken = [before for before in broken if not before.endswith((".", ";", ":", ","))]
    return width if narrowest <= width <= _WIDEST and len(broken) >= max(_FEWEST, len(pairs) / share) else 0
