"""A closer look at glyphs that are a little odd: does the scan look more like another letter of the same print?

No letter is read: those that look much like the issued one, as the same PDF prints them elsewhere, are held beside the
place as it was issued. What is as blurred and as noisy for both of them does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.issued import Box, Grey, IssuedPage
from kpes.scans.limits import FINE

_MILLIMETRE = FINE / 25.4
_ROUND, _REACH, _BLURRED = 1, 2, 8
"""Pixels around a cell that are compared, by which a letter is moved, and that a blur draws in."""
_HOPELESS = -0.15
"""A letter that is so much less alike than the issued one is not looked at any further."""
Key = tuple[str, int]
"""A letter, and the height of its line in thirds of a millimetre."""


def key(letter: str, cell: Box) -> Key:
    """What tells glyphs of one kind."""
    return letter, round(3 * (cell.bottom - cell.top))


class _Print(NamedTuple):
    """A letter as it is printed somewhere."""

    page: IssuedPage
    cell: Box

    @property
    def phase(self) -> tuple[float, float]:
        """How far it stands between pixels."""
        return self.cell.left * _MILLIMETRE % 1, self.cell.top * _MILLIMETRE % 1

    def drawn(self, size: tuple[int, int], blur: float) -> Grey | None:
        """Its picture, from the corner of its cell on, as blurred as a scan; None at the edge of the page."""
        x, y = round(self.cell.left * _MILLIMETRE) - _ROUND, round(self.cell.top * _MILLIMETRE) - _ROUND
        high, wide = size
        if min(x, y) < _BLURRED:
            return None
        part = self.page.fine[y - _BLURRED : y + high + _BLURRED, x - _BLURRED : x + wide + _BLURRED]
        if part.shape != (high + 2 * _BLURRED, wide + 2 * _BLURRED):
            return None
        return np.asarray(cv2.GaussianBlur(part, (0, 0), blur), np.uint8)[_BLURRED:-_BLURRED, _BLURRED:-_BLURRED]


class Letters:
    """The letters that the pages of one PDF print."""

    def __init__(self, pages: Sequence[IssuedPage]):
        self._pages = pages
        self._rivals: dict[Key, list[str]] = {}
        self._phases: dict[Key, NDArray[np.float64]] = {}

    @cached_property
    def _prints(self) -> dict[Key, list[_Print]]:
        """Where each of them stands, as wide as it mostly is."""
        found: dict[Key, list[_Print]] = defaultdict(list)
        for page in self._pages:
            for word in page.words:
                for letter, cell in zip(word.text, word.cells, strict=True):
                    found[key(letter, cell)].append(_Print(page, cell))
        for kind, prints in found.items():
            widths = Counter(round(20 * (one.cell.right - one.cell.left)) for one in prints)
            most = widths.most_common(1)[0][0]
            found[kind] = [one for one in prints if abs(round(20 * (one.cell.right - one.cell.left)) - most) <= 1][:60]
        return dict(found)

    def rivals(self, kind: Key) -> list[str]:
        """The letters of this size that look much like this one, but not the same."""
        if kind not in self._rivals:
            self._rivals[kind] = list(self._alike(kind))
        return self._rivals[kind]

    def _alike(self, kind: Key) -> Iterator[str]:
        letter, size = kind
        if not (mine := self._prints.get(kind)):
            return
        extent, wide = _extent(mine[0].cell), mine[0].cell.right - mine[0].cell.left
        one = mine[0].drawn(extent, 1.0)
        for other, of_size in self._prints if one is not None else ():
            if of_size != size or other == letter:
                continue
            cell = self._prints[other, size][0].cell
            if abs(cell.right - cell.left - wide) > limits.AS_WIDE * max(wide, 0.8):
                continue
            two = self._nearest((other, size), mine[0]).drawn(extent, 1.0)
            if one is not None and two is not None and limits.RIVAL[0] < _alike(one, two) < limits.RIVAL[1]:
                yield other

    def _nearest(self, kind: Key, to: _Print) -> _Print:
        """The print of a letter that stands between pixels most as this one does."""
        if kind not in self._phases:
            self._phases[kind] = np.array([one.phase for one in self._prints[kind]])
        away = np.abs((self._phases[kind] - to.phase + 0.5) % 1 - 0.5).sum(1)
        return self._prints[kind][int(away.argmin())]

    def rather(
        self, scan: Grey, soft: Grey, page: IssuedPage, letter: str, cell: Box, shift: NDArray[np.float64], blur: float
    ) -> float:
        """How much more a scan looks like another letter than like the one in this cell of a page.

        Below 0 it looks more like the issued one, near 1 like another, of which it then is. ``soft`` is the issued page
        with this ``blur``; ``shift`` tells where on the scan the word of the letter stands.
        """
        mine, kind = _Print(page, cell), key(letter, cell)
        high, wide = extent = _extent(mine.cell)
        x, y = round(mine.cell.left * _MILLIMETRE) - _ROUND, round(mine.cell.top * _MILLIMETRE) - _ROUND
        across, down = x + round(float(shift[0])) - _REACH, y + round(float(shift[1])) - _REACH
        if min(x, y, across, down) < 0:
            return -1.0
        there = scan[down : down + high + 2 * _REACH, across : across + wide + 2 * _REACH]
        here = soft[y : y + high, x : x + wide]
        whole = there.shape == (high + 2 * _REACH, wide + 2 * _REACH) and here.shape == extent
        if not whole or np.ptp(there) < limits.FLAT:
            return -1.0
        as_issued, most = _alike(there, here), -1.0
        for other in self.rivals(kind):
            rival = self._nearest((other, kind[1]), mine).drawn(extent, blur)
            if rival is not None and (more := _alike(there, rival) - as_issued) > _HOPELESS:
                most = max(most, more / max(1 - _alike(here, rival), 0.02))
        return most


def _extent(cell: Box) -> tuple[int, int]:
    """How many pixels of it are compared, down and across."""
    return (int(np.ceil((cell.bottom - cell.top) * _MILLIMETRE)) + 2 * _ROUND,
            int(np.ceil((cell.right - cell.left) * _MILLIMETRE)) + 2 * _ROUND)  # fmt: skip


def _alike(one: Grey, other: Grey) -> float:
    """How alike they are where they are most, the smaller one moved over the larger."""
    return float(cv2.matchTemplate(one, other, cv2.TM_CCOEFF_NORMED).max())
