"""Ink that the issued page has not: in the rows of the signatory list, and where nothing belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.glyphs import Seen
from kpes.scans.issued import Box, surrounding
from kpes.scans.limits import FINE

_SQUARE = (FINE / 25.4) ** 2
"""Pixels of a square millimetre."""
_JOINED = np.ones((9, 9), np.uint8)
"""Strokes that lie so near are one piece."""
_RULE = 6
_OVER_RULES = np.ones((15, 15), np.uint8)
"""Pixels between a row and a rule, and across one: what a rule parts is one stroke."""


class Row(NamedTuple):
    """Where a signatory signs: the number on the list, and the place on the page."""

    number: int
    place: Box


class Piece(NamedTuple):
    """Ink that hangs together and is not the print's: its box, and how many square millimetres it has."""

    box: Box
    area: float


def strokes(found: Seen) -> list[Box]:
    """What was written, drawn or stamped over print: ink beside it that is higher than a line.

    At the foot, where initials stand, it is whatever ink there is.
    """
    pieces = (piece.box for piece, _ in _pieces(foreign(found, limits.CLOSE)))
    foot = found.soft.shape[0] / FINE * 25.4 - limits.FOOT
    return [box for box in pieces if box.bottom - box.top >= limits.TALL or box.bottom > foot]


def through(found: Seen) -> list[Box]:
    """The lines that run across print, as those with which words are crossed out."""
    long = np.ones((1, round(limits.THROUGH * FINE / 25.4)), np.uint8)
    drawn, printed = (cv2.morphologyEx((picture < limits.DARK).astype(np.uint8), cv2.MORPH_OPEN, long)
                      for picture in (found.smooth, found.soft))  # fmt: skip
    return [piece.box for piece, _ in _pieces((drawn > 0) & (cv2.dilate(printed, _OVER_RULES) == 0))]


def foreign(found: Seen, beside: float = limits.BESIDE) -> NDArray[np.bool_]:
    """Where the scan has ink and the issued page has none within so many millimetres."""
    around = 2 * round(beside * FINE / 25.4) + 1
    printed = cv2.erode(found.soft, np.ones((around, around), np.uint8)) < 200
    return np.asarray((found.smooth < limits.DARK) & ~printed)


def added(ink: NDArray[np.bool_], rows: Sequence[Row], least: float = limits.FOREIGN) -> list[Piece]:
    """The pieces of foreign ink, so large at least, that stand where nobody is meant to write, the largest first."""
    ink = ink.copy()
    edge, foot, corner = (round(value * FINE / 25.4) for value in (limits.EDGE, limits.FOOT, limits.CORNER))
    ink[:edge] = ink[-foot:] = False
    ink[:, :edge] = ink[:, -edge:] = False
    ink[:corner, :corner] = ink[:corner, -corner:] = False
    for row in rows:
        left, top, right, bottom = row.place.around(1).pixels(FINE)
        ink[max(0, top) : bottom, max(0, left) : right] = False
    found = [piece for piece, _ in _pieces(ink) if piece.area >= least]
    return sorted(found, key=lambda piece: -piece.area)


def joined(boxes: Sequence[Box]) -> list[Box]:
    """The places of what was written, those of one hand's strokes as one."""
    found: list[Box] = []
    for box in boxes:
        near = [one for one in found if one.meets(box, limits.ONE_NOTE)]
        found = [*(one for one in found if one not in near), surrounding([box, *near])]
    return found


def at_the_foot(ink: NDArray[np.bool_]) -> bool:
    """Whether there is foreign ink at the foot of the page, where `added` does not look."""
    edge, foot = (round(value * FINE / 25.4) for value in (limits.EDGE, limits.FOOT))
    return any(piece.area >= limits.FOREIGN for piece, _ in _pieces(ink[-foot:-edge, edge:-edge]))


def in_rows(found: Seen, rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """Of each row the square millimetres of ink in it, and whether a stroke in it is another row's as much.

    A stroke that crosses a rule belongs to the row that has most of it.
    """
    if not rows:
        return []
    printed = cv2.erode(found.soft, np.ones((7, 7), np.uint8)) < 215
    ink = (found.smooth < limits.DARK + 40) & ~printed
    owner = np.full(ink.shape[0], -1)
    inside = np.zeros_like(ink)
    for number, row in enumerate(rows):
        left, top, right, bottom = row.place.pixels(FINE)
        owner[max(0, top - _RULE) : bottom + _RULE] = number
        inside[max(0, top - _RULE) : bottom + _RULE, max(0, left) : right] = True
    areas, shared = np.zeros(len(rows)), np.zeros(len(rows), bool)
    for piece, where in _pieces(ink & inside, _OVER_RULES):
        if piece.area < 0.1:
            continue
        of_row = np.bincount(owner[where] + 1, minlength=len(rows) + 1)[1:]
        most = int(of_row.argmax())
        areas[most] += piece.area
        both = np.flatnonzero(of_row >= limits.SHARED * of_row.sum())
        if len(both) > 1 and piece.area >= limits.ROW:
            shared[both] = True
    return [(float(area), bool(twice)) for area, twice in zip(areas, shared, strict=True)]


def _pieces(ink: NDArray[np.bool_], near: NDArray[np.uint8] = _JOINED) -> Iterator[tuple[Piece, NDArray[np.int64]]]:
    """The pieces of ink, and the rows of pixels that each has ink in, once for each of its pixels."""
    joined = cv2.dilate(ink.astype(np.uint8), near)
    count, names, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for number in range(1, count):
        left, top, width, height, _ = (int(value) for value in boxes[number])
        part = slice(top, top + height), slice(left, left + width)
        where = np.nonzero(ink[part] & (names[part] == number))[0] + top
        box = Box(*(value / FINE * 25.4 for value in (left, top, left + width, top + height)))
        yield Piece(box, len(where) / _SQUARE), where
