"""The tables of contents of a Word file: left out, since what they say are headings; what else they say is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpes.messages import message
from kpes.ooxml import qualified
from kpes.received import noted as why
from kpes.received.noted import Noted
from kpes.received.package import Element
from kpes.received.reading import is_shown_whole
from kpes.received.written import Line

_PAGE = re.compile(r"[\s.…]*(?:[0-9]{1,4}|[ivxlc]{1,8})$")
_BLANKS = tuple(map(qualified, ("tab", "ptab", "br", "cr")))


class Contents:
    """Their lines, while they are read."""

    def __init__(self) -> None:
        self._lines: list[str] = [""]

    def begin(self) -> None:
        """Begin another line."""
        if self._lines[-1]:
            self._lines.append("")

    def add(self, words: str) -> None:
        """Take in words of this line."""
        self._lines[-1] += words

    def add_all(self, control: Element) -> None:
        """Take in all lines of a content control."""
        for paragraph in control.iter(qualified("p")):
            self.begin()
            for one in paragraph.iter(qualified("t"), *_BLANKS):
                self.add(" " if one.tag in _BLANKS else one.text or "")

    def tell(self, lines: Iterator[Line], noted: Noted) -> None:
        """Tells what they say that no line of the text does; what is too long to be told whole is refused."""
        if not any(self._lines):
            return
        there = {said for line in lines for said in (_bare(line.words), _bare(_label(line) + line.words))}
        for line in self._lines:
            if not there.isdisjoint((_bare(line), _bare(_PAGE.sub("", line)))) or not line.strip():
                continue
            if is_shown_whole(line):
                noted.leave_out(message("“{words}” in the table of contents", words=" ".join(line.split())))
            else:
                noted.refuse(why.CONTENTS)


def _label(line: Line) -> str:
    return line.numbered.label if line.numbered else ""


def _bare(words: str) -> str:
    """Words without white space."""
    return "".join(words.split())
