"""An issued page as it was drawn: its picture, its words with the boxes of their glyphs, its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.limits import COARSE, FINE

Grey = NDArray[np.uint8]
POINT = 25.4 / 72
"""Millimetres."""


class Box(NamedTuple):
    """A place on a page, in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def pixels(self, dpi: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in whole pixels, none of it cut off."""
        scale = dpi / 25.4
        left, top, right, bottom = (value * scale for value in self)
        return int(left), int(top), int(np.ceil(right)), int(np.ceil(bottom))

    def around(self, more: float) -> Box:
        """The box with so much on each side."""
        return Box(self.left - more, self.top - more, self.right + more, self.bottom + more)

    def meets(self, other: Box, more: float) -> bool:
        """Whether they meet, with so much around them; below 0 they have to lie over each other by as much."""
        return (self.left < other.right + more and other.left < self.right + more
                and self.top < other.bottom + more and other.top < self.bottom + more)  # fmt: skip


def surrounding(boxes: Sequence[Box]) -> Box:
    """The least box that holds all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _beside(one: Box, other: Box) -> bool:
    """Whether two cells are of one line."""
    return one.top < (other.top + other.bottom) / 2 < one.bottom


class Word(NamedTuple):
    """A printed word: its letters, the box that each fills, and the cell that it stands in, as high as its line."""

    text: str
    glyphs: tuple[Box, ...]
    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """What all its glyphs fill."""
        return surrounding(self.glyphs)

    @property
    def room(self) -> Box:
        """The same with its cells and what stands close by."""
        return surrounding(self.cells).around(limits.ROOM + 0.4)


class IssuedPage:
    """A page of an issued PDF."""

    def __init__(self, page: pypdfium2.PdfPage):
        self._page = page
        width, height = page.get_size()
        self.width, self.height = width * POINT, height * POINT

    def drawn(self, dpi: int) -> Grey:
        """Its picture, in grey."""
        picture = self._page.render(scale=dpi / 72, grayscale=True).to_numpy()
        return np.ascontiguousarray(picture[..., 0] if picture.ndim == 3 else picture)

    @cached_property
    def fine(self) -> Grey:
        """Its picture as it is compared."""
        return self.drawn(FINE)

    @cached_property
    def coarse(self) -> Grey:
        """Its picture as it is looked for."""
        return self.drawn(COARSE)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, in the order in which the PDF has them."""
        text = self._page.get_textpage()
        count = text.count_chars()
        letters = [chr(pdfium.FPDFText_GetUnicode(text, at)) for at in range(count)]
        found: list[Word] = []
        signs: list[tuple[str, Box, Box]] = []
        for at, letter in enumerate([*letters, " "]):
            if letter.isspace() or letter in "\x00\ufeff\ufffe":
                if signs:
                    letters_, boxes, cells = zip(*signs, strict=True)
                    found.append(Word("".join(letters_), boxes, cells))
                signs = []
                continue
            box, cell = (self._box(text.get_charbox(at, loose)) for loose in (False, True))
            if box.right - box.left > 0.02 and box.bottom - box.top > 0.02:
                signs.append((letter, box, cell))
        return tuple(found)

    @cached_property
    def lines(self) -> NDArray[np.int64]:
        """The number of the line that each word stands on."""
        numbers, line, before = [], -1, Box(0, 0, 0, 0)
        for word in self.words:
            box = word.box
            if line < 0 or box.top > before.bottom or box.bottom < before.top or not -1 < box.left - before.right < 8:
                line += 1
            numbers.append(line)
            before = box
        return np.array(numbers, np.int64)

    def rooms(self, number: int) -> list[Box]:
        """The cells of a word's glyphs, the outer ones with the white beside the word: a sign may be added there."""
        rooms = list(self.words[number].cells)
        first, last = rooms[0], rooms[-1]
        left, right = first.left - limits.ROOM, last.right + limits.ROOM
        if number and _beside(before := self.words[number - 1].cells[-1], first):
            left = max(left, before.right)
        if number + 1 < len(self.words) and _beside(after := self.words[number + 1].cells[0], last):
            right = min(right, after.left)
        rooms[0] = first._replace(left=min(first.left, left))
        rooms[-1] = rooms[-1]._replace(right=max(last.right, right))
        return rooms

    @cached_property
    def line_boxes(self) -> list[Box]:
        """The box of each line."""
        found: dict[int, list[Box]] = {}
        for number, word in zip(self.lines.tolist(), self.words, strict=True):
            found.setdefault(number, []).append(word.box)
        return [surrounding(boxes) for boxes in found.values()]

    @cached_property
    def rules(self) -> tuple[Box, ...]:
        """The lines that are drawn on it."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Box]:
        for one in self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = one.get_bounds()
            if top - bottom < 4 and right - left > 20:
                yield self._box((left, bottom, right, top))

    def _box(self, bounds: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = (value * POINT for value in bounds)
        return Box(left, self.height - top, right, self.height - bottom)


def pages_of(pdf: bytes) -> list[IssuedPage]:
    """The pages of an issued PDF."""
    document: Any = pypdfium2.PdfDocument(pdf)
    return [IssuedPage(document[number]) for number in range(len(document))]
