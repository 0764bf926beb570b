"""Where its lines and words stand on a scan that was laid over a page: printers feed paper unevenly, and pages bend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.issued import Box, Grey, IssuedPage
from kpes.scans.limits import COARSE, FINE

Floats = NDArray[np.float64]
_MILLIMETRE = FINE / 25.4
_BLURS = (0.6, 1.0, 1.4, 1.8, 2.3)
FAR, NEAR = 12, 6
"""Pixels within which a word is sought beside its line, and once more."""
_LINE, _FAR_LINE = 24, 160
"""The same, at COARSE, for a line, and for one that is not found so."""


def softened(page: IssuedPage, laid: Grey) -> tuple[Grey, float]:
    """The issued page as blurred as the scan: the blur of several with which most of it looks alike."""
    best, soft, blur = -2.0, page.fine, _BLURS[0]
    sample = [word.box for word in page.words[:: max(1, len(page.words) // 30)]]
    for sigma in _BLURS:
        blurred = np.asarray(cv2.GaussianBlur(page.fine, (0, 0), sigma), np.uint8)
        _, sure = shifts(laid, blurred, sample, FAR, np.zeros((len(sample), 2)))
        like = float(np.median(sure)) if len(sure) else 0
        if like > best:
            best, soft, blur = like, blurred, sigma
    return soft, blur

_NEIGHBOUR = 14.0
"""Millimetres between lines that may belong to one paragraph and its heading."""


class Lines(NamedTuple):
    """The lines of a page on a scan: the scan with each line that had moved put back, how far each stands from its
    place even so, in pixels, and by how many millimetres it had moved down."""

    picture: Grey
    shifts: Floats
    moved: Floats


def put_back(laid: Grey, page: IssuedPage) -> Lines:
    """Finds the lines, each told of the whole of it, and so from afar: what was put in above may have moved them."""
    small = np.asarray(cv2.resize(laid, page.coarse.shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)
    boxes = page.line_boxes
    found, sure = shifts(small, page.coarse, boxes, _LINE, np.zeros((len(boxes), 2)), 0.02, COARSE)
    long = np.array([box.right - box.left > limits.LONG for box in boxes], bool)
    for at in np.flatnonzero(long & (sure < limits.LINE)):
        found[at], sure[at] = _far(small, page.coarse, boxes[at])
    still = (sure >= limits.LINE) & (np.abs(found[:, 1]) * 25.4 / COARSE < limits.MOVED)
    moved = np.zeros(len(boxes))
    for at in np.flatnonzero(long & ~still & (sure >= limits.LINE)):
        down = found[at, 1] * 25.4 / COARSE
        there = boxes[at]._replace(top=boxes[at].top + down, bottom=boxes[at].bottom + down)
        # Where a line stands that did not move there is another one that looks the same.
        if not any(still[other] and _overlap(there, boxes[other]) for other in range(len(boxes))):
            moved[at] = down
    for at in np.flatnonzero(~long & ~still & moved.any()):
        # A short line or a label moves as the lines before or behind it do, if it is found there.
        near = {float(moved[one]) for one in np.flatnonzero(moved) if abs(boxes[one].top - boxes[at].top) < _NEIGHBOUR}
        for down in near:
            start = np.array([[0.0, down / 25.4 * COARSE]])
            _, like = shifts(small, page.coarse, [boxes[at]], 4, start, 0.02, COARSE)
            if like[0] > limits.LINE and not moved[at]:
                moved[at] = down
    picture = _moved_back(laid, [boxes[at] for at in np.flatnonzero(moved)], moved[moved != 0])
    found[moved != 0], sure[moved != 0] = 0, 1
    good = np.flatnonzero(sure > 0.5)
    if not len(good):
        return Lines(laid, np.zeros_like(found), moved)
    # A line that is not found stands where the nearest one does that is.
    heights = np.array([box.top for box in boxes])
    nearest = good[np.abs(heights[:, None] - heights[None, good]).argmin(1)]
    return Lines(picture, np.asarray(found[nearest] * (FINE / COARSE)), moved)


def _moved_back(laid: Grey, boxes: Sequence[Box], moved: Floats) -> Grey:
    """The scan with what is so many millimetres below each box in it, and nothing where that stood."""
    picture = laid.copy() if boxes else laid
    places = [box.around(0.8).pixels(FINE) for box in boxes]
    steps = [round(down * _MILLIMETRE) for down in moved]
    for (left, top, right, bottom), down in zip(places, steps, strict=True):
        picture[max(0, top + down) : bottom + down, left:right] = 255
    for (left, top, right, bottom), down in zip(places, steps, strict=True):
        there = laid[max(0, top + down) : bottom + down, left:right]
        if there.shape == picture[top:bottom, left:right].shape:
            picture[top:bottom, left:right] = there
    return picture


def _far(small: Grey, coarse: Grey, box: Box) -> tuple[Floats, float]:
    """Where above or below its place a line is found, and how alike that is."""
    left, top, right, bottom = box.pixels(COARSE)
    up, aside = min(top, _FAR_LINE), min(left, 8)
    strip = small[top - up : bottom + _FAR_LINE, left - aside : right + aside]
    line = coarse[top:bottom, left:right]
    if min(line.shape) < 2 or strip.shape[0] < line.shape[0] or strip.shape[1] < line.shape[1]:
        return np.zeros(2), 0.0
    like = cv2.matchTemplate(strip, line, cv2.TM_CCOEFF_NORMED)
    y, x = (int(place) for place in np.unravel_index(int(like.argmax()), like.shape))
    return np.array([x - aside, y - up], float), float(like[y, x])


def _overlap(one: Box, other: Box) -> bool:
    return one.top < (other.top + other.bottom) / 2 < one.bottom and one.left < other.right and other.left < one.right


def shifts(
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
        like = tried(laid, issued, box.pixels(dpi), reach, whole)
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


def tried(
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


def smoothed(laid: Grey, boxes: Sequence[Box], found: Floats, sure: Floats) -> Grey:
    """The scan with each place moved as the words around it say, those on the same line above all."""
    if not boxes:
        return laid
    centres = np.array([((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in boxes])
    good = sure > np.percentile(sure, 70) - 0.2
    nearest = np.argsort(-_weights(centres, centres) * good, axis=1)[:, :7]
    good &= np.abs(found - np.median(found[nearest], axis=1)).max(1) < 5
    height, width = laid.shape
    wide, high = width / _MILLIMETRE, height / _MILLIMETRE
    across, down = int(wide / 5) + 2, int(high / 2) + 2
    grid = np.stack(np.meshgrid(np.linspace(0, wide, across), np.linspace(0, high, down)), -1).reshape(-1, 2)
    weights = _weights(grid, centres) * good
    moved = weights @ found / np.maximum(weights.sum(1, keepdims=True), 1e-30)
    full = cv2.resize(moved.reshape(down, across, 2).astype(np.float32), (width, height))
    full[..., 0] += np.arange(width, dtype=np.float32)[None]
    full[..., 1] += np.arange(height, dtype=np.float32)[:, None]
    return np.asarray(cv2.remap(laid, full[..., 0], full[..., 1], cv2.INTER_CUBIC, borderValue=255), np.uint8)


def _weights(places: Floats, centres: Floats) -> Floats:
    """How much each centre counts at each place; what is far away counts a little where nothing is near."""
    away = (places[:, None] - centres[None]) / np.array([25.0, 5.0])
    return np.asarray(np.exp(-np.minimum((away**2).sum(2), 60)))


def settled(rest: Floats, sure: Floats, page: IssuedPage) -> Floats:
    """Where each word is compared: where it was found, or where its line is, if it is too short to tell."""
    if not len(rest):
        return rest
    long = np.array([len(word.text) >= 3 for word in page.words])
    sure = np.where(long & (sure > np.median(sure) - 0.15), sure + 1, sure)
    places = rest.copy()
    for line in set(page.lines.tolist()):
        of_line = np.flatnonzero(page.lines == line)
        told = of_line[sure[of_line] > 1]
        # Where no word is long enough, the one that is most alike tells.
        alone = of_line[sure[of_line].argmax()]
        places[np.setdiff1d(of_line, told)] = np.median(rest[told], axis=0) if len(told) else rest[alone]
    return places


def levelled(laid: Grey, soft: Grey) -> Grey:
    """The scan with its ink as dark as that of the issued page."""
    dark = soft < 90
    if dark.sum() < 100:
        return laid
    scale = (255 - float(np.median(soft[dark]))) / max(30.0, 255 - float(np.median(laid[dark])))
    ink = cv2.convertScaleAbs(cv2.bitwise_not(laid), alpha=scale)
    return np.asarray(cv2.bitwise_not(ink), np.uint8)
