"""The exact spot of words inside a value: line, column and width in the file as it was written.

What is read of a value has lost its line ends, quotes, escapes and doubled spaces. Its characters other
than white space are in the file all the same, in the same order, and so lead back to it.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from kpes.source.nodes import Place

_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_DIGITS_OF_ESCAPE = {"x": 2, "u": 4, "U": 8}
_COLUMNS = 1 << 32
_MOST_KEPT = 16
"""Scalars whose characters stay known: some rules go to and fro between long texts."""

Written = Iterator[tuple[str, int, int]]
"""Characters with the line and column (from 1) where each is written."""


class Sources:
    """The files that were read, by name, as the lines that somebody wrote.

    ``read`` gives the bytes of a file by its name, and is asked when they are needed.
    """

    def __init__(self, read: Callable[[str], bytes] = lambda file: b""):
        self._read = read
        self._lines: dict[str, list[str]] = {}
        self.characters = lru_cache(_MOST_KEPT)(self._characters)
        """Where each character of the scalar that starts at a place stands."""

    def line(self, place: Place) -> str:
        """The line that ``place`` is in, without its end; an empty one where the file has none."""
        lines = self.lines(place.file)
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def lines(self, file: str) -> list[str]:
        """The lines of ``file``, without their ends."""
        if file not in self._lines:
            text = self._read(file).decode("utf-8-sig", "replace")
            self._lines[file] = text.replace("\r\n", "\n").split("\n")
        return self._lines[file]

    def _characters(self, start: Place) -> Characters:
        return Characters(start, _composed(_written(self.lines(start.file), start)))


class Characters:
    """The places of a scalar's characters in NFC, white space left out; found as far as they are asked for."""

    def __init__(self, start: Place, characters: Written):
        self.start = start
        self._places = array("q")
        self._to_come = (line * _COLUMNS + column for one, line, column in characters if not one.isspace())

    def __getitem__(self, number: int) -> Place:
        """The place of character ``number``, from 0; the start where the scalar has not so many."""
        self._places.extend(islice(self._to_come, max(0, number + 1 - len(self._places))))
        if number >= len(self._places):
            return self.start
        return Place(self.start.file, *divmod(self._places[number], _COLUMNS))


def _composed(characters: Written) -> Written:
    """The characters as NFC has them: an accent written on its own stands where its letter does."""
    cluster, line, column = "", 0, 0
    for character, its_line, its_column in characters:
        if unicodedata.combining(character) and cluster and not cluster.isspace():
            cluster += character
            continue
        yield from ((one, line, column) for one in unicodedata.normalize("NFC", cluster))
        cluster, line, column = character, its_line, its_column
    yield from ((one, line, column) for one in unicodedata.normalize("NFC", cluster))


def _written(lines: list[str], start: Place) -> Written:
    """The characters of the scalar that starts there, a space for each line's end; and what follows a plain one."""
    if start.line > len(lines):
        return
    first = lines[start.line - 1][start.column - 1 :]
    if first[:1] in ("|", ">"):
        yield from _to_the_end(lines, start.line + 1, 1)
    elif first[:1] in ("'", '"'):
        yield from _quoted(lines, start.line, start.column + 1, first[0])
    else:
        yield from _to_the_end(lines, start.line, start.column)


def _to_the_end(lines: list[str], line: int, column: int) -> Written:
    for number in range(line, len(lines) + 1):
        for at, character in enumerate(lines[number - 1][column - 1 :], column):
            yield character, number, at
        yield " ", number, len(lines[number - 1]) + 1
        column = 1


def _quoted(lines: list[str], line: int, column: int, quote: str) -> Written:
    """In single quotes a doubled one stands for itself, in double ones a backslash begins an escape."""
    characters = _to_the_end(lines, line, column)
    for character, its_line, its_column in characters:
        if character == quote:
            if quote == '"' or lines[its_line - 1][its_column : its_column + 1] != quote:
                return
            next(characters)
        elif character == "\\" and quote == '"':
            sign = next(characters)[0]
            digits = _DIGITS_OF_ESCAPE.get(sign, 0)
            code = "".join(digit for digit, _, _ in islice(characters, digits))
            character = chr(int(code, 16)) if code else _ESCAPED.get(sign, sign)
        yield character, its_line, its_column
