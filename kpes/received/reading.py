"""What was read out of a file that came back, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kpes.messages import Message

_LONGEST = 80
"""Characters of the file's own words that a message quotes."""


class Remark(NamedTuple):
    """Something in a file beside its plain words: what kind of thing, and what is to be said of it.

    ``grave`` where words are shown, hidden or may change beside those that were read; else a person has
    to look, but the words are not in question.
    """

    check: str
    said: Message
    grave: bool = True


class Reading(NamedTuple):
    """The words that a reader of the file sees, line by line, those of its margins, and what else is in it.

    A form feed stands before the first line of a page, where a format has pages.
    ``paragraphs`` tells whether a line is a paragraph of the file, so that lines can be compared and not
    only words. ``exact`` is false for formats in which the page may show other words than a program reads.
    """

    format: str
    lines: tuple[str, ...]
    margins: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    paragraphs: bool = True
    exact: bool = True


class Unreadable(Exception):
    """A file that no words can be read of, and why."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


def once(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks, each once."""
    found: list[Remark] = []
    for remark in remarks:
        if remark not in found:
            found.append(remark)
    return tuple(found)


def shown(words: str) -> str:
    """Words of a file as a message quotes them: one line, not long, and spelled out what nobody would see."""
    from kpes.source import forbidden

    line = " ".join(words[: 4 * _LONGEST].split())
    wrong = forbidden(line)
    line = "".join(sign.encode("unicode_escape").decode() if sign in wrong else sign for sign in line)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
