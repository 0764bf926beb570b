"""A scan laid over an issued page: its paper made white, which page it is, and how it was turned.

Points that look alike on both (SIFT) tell all three at once, whichever side is up; no letter is read.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kpes.scans import limits
from kpes.scans.issued import Grey, IssuedPage
from kpes.scans.limits import COARSE, FINE, LIKE, MOST_POINTS, SCANNED, STRAY, WIDE

Matrix = NDArray[np.float64]


class Points(NamedTuple):
    """What stands out on a picture: where, at COARSE dots an inch of an A4 page, and how it looks there."""

    where: NDArray[np.float32]
    look: NDArray[np.float32]


class Pairs(NamedTuple):
    """Points that look alike: where each is on a scan, and where on an issued page."""

    source: NDArray[np.float32]
    target: NDArray[np.float32]


class Placed(NamedTuple):
    """How a scan lies on an issued page: the matrix that brings its pixels there (at FINE), and how sure that is.

    ``points`` is how many points agree; ``dpi`` is the resolution of the scan, ``turned`` by how many quarters of a
    circle, against the clock, it has to be turned.
    """

    matrix: Matrix
    points: int
    dpi: float
    turned: int


def white(picture: Grey) -> Grey:
    """The picture with white paper: what is darker than the paper around it keeps its share of light."""
    height, width = picture.shape
    small = cv2.resize(picture, (max(8, width // 8), max(8, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((7, 7), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 6)
    light = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(picture, np.maximum(light, 40), scale=250), np.uint8)


def points(picture: Grey, finer: int = 1) -> tuple[Points, float]:
    """What stands out on it, and how much smaller it was made for that.

    A page that is a small part of its picture is found where that is made ``finer``; that is then looked at in parts,
    for SIFT takes as much memory as is in a hundred such pictures.
    """
    scale = min(1.0, finer * COARSE * 297 / 25.4 / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = (-(-size // finer) for size in small.shape)
    parts = [_points(small[y : y + height, x : x + width], (x, y))
             for y in range(0, small.shape[0], height) for x in range(0, small.shape[1], width)]  # fmt: skip
    return Points(*map(np.concatenate, zip(*parts, strict=True))), scale


def _points(picture: cv2.typing.MatLike, corner: tuple[int, int]) -> Points:
    where, look = cv2.SIFT.create(MOST_POINTS).detectAndCompute(picture, None)
    if look is None:
        return Points(np.zeros((0, 2), np.float32), np.zeros((0, 128), np.float32))
    look = np.sqrt(look / np.maximum(look.sum(1, keepdims=True), 1))
    found = np.array([one.pt for one in where], np.float32) + np.array(corner, np.float32)
    return Points(found, look.astype(np.float32))


def pairs(scan: Points, issued: Points) -> Pairs:
    """The points of a scan and of an issued page that look alike, as no other does."""
    if len(scan.look) < 8 or len(issued.look) < 8:
        return Pairs(scan.where[:0], issued.where[:0])
    alike = scan.look @ issued.look.T
    best = alike.argmax(1)
    rows = np.arange(len(best))
    top = alike[rows, best].copy()
    alike[rows, best] = -1
    second = alike.max(1)
    # Of vectors of length one the distance is told by their product.
    good = (1 - top) < LIKE**2 * (1 - second)
    return Pairs(scan.where[good], issued.where[best[good]])


def placed(found: Pairs, scale: float) -> Placed | None:
    """How a scan lies on an issued page, by points that look alike; None where it does not."""
    source, target = found
    if len(source) < 8:
        return None
    matrix, fits = cv2.findHomography(source, target, cv2.RANSAC, STRAY, maxIters=1000, confidence=0.999)
    if matrix is None:
        return None
    inside = target[fits.ravel() > 0]
    if len(inside) > 3 and min(np.ptp(inside, axis=0)) < WIDE * COARSE / 25.4:
        # What is bent by points in one corner of the page is bent wrongly in the others.
        straight, fits = cv2.estimateAffinePartial2D(source, target, ransacReprojThreshold=STRAY)
        if straight is None:
            return None
        matrix = np.vstack([straight, [0, 0, 1]])
    first = np.array([[scale, 0, 0], [0, scale, 0], [0, 0, 1.0]])
    last = np.diag([FINE / COARSE, FINE / COARSE, 1.0])
    whole = last @ matrix @ first
    return _judged(whole, int(fits.sum()))


def _judged(matrix: Matrix, points: int) -> Placed | None:
    """The same with what it says of the scan; None where it would bend a page or turn it over."""
    part = matrix[:2, :2] / matrix[2, 2]
    across, down = np.linalg.svd(part, compute_uv=False)
    dpi = FINE / max(float(np.sqrt(across * down)), 1e-9)
    if np.linalg.det(part) <= 0 or across > 1.3 * down or not SCANNED[0] <= dpi <= SCANNED[1]:
        return None
    angle = np.degrees(np.arctan2(part[1, 0], part[0, 0]))
    return Placed(matrix, points, dpi, round(-angle / 90) % 4)


def outside(found: Points, scale: float, placed: Placed, page: IssuedPage, picture: Grey) -> Points | None:
    """The points of a picture that lie outside the page that was found on it; None where that fills most of it."""
    edge = _edge(placed, page)
    if cv2.contourArea(edge) > limits.ALONE * picture.size:
        return None
    out = _away(found, scale, edge) > 0
    return Points(found.where[out], found.look[out])


def is_more(found: Points, scale: float, placed: Placed, page: IssuedPage) -> bool:
    """Whether the picture shows something beside the page that was found on it, such as print on longer paper."""
    far = limits.BEYOND / 25.4 * placed.dpi * scale
    return int((_away(found, scale, _edge(placed, page)) > far).sum()) >= limits.MORE_POINTS


def _edge(placed: Placed, page: IssuedPage) -> NDArray[np.float32]:
    """Where the corners of an issued page lie on a picture."""
    height, width = page.fine.shape
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    return np.asarray(cv2.perspectiveTransform(corners, np.linalg.inv(placed.matrix))[0], np.float32)


def _away(found: Points, scale: float, edge: NDArray[np.float32]) -> NDArray[np.float64]:
    """How far outside a page with these corners each point lies; less than 0 within."""
    edge = edge * np.float32(scale)
    return np.array([-cv2.pointPolygonTest(edge, (float(x), float(y)), True) for x, y in found.where], float)


def laid(scan: Grey, placed: Placed, page: IssuedPage) -> Grey:
    """The scan as it lies on the issued page; white where it has nothing."""
    height, width = page.fine.shape
    return np.asarray(cv2.warpPerspective(scan, placed.matrix, (width, height), flags=cv2.INTER_LINEAR,
                                          borderMode=cv2.BORDER_CONSTANT, borderValue=255), np.uint8)  # fmt: skip
