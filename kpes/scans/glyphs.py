"""The comparison: each printed glyph of an issued page beside the same place of a scan that was laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.issued import Box, Grey, IssuedPage, Word
from kpes.scans.letters import Key, Letters, key
from kpes.scans.limits import FINE
from kpes.scans.placing import FAR, NEAR, Floats, levelled, put_back, settled, shifts, smoothed, softened, tried

_LEAST = 2
"""Pixels within which a glyph is sought beside its word."""
_FEW = 4
"""Glyphs of a kind on a page, below which each is held beside all that are as large."""
_FIVE, _THREE = np.ones((5, 5), np.uint8), np.ones((3, 3), np.uint8)


class Seen(NamedTuple):
    """What was measured of a page.

    ``word_of`` has the word of each glyph; ``likeness``, ``extra`` and ``missing`` tell how much less alike it is, and
    how much more ink or paper it has, than the middle of its kind on this page; ``rather`` how much more it looks like
    another letter, of those that were held beside others. ``smooth`` is the scan, each line of
    it in its place and the ink as dark as that of ``soft``, the issued page as blurred as the scan. ``alike`` is how
    alike half of the glyphs are at least; ``moved`` by how many millimetres each line stood too low.
    """

    word_of: NDArray[np.int64]
    likeness: Floats
    extra: Floats
    missing: Floats
    rather: Floats
    smooth: Grey
    soft: Grey
    alike: float
    moved: Floats


def seen(laid: Grey, page: IssuedPage, letters: Letters) -> Seen:
    """What is measured of a page of which a scan was laid over the issued page; ``letters`` are those of its PDF."""
    boxes = [word.box for word in page.words]
    soft, blur = softened(page, laid)
    lines = put_back(laid, page)
    at, sure = shifts(lines.picture, soft, boxes, FAR, lines.shifts[page.lines])
    smooth = levelled(smoothed(lines.picture, boxes, at, sure), soft)
    rest, sure = shifts(smooth, soft, boxes, NEAR, np.zeros_like(at))
    rest = settled(rest, sure, page)
    word_of, kinds, found = [], [], []
    for number, word in enumerate(page.words):
        residue = _Residue(smooth, soft, word, rest[number])
        for letter, box, cell, room in zip(word.text, word.glyphs, word.cells, page.rooms(number), strict=True):
            word_of.append(number)
            kinds.append(key(letter, cell))
            found.append((_likeness(smooth, soft, box, rest[number]), residue.extra(room), residue.missing(cell)))
    measured = np.array(found).reshape(-1, 3)
    less = _beside_its_kind(-measured[:, 0], kinds, limits.UNLIKE)
    extra = _beside_its_kind(measured[:, 1], kinds, limits.INKY)
    missing = _beside_its_kind(measured[:, 2], kinds, limits.PALE)
    alike = float(np.median(measured[:, 0])) if len(measured) else 0.0
    suspect = np.flatnonzero((less > limits.SUSPECT[0]) | (extra > limits.SUSPECT[1]) | (missing > limits.SUSPECT[2]))
    cells = [(letter, cell) for word in page.words for letter, cell in zip(word.text, word.cells, strict=True)]

    def rather_another(one: int) -> float:
        return letters.rather(smooth, soft, page, *cells[one], rest[word_of[one]], blur)

    rather = _rather(suspect, kinds, letters, rather_another)
    return Seen(np.array(word_of, np.int64), less, extra, missing, rather, smooth, soft, alike, lines.moved)


def _rather(suspect: NDArray[np.int64], kinds: Sequence[Key], letters: Letters, look: Callable[[int], float]) -> Floats:
    """How much more each glyph looks like another letter, as far as there is reason to ``look``.

    There is where it is odd beside its kind, and where a few of its kind look like another: all of it may be altered.
    """
    rather = np.full(len(kinds), -1.0)
    looked = set(suspect[: limits.MOST_SUSPECTS].tolist())
    of_kind: dict[Key, list[int]] = defaultdict(list)
    for at, kind in enumerate(kinds):
        of_kind[kind].append(at)
    for kind, members in of_kind.items():
        if len(members) < _FEW:
            continue  # These were not held beside each other.
        tried = members[:: -(-len(members) // limits.TRIED_OF_A_KIND)]
        if letters.rivals(kind) and sum(look(one) > limits.RATHER for one in tried) > len(tried) / 2:
            looked.update(members[: limits.MOST_SUSPECTS])
    for one in looked:
        rather[one] = look(one)
    return rather


def doubtful(found: Seen, dpi: float, words: int) -> NDArray[np.bool_]:
    """Which words differ: as much as their worst glyph does."""
    wider = limits.COARSER if dpi < limits.COARSE_SCAN else (1.0, 1.0)
    less, extra, missing = found.likeness / wider[0], found.extra / wider[1], found.missing
    odd = (
        (less > limits.LIKENESS)
        | (extra > limits.EXTRA)
        | ((less > limits.FAINT_LIKENESS) & ((extra > limits.FAINT_EXTRA) | (missing > limits.FAINT_MISSING)))
        | (found.rather > limits.RATHER)
        | ((less > limits.FAINT_LIKENESS) & (found.rather > limits.FAINT_RATHER))
    )
    return np.bincount(found.word_of[odd], minlength=words) > 0


class _Residue:
    """What is left of a word where it stands on the scan: ink with none near on the issued page, paper for ink.

    Thin differences count less than those that are 0.3 mm wide.
    """

    def __init__(self, smooth: Grey, soft: Grey, word: Word, shift: Floats):
        left, top, right, bottom = word.room.pixels(FINE)
        across, down = (int(value) for value in np.round(shift))
        height, width = soft.shape
        left, top = max(left, 0, -across), max(top, 0, -down)
        right, bottom = min(right, width, width - across), min(bottom, height, height - down)
        self._left, self._top = left, top
        issued = soft[top:bottom, left:right]
        scan = smooth[top + down : bottom + down, left + across : right + across]
        if issued.size:
            self._extra = cv2.blur(cv2.subtract(cv2.erode(issued, _FIVE), scan), (4, 4))
            self._missing = cv2.blur(cv2.subtract(cv2.erode(scan, _THREE), cv2.dilate(issued, _THREE)), (4, 4))
        else:
            self._extra = self._missing = issued

    def extra(self, room: Box) -> float:
        """The most ink that is too much in the room of a glyph."""
        return self._most(self._extra, room)

    def missing(self, cell: Box) -> float:
        """The most ink that is not there in the cell of a glyph."""
        return self._most(self._missing, cell)

    def _most(self, residue: cv2.typing.MatLike, place: Box) -> float:
        x0, y0, x1, y1 = place.pixels(FINE)
        rows, columns = slice(max(0, y0 - self._top), max(0, y1 - self._top)), slice(
            max(0, x0 - self._left), max(0, x1 - self._left))  # fmt: skip
        found = residue[rows, columns]
        return float(found.max()) if found.size else 0.0


def _likeness(laid: Grey, soft: Grey, box: Box, shift: Floats) -> float:
    left, top, right, bottom = box.pixels(FINE)
    across, down = (int(value) for value in np.round(shift))
    there = laid[max(0, top + down - 2) : bottom + down + 2, max(0, left + across - 2) : right + across + 2]
    if not there.size or np.ptp(there) < limits.FLAT:
        return 0.0  # Of what is all white it cannot be said how alike it is.
    like = tried(laid, soft, (left, top, right, bottom), _LEAST, np.round(shift))
    return 0.0 if like is None else float(like.max())


def _beside_its_kind(measured: Floats, kinds: Sequence[Key], most: float) -> Floats:
    """How far each glyph lies above the middle of its kind on this page.

    Where there are few of its kind, it is that of all as large as it, and where these are few, of all. A kind lies at
    ``most`` so far above all: else nobody would see that most of its glyphs were altered.
    """
    of_all = float(np.median(measured)) if len(measured) else 0.0
    middle = np.full(len(kinds), of_all)
    for names, least in (([size for _, size in kinds], 20), (kinds, _FEW)):
        groups: dict[object, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            groups[name].append(at)
        for members in groups.values():
            if len(members) >= least:
                middle[members] = np.median(measured[members])
    return np.asarray(measured - np.minimum(middle, of_all + most))
