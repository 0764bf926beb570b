"""The promise of an import: every word and every label of the file, in its order, is in the canonical text.

This knows nothing of how the file was understood. It reads the file's lines and the document's lines side by side, sign
by sign, and finds the first place where they part.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from kpes.document import Block, Document, Role, SignatoryList
from kpes.model import COPY_COUNT_HELD
from kpes.received.written import Line

_SHOWN = 60
"""Characters of either side that a report quotes."""


class Parting(NamedTuple):
    """Where the two part: the file's line, what stands there, and what kpes would print instead."""

    number: int
    there: str
    printed: str


class Kept(NamedTuple):
    """How a file and the document made of it compare.

    ``added`` are lines of the document that the file has not, all of the signatory list or the draft mark; ``left_out``
    are the file's lines of dots and strokes. ``parting`` is None where all else is the same.
    """

    added: tuple[str, ...]
    left_out: tuple[str, ...]
    parting: Parting | None = None


class _Printed(NamedTuple):
    """A line of the document: its words, how many signs its label has, and whether the file may lack it."""

    words: str
    label: int = 0
    may_be_added: bool = False


def compare(lines: Iterable[Line], document: Document, copies: str) -> Kept:
    """Compares the lines of a file with a document; where the file has XXXXX, the copy count stands for it."""
    file = _File(lines, copies)
    added, left_out, at = [], [], 0
    for line in _lines(document):
        words = _plain(line.words)
        if not words:
            continue
        strokes, behind = file.strokes(at)
        if (end := file.matched(words, line.label, at)) is not None:
            at = end
        elif (end := file.matched(words, line.label, behind)) is not None:
            left_out += strokes
            at = end
        elif not line.label and (whole := file.line_by_line(words, at)):
            left_out += whole[0]
            at = whole[1]
        elif line.may_be_added:
            added.append(" ".join(words))
        else:
            return Kept(tuple(added), tuple(left_out), file.parting(behind, " ".join(words)))
    strokes, at = file.strokes(at)
    parting = file.parting(at, "") if at < len(file.signs) else None
    return Kept(tuple(added), (*left_out, *strokes), parting)


def _lines(document: Document) -> Iterator[_Printed]:
    for block in document.all:
        if isinstance(block, Block):
            label = len("".join(_plain(block.label)))
            yield _Printed(f"{block.label} {block.text}", label, block.role is Role.DRAFT_MARK)
        else:
            yield from (_Printed(words, 0, isinstance(block, SignatoryList)) for words in block.lines)


def _plain(words: str) -> list[str]:
    return unicodedata.normalize("NFC", words).split()


class _File:
    """All words of a file one behind the other, without white space; ``starts`` are the places where words start."""

    def __init__(self, lines: Iterable[Line], copies: str):
        said = [(line, _of(line, copies)) for line in lines]
        self._lines = [(line, words) for line, words in said if words]
        signs = ["".join(words) for _, words in self._lines]
        self._line_starts = list(accumulate(map(len, signs), initial=0))
        self.signs = "".join(signs)
        self._starts = list(accumulate((len(word) for _, words in self._lines for word in words), initial=0))

    def matched(self, words: list[str], label: int, at: int) -> int | None:
        """Where the words end that stand ``at`` a place; None where others stand there.

        White space is the same on both sides, but for that in a label and behind it: people type „§1” and „1.Text”.
        Letters and figures that follow each other are parted where they are in the file.
        """
        signs = "".join(words)
        end = at + len(signs)
        if not self.signs.startswith(signs, at) or (label and not self._may_part(at + label)):
            return None
        behind = bisect_right(self._starts, at + label)
        there = self._starts[behind : bisect_right(self._starts, end)]
        ours = [one for one in accumulate(map(len, words), initial=at) if one > at + label]
        ended = there[-1:] == [end] or label == len(signs)
        return end if ended and there == ours else None

    def _may_part(self, at: int) -> bool:
        """Whether a label may end at a place: not amid letters and figures."""
        amid = self.signs[at - 1].isalnum() and self.signs[at : at + 1].isalnum()
        return not amid or self._starts[bisect_left(self._starts, at)] == at

    def strokes(self, at: int) -> tuple[list[str], int]:
        """The lines from a place on that have neither letters nor digits, and where words go on behind them."""
        found = []
        number = bisect_right(self._line_starts, at) - 1
        while number < len(self._lines) and self._line_starts[number] == at:
            words = self._lines[number][1]
            if any(sign.isalnum() for word in words for sign in word):
                break
            found.append(" ".join(words))
            number, at = number + 1, self._line_starts[number + 1]
        return found, at

    def line_by_line(self, words: list[str], at: int) -> tuple[list[str], int] | None:
        """The lines of strokes among those that say just these words, and where they end; None where others do."""
        found: list[str] = []
        while words:
            strokes, at = self.strokes(at)
            number = bisect_left(self._line_starts, at)
            said = self._lines[number][1] if number < len(self._lines) else []
            if not said or self._line_starts[number] != at or words[: len(said)] != said:
                return None
            found += strokes
            words, at = words[len(said) :], self._line_starts[number + 1]
        return found, at

    def parting(self, at: int, printed: str) -> Parting:
        """What stands at this place, for a report."""
        number = min(bisect_right(self._line_starts, at) - 1, len(self._lines) - 1)
        if number < 0:
            return Parting(0, "", _shown(printed))
        line = self._lines[number][0]
        return Parting(line.number, _shown(" ".join(_plain(_said(line)))), _shown(printed))


def _said(line: Line) -> str:
    return f"{line.numbered.label if line.numbered else ''} {line.words}"


def _of(line: Line, copies: str) -> list[str]:
    return _plain(COPY_COUNT_HELD.sub(lambda _: copies, _said(line)))


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
