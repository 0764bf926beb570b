"""The lines of print on a page of which no issued page is known: the page upright and straight, and where they stand.

No letter is read here. Which of the two ways up that are left is right, only one who reads can tell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from kpes.scans import limits
from kpes.scans.issued import Box, Grey, surrounding

_LONG = 297 / 25.4
"""Inches of the longer side of a sheet, by which the resolution of a scan is told."""
_ROUGH, _WORK = 75, 200
"""Dots an inch at which the slant is sought, and lines are."""


class Straight(NamedTuple):
    """A page whose lines run across, the right way up or upside down: its picture without rules, and its resolution.

    ``turned`` is by how many quarters of a circle, against the clock, it was turned for that; ``scanned`` is the
    resolution that it had, where that was more than is read.
    """

    picture: Grey
    dpi: float
    turned: int
    scanned: float


def straight(paper: Grey) -> Straight:
    """A page of white paper with its lines across."""
    scanned = max(paper.shape) / _LONG
    dpi = min(scanned, float(limits.FINE))
    if dpi < scanned:
        paper = np.asarray(cv2.resize(paper, None, fx=dpi / scanned, fy=dpi / scanned, interpolation=cv2.INTER_AREA),
                           np.uint8)  # fmt: skip
    rough = cv2.resize(paper, None, fx=_ROUGH / dpi, fy=_ROUGH / dpi, interpolation=cv2.INTER_AREA)
    ink = np.where(rough < limits.DARK + 40, np.uint8(255), np.uint8(0))
    across, down = _slant(ink), _slant(np.ascontiguousarray(np.rot90(ink)))
    turned = int(down[1] > across[1])
    page = np.ascontiguousarray(np.rot90(paper, turned))
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), (across, down)[turned][0], 1)
    laid = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return Straight(_without_rules(np.asarray(laid, np.uint8), dpi), dpi, turned, scanned)


def _slant(ink: Grey) -> tuple[float, float]:
    """By how many degrees ink is to be turned so that its lines run across, and how clearly they then do."""
    height, width = ink.shape
    best = (0.0, -1.0)
    for step, reach in ((0.5, 3.0), (0.1, 0.4)):
        for angle in np.arange(best[0] - reach, best[0] + reach + step / 2, step):
            matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(angle), 1)
            rows = cv2.warpAffine(ink, matrix, (width, height)).sum(1, dtype=np.float64)
            clear = float((np.diff(rows) ** 2).sum())
            best = max(best, (float(angle), clear), key=lambda one: one[1])
    return best


def _without_rules(page: Grey, dpi: float) -> Grey:
    """The page with the rules of its tables wiped out."""
    long = round(limits.RULE * dpi / 25.4)
    dark = np.where(page < 200, np.uint8(255), np.uint8(0))
    across = cv2.morphologyEx(cv2.dilate(dark, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(cv2.dilate(dark, np.ones((1, 3), np.uint8)), cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    return np.where((across > 0) | (down > 0), np.uint8(255), page)


class Piece(NamedTuple):
    """Part of a line that is read at once: the boxes of it, in pixels of the page; of two the first is a label."""

    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """All of it."""
        return surrounding(self.boxes)


def lines(page: Straight) -> list[list[Piece]]:
    """The pieces of each line, from the top, each from the left; what stands far apart is read apart."""
    scale = _WORK / page.dpi
    small = cv2.resize(page.picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    boxes = [box for one in _pieces(np.asarray(small, np.uint8)) for box in one]
    found: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: one.top + one.bottom):
        for line in reversed(found[-4:]):
            whole = surrounding(line)
            common = min(whole.bottom, box.bottom) - max(whole.top, box.top)
            if common > 0.5 * min(whole.bottom - whole.top, box.bottom - box.top):
                line.append(box)
                break
        else:
            found.append([box])
    return [_with_labels([Box(*(value / scale for value in box)) for box in _joined(sorted(line))], page.dpi / 25.4)
            for line in found]  # fmt: skip


def _with_labels(line: Sequence[Box], millimetre: float) -> list[Piece]:
    """The pieces of a line; what is as short as a label is read with what it stands before."""
    found: list[Piece] = []
    label: Box | None = None
    for box in line:
        if label:
            found.append(Piece((label, box)))
            label = None
        elif box is not line[-1] and box.right - box.left < limits.LABEL * millimetre:
            label = box
        else:
            found.append(Piece((box,)))
    return found


def _pieces(page: Grey) -> Iterator[list[Box]]:
    """Pieces of lines, at WORK dots an inch; a block of lines that touch is parted."""
    millimetre = _WORK / 25.4
    ink = np.where(page < limits.DARK + 30, np.uint8(255), np.uint8(0))
    _, names, boxes, _ = cv2.connectedComponentsWithStats(ink)
    _, _, widths, heights, areas = boxes.T
    tall = limits.TALL * millimetre
    keep = np.where((heights < tall) & (widths < 4 * tall) & (areas > 3), np.uint8(255), np.uint8(0))
    keep[0] = 0
    print_ = keep[names]
    smeared = cv2.morphologyEx(
        cv2.copyMakeBorder(print_, 0, 0, 40, 40, cv2.BORDER_CONSTANT, value=0), cv2.MORPH_CLOSE,
        np.ones((1, round(3 * millimetre)), np.uint8))[:, 40:-40]  # fmt: skip
    _, _, boxes, _ = cv2.connectedComponentsWithStats(smeared)
    bodies = [tuple(int(value) for value in one[:4]) for one in boxes[1:] if one[3] >= 1.1 * millimetre]
    usual = float(np.median([one[3] for one in bodies])) if bodies else 1.0
    for left, top, width, height in bodies:
        box = Box(left, top, left + width, top + height)
        yield _parted(print_, box, usual) if height > 1.7 * usual else [box]


def _parted(ink: Grey, box: Box, usual: float) -> list[Box]:
    """A piece that is as high as several lines, cut where it has the least ink."""
    left, top, right, bottom = (int(value) for value in box)
    rows = ink[top:bottom, left:right].sum(1, dtype=np.float64)
    count = round((bottom - top) / (1.2 * usual))
    cuts = [0]
    for number in range(1, count):
        middle, reach = number * (bottom - top) / count, 0.4 * usual
        first, last = int(max(cuts[-1] + 1, middle - reach)), int(min(bottom - top, middle + reach))
        cuts.append(first + int(rows[first:last].argmin()) if last > first else first)
    cuts.append(bottom - top)
    return [box._replace(top=top + a, bottom=top + b) for a, b in itertools.pairwise(cuts) if b - a > 3]


def _joined(line: Sequence[Box]) -> list[Box]:
    """The pieces of a line with those as one that stand close together."""
    far = limits.COLUMN * _WORK / 25.4
    found: list[Box] = []
    for box in line:
        if found and box.left - found[-1].right < far:
            found[-1] = surrounding([found[-1], box])
        else:
            found.append(box)
    return found


class Cut(NamedTuple):
    """The picture of a piece, and of each part of it where it begins there, where in the page, and how wide it is."""

    picture: Grey
    parts: tuple[tuple[int, int, int], ...]

    def in_page(self, share: float) -> float:
        """Where in the page lies what is so far, as a share of its width, from the left of the picture."""
        x = share * self.picture.shape[1]
        begins, left, width = max((one for one in self.parts if one[0] <= x), default=self.parts[0])
        return float(left + min(x - begins, width))


def cut(page: Straight, piece: Piece) -> Cut:
    """The picture of a piece, with a little white around it, its label brought as near as a word is."""
    height, width = page.picture.shape
    box = piece.box
    more = 0.18 * (box.bottom - box.top) + 0.3 * page.dpi / 25.4
    top, bottom = max(0, int(box.top - more)), min(height, int(box.bottom + more) + 1)
    parts: list[tuple[int, int, int]] = []
    pictures: list[Grey] = []
    begins = 0
    for one in piece.boxes:
        if pictures:
            begins += pictures[-1].shape[1]
            pictures.append(np.full((bottom - top, round(limits.GAP * page.dpi / 25.4)), 255, np.uint8))
            begins += pictures[-1].shape[1]
        left, right = max(0, int(one.left - 1.5 * more)), min(width, int(one.right + 1.5 * more) + 1)
        pictures.append(page.picture[top:bottom, left:right])
        parts.append((begins, left, right - left))
    return Cut(np.ascontiguousarray(np.hstack(pictures)), tuple(parts))
