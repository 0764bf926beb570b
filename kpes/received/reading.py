"""What was read out of a file that came back, whatever its format."""

from __future__ import annotations

from typing import NamedTuple

from kpes.messages import Message

_LONGEST = 80
"""Characters of the file's own words that a message quotes."""


class Remark(NamedTuple):
    """Something in a file that is not understood, or shows besides its words: what kind of thing, what is to be said.

    ``key`` is the same for the same thing in another file, for instance in the copy that was issued.
    """

    check: str
    said: Message
    key: str = ""


class Reading(NamedTuple):
    """The words of a file, line by line, those of its headers and footers, and what else is in it.

    A form feed stands before the first line of a page, where a format has pages. ``paragraphs`` tells whether a line is
    a paragraph of the file, so that lines can be compared and not only words. ``look`` are the words with the names of
    their styles, and ``rows`` those of its tables, a sign a cell: “x” where words are in it.
    """

    format: str
    lines: tuple[str, ...]
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    look: tuple[tuple[str, str, str], ...] = ()
    rows: tuple[str, ...] = ()
    paragraphs: bool = True


class Unreadable(Exception):
    """A file that no words can be read of, and why."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


class Pictured(Unreadable):
    """A file that holds pictures of pages, as a scan does, and no words."""


def shown(words: str) -> str:
    """Words of a file as a message quotes them: one line, not long, and spelled out what nobody would see."""
    from kpes.source import forbidden

    line = " ".join(words[: 4 * _LONGEST].split())
    wrong = forbidden(line)
    line = "".join(sign.encode("unicode_escape").decode() if sign in wrong else sign for sign in line)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def is_shown_whole(words: str) -> bool:
    """Whether a message shows all of these words."""
    return shown(words) == " ".join(words.split())
