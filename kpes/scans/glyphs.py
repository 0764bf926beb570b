"""The comparison: each printed glyph of an issued page beside the same place of a scan that was laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.issued import Box, Grey, IssuedPage, Word
from kpes.scans.limits import COARSE, FINE

Floats = NDArray[np.float64]
_MILLIMETRE = FINE / 25.4
_BLURS = (0.6, 1.0, 1.4, 1.8, 2.3)
_FAR, _NEAR, _LEAST = 12, 6, 2
"""Pixels within which a word is sought beside its line, once more, and a glyph beside its word."""
_FIVE, _THREE = np.ones((5, 5), np.uint8), np.ones((3, 3), np.uint8)


class Seen(NamedTuple):
    """What was measured of a page.

    ``word_of`` has the word of each glyph; ``likeness``, ``extra`` and ``missing`` tell how much less alike it is, and
    how much more ink or paper it has, than the middle of its kind on this page. ``smooth`` is the scan, each line of
    it in its place and the ink as dark as that of ``soft``, the issued page as blurred as the scan. ``alike`` is how
    alike half of the glyphs are at least.
    """

    word_of: NDArray[np.int64]
    likeness: Floats
    extra: Floats
    missing: Floats
    smooth: Grey
    soft: Grey
    alike: float


def seen(laid: Grey, page: IssuedPage) -> Seen:
    """What is measured of a page of which a scan was laid over the issued page."""
    boxes = [word.box for word in page.words]
    soft = _softened(page, laid)
    shifts, sure = _shifts(laid, soft, boxes, _FAR, _line_shifts(laid, page)[page.lines])
    smooth = _levelled(_smoothed(laid, boxes, shifts, sure), soft)
    rest, sure = _shifts(smooth, soft, boxes, _NEAR, np.zeros_like(shifts))
    rest = _settled(rest, sure, page)
    word_of, kinds, found = [], [], []
    for number, word in enumerate(page.words):
        residue = _Residue(smooth, soft, word, rest[number])
        for letter, box, cell, room in zip(word.text, word.glyphs, word.cells, page.rooms(number), strict=True):
            word_of.append(number)
            kinds.append((letter, round(3 * (cell.bottom - cell.top))))
            found.append((_likeness(smooth, soft, box, rest[number]), residue.extra(room), residue.missing(cell)))
    measured = np.array(found).reshape(-1, 3)
    less = _beside_its_kind(-measured[:, 0], kinds, limits.UNLIKE)
    extra = _beside_its_kind(measured[:, 1], kinds, limits.INKY)
    missing = _beside_its_kind(measured[:, 2], kinds, limits.PALE)
    alike = float(np.median(measured[:, 0])) if len(measured) else 0.0
    return Seen(np.array(word_of, np.int64), less, extra, missing, smooth, soft, alike)


def doubtful(found: Seen, dpi: float, words: int) -> NDArray[np.bool_]:
    """Which words differ: as much as their worst glyph does."""
    wider = limits.COARSER if dpi < limits.COARSE_SCAN else 1.0
    less, extra, missing = found.likeness / wider, found.extra / wider, found.missing / wider
    odd = (
        (less > limits.LIKENESS)
        | (extra > limits.EXTRA)
        | ((less > limits.FAINT_LIKENESS) & ((extra > limits.FAINT_EXTRA) | (missing > limits.FAINT_MISSING)))
    )
    return np.bincount(found.word_of[odd], minlength=words) > 0


# Where things stand


def _softened(page: IssuedPage, laid: Grey) -> Grey:
    """The issued page as blurred as the scan: the blur of several with which most of it looks alike."""
    best, soft = -2.0, page.fine
    sample = [word.box for word in page.words[:: max(1, len(page.words) // 30)]]
    for sigma in _BLURS:
        tried = np.asarray(cv2.GaussianBlur(page.fine, (0, 0), sigma), np.uint8)
        _, sure = _shifts(laid, tried, sample, _FAR, np.zeros((len(sample), 2)))
        like = float(np.median(sure)) if len(sure) else 0
        if like > best:
            best, soft = like, tried
    return soft


def _line_shifts(laid: Grey, page: IssuedPage) -> Floats:
    """How far each line stands from its place, in pixels: told of the whole of it, and so from afar."""
    small = np.asarray(cv2.resize(laid, page.coarse.shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)
    boxes = page.line_boxes
    shifts, sure = _shifts(small, page.coarse, boxes, 24, np.zeros((len(boxes), 2)), 0.02, COARSE)
    good = np.flatnonzero(sure > 0.5)
    if not len(good):
        return np.zeros_like(shifts)
    # A line that is not found stands where the nearest one does that is.
    heights = np.array([box.top for box in boxes])
    nearest = good[np.abs(heights[:, None] - heights[None, good]).argmin(1)]
    return np.asarray(shifts[nearest] * (FINE / COARSE))


def _shifts(
    laid: Grey, issued: Grey, boxes: Sequence[Box], reach: int, start: Floats, pull: float = 0.008, dpi: int = FINE
) -> tuple[Floats, Floats]:
    """How far from its place, in pixels, what fills each box stands, and how alike that is.

    Of places that are as alike the nearest one is meant, since another row of a table may hold the same words: each
    pixel takes ``pull`` off.
    """
    found, sure = np.zeros((len(boxes), 2)), np.zeros(len(boxes))
    steps = np.abs(np.arange(-reach, reach + 1))
    pulled = pull * np.hypot(steps[:, None], steps[None])
    for at, box in enumerate(boxes):
        whole = np.round(start[at])
        like = _tried(laid, issued, box.pixels(dpi), reach, whole)
        if like is not None:
            y, x = (int(place) for place in np.unravel_index(int((like - pulled).argmax()), like.shape))
            sure[at] = like[y, x]
            part = _between(like[y, max(0, x - 1) : x + 2]), _between(like[max(0, y - 1) : y + 2, x])
            found[at] = whole + np.array([x - reach, y - reach]) + part
    return found, sure


def _between(three: NDArray[np.float32]) -> float:
    """Where between pixels the top of a parabola through three values lies."""
    if len(three) < 3:
        return 0.0
    before, top, behind = map(float, three)
    bend = before - 2 * top + behind
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, 0.5 * (before - behind) / bend))


def _tried(
    laid: Grey, issued: Grey, pixels: tuple[int, int, int, int], reach: int, start: Floats
) -> NDArray[np.float32] | None:
    """How alike a place of both pictures is, for each step within ``reach`` pixels of ``start``; None at the edge."""
    left, top, right, bottom = pixels[0] - 2, pixels[1] - 2, pixels[2] + 2, pixels[3] + 2
    across, down = int(start[0]), int(start[1])
    height, width = laid.shape
    y0, y1, x0, x1 = top + down - reach, bottom + down + reach, left + across - reach, right + across + reach
    if min(top, left, y0, x0) < 0 or max(y1, bottom) > height or max(x1, right) > width:
        return None
    like = cv2.matchTemplate(laid[y0:y1, x0:x1], issued[top:bottom, left:right], cv2.TM_CCOEFF_NORMED)
    return np.asarray(like, np.float32)


def _smoothed(laid: Grey, boxes: Sequence[Box], shifts: Floats, sure: Floats) -> Grey:
    """The scan with each place moved as the words around it say, those on the same line above all."""
    if not boxes:
        return laid
    centres = np.array([((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in boxes])
    good = sure > np.percentile(sure, 70) - 0.2
    nearest = np.argsort(-_weights(centres, centres) * good, axis=1)[:, :7]
    good &= np.abs(shifts - np.median(shifts[nearest], axis=1)).max(1) < 5
    height, width = laid.shape
    wide, high = width / _MILLIMETRE, height / _MILLIMETRE
    across, down = int(wide / 5) + 2, int(high / 2) + 2
    grid = np.stack(np.meshgrid(np.linspace(0, wide, across), np.linspace(0, high, down)), -1).reshape(-1, 2)
    weights = _weights(grid, centres) * good
    moved = weights @ shifts / np.maximum(weights.sum(1, keepdims=True), 1e-30)
    full = cv2.resize(moved.reshape(down, across, 2).astype(np.float32), (width, height))
    full[..., 0] += np.arange(width, dtype=np.float32)[None]
    full[..., 1] += np.arange(height, dtype=np.float32)[:, None]
    return np.asarray(cv2.remap(laid, full[..., 0], full[..., 1], cv2.INTER_CUBIC, borderValue=255), np.uint8)


def _weights(places: Floats, centres: Floats) -> Floats:
    """How much each centre counts at each place; what is far away counts a little where nothing is near."""
    away = (places[:, None] - centres[None]) / np.array([25.0, 5.0])
    return np.asarray(np.exp(-np.minimum((away**2).sum(2), 60)))


def _settled(rest: Floats, sure: Floats, page: IssuedPage) -> Floats:
    """Where each word is compared: where it was found, or where its line is, if it is too short to tell."""
    if not len(rest):
        return rest
    long = np.array([len(word.text) >= 3 for word in page.words])
    sure = np.where(long & (sure > np.median(sure) - 0.15), sure + 1, sure)
    settled = rest.copy()
    for line in set(page.lines.tolist()):
        of_line = np.flatnonzero(page.lines == line)
        told = of_line[sure[of_line] > 1]
        # Where no word is long enough, the one that is most alike tells.
        alone = of_line[sure[of_line].argmax()]
        settled[np.setdiff1d(of_line, told)] = np.median(rest[told], axis=0) if len(told) else rest[alone]
    return settled


def _levelled(laid: Grey, soft: Grey) -> Grey:
    """The scan with its ink as dark as that of the issued page."""
    dark = soft < 90
    if dark.sum() < 100:
        return laid
    scale = (255 - float(np.median(soft[dark]))) / max(30.0, 255 - float(np.median(laid[dark])))
    ink = cv2.convertScaleAbs(cv2.bitwise_not(laid), alpha=scale)
    return np.asarray(cv2.bitwise_not(ink), np.uint8)


# What is measured of a glyph


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
    like = _tried(laid, soft, (left, top, right, bottom), _LEAST, np.round(shift))
    return 0.0 if like is None else float(like.max())


def _beside_its_kind(measured: Floats, kinds: Sequence[tuple[str, int]], most: float) -> Floats:
    """How far each glyph lies above the middle of its kind on this page.

    Where there are few of its kind, it is that of all as large as it, and where these are few, of all. A kind lies at
    ``most`` so far above all: else nobody would see that most of its glyphs were altered.
    """
    of_all = float(np.median(measured)) if len(measured) else 0.0
    middle = np.full(len(kinds), of_all)
    for names, least in (([size for _, size in kinds], 20), (kinds, 4)):
        groups: dict[object, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            groups[name].append(at)
        for members in groups.values():
            if len(members) >= least:
                middle[members] = np.median(measured[members])
    return np.asarray(measured - np.minimum(middle, of_all + most))
