"""Sheets of paper and scans of them, made up: what printers, hands, time and scanners do to a page.

    sheet = printed(pdf, 3)                       # page 3 as a printer puts it on paper
    sign(sheet, 120, 200, seed=1)                 # pens, stamps and staples, by millimetres
    picture = scanned(sheet, MILD, seed=1, turned=90)

No real printer, scanner or hand is in it.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2

DPI = 400
"""Of a sheet, where poppler does not stand for the printer."""
MILLIMETRE = 25.4


class Condition(NamedTuple):
    """How a scan was made: resolution, what the sensor adds, and how the sheet lay. Lengths in pixels of the scan."""

    name: str
    dpi: int
    noise: float = 6
    blur: float = 0.6
    jpeg: int = 70
    bilevel: bool = False
    printer: bool = False
    skew: float = 2
    perspective: float = 0.004
    shadow: float = 0.25
    specks: int = 30
    feed: float = 0


CLEAN = Condition("clean", 200, 2, 0.4, 90, skew=0.5, perspective=0, shadow=0, specks=0)
MILD = Condition("mild", 200)
SHARP = Condition("sharp", 300, 6, 0.7, 75)
BILEVEL = Condition("bilevel", 300, bilevel=True)
BAD = Condition("bad", 150, 14, 0.9, 60)
PRINTER = Condition("printer", 200, printer=True, feed=0.35)
PRINTER300 = Condition("printer300", 300, 6, 0.8, printer=True, feed=0.35)
CONDITIONS = (MILD, SHARP, BILEVEL, PRINTER, PRINTER300, BAD)


class Sheet:
    """A printed page: grey values, 255 for white, at ``dpi``."""

    def __init__(self, grey: np.ndarray, dpi: int):
        self.grey, self.dpi = grey, dpi

    def at(self, millimetres: float) -> int:
        return round(millimetres / MILLIMETRE * self.dpi)

    def copy(self) -> Sheet:
        return Sheet(self.grey.copy(), self.dpi)


def printed(pdf: bytes, page: int, printer: bool = False) -> Sheet:
    """A page as it comes out of a printer; another program than kpes uses draws it where ``printer``."""
    if printer and shutil.which("pdftoppm"):
        command = ["pdftoppm", "-f", str(page), "-l", str(page), "-r", "600", "-gray", "-"]
        found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
        return Sheet(cv2.imdecode(np.frombuffer(found, np.uint8), cv2.IMREAD_GRAYSCALE), 600)
    document = pypdfium2.PdfDocument(pdf)
    grey = document[page - 1].render(scale=DPI / 72, grayscale=True).to_numpy()
    return Sheet(np.ascontiguousarray(grey[..., 0] if grey.ndim == 3 else grey), DPI)


# What people do to a sheet


def _stroke(sheet: Sheet, points: np.ndarray, width: float, dark: int) -> None:
    pixels = np.round(points / MILLIMETRE * sheet.dpi).astype(np.int32)
    cv2.polylines(sheet.grey, [pixels], False, int(dark), max(1, sheet.at(width)), cv2.LINE_AA)


def sign(sheet: Sheet, x: float, y: float, seed: int, width: float = 35, height: float = 9) -> None:
    """A signature with its middle at x, y."""
    chance = np.random.default_rng(seed)
    t = np.linspace(0, 1, 160)
    across = x + width * (t - 0.5) + width / 14 * np.sin(t * 2 * np.pi * chance.uniform(5, 8))
    up = y + height / 2 * np.sin(t * 2 * np.pi * chance.uniform(4, 7) + chance.uniform(0, 6)) * (1 - 0.6 * t)
    _stroke(sheet, np.stack([across, up], 1), 0.45, int(chance.integers(20, 90)))


def initial(sheet: Sheet, x: float, y: float, seed: int) -> None:
    """Initials, as at the foot of each page."""
    sign(sheet, x, y, seed, 9, 6)


def stamp(sheet: Sheet, x: float, y: float, across: float = 37) -> None:
    """A round stamp."""
    for radius in (across / 2, across / 2 - 2, across / 4):
        cv2.circle(sheet.grey, (sheet.at(x), sheet.at(y)), sheet.at(radius), 90, sheet.at(0.6), cv2.LINE_AA)
    size = sheet.dpi / 400
    cv2.putText(sheet.grey, "URZAD MIASTA", (sheet.at(x - across / 2.4), sheet.at(y)), cv2.FONT_HERSHEY_DUPLEX,
                1.6 * size, 90, max(1, round(4 * size)), cv2.LINE_AA)  # fmt: skip


def write(sheet: Sheet, x: float, y: float, words: str = "i odsetki", size: float = 4) -> None:
    """Words by hand; ``size`` is the height of a letter."""
    scale = sheet.at(size) / 22
    cv2.putText(sheet.grey, words, (sheet.at(x), sheet.at(y)), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, scale, 50,
                max(1, sheet.at(0.4)), cv2.LINE_AA)  # fmt: skip


def cross_out(sheet: Sheet, x0: float, x1: float, y: float) -> None:
    """A line by pen through words."""
    t = np.linspace(0, 1, 30)
    _stroke(sheet, np.stack([x0 + (x1 - x0) * t, y + 0.2 * np.sin(9 * t)], 1), 0.4, 40)


def whiten(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """Correction fluid."""
    sheet.grey[sheet.at(y0) : sheet.at(y1), sheet.at(x0) : sheet.at(x1)] = 250


def staple(sheet: Sheet) -> None:
    """A staple in the corner, with its shadow."""
    _stroke(sheet, np.array([[9, 14], [18, 9.0]]), 0.6, 70)


# What printer and scanner do


def _gained(grey: np.ndarray, dpi: int, chance: np.random.Generator) -> np.ndarray:
    """Toner is black or not there, runs a little, and lies unevenly."""
    soft = cv2.GaussianBlur(grey, (0, 0), dpi / 600 * 1.3)
    coarse = chance.normal(0, 1, (grey.shape[0] // 60 + 2, grey.shape[1] // 60 + 2)).astype(np.float32)
    uneven = cv2.resize(coarse, grey.shape[::-1], interpolation=cv2.INTER_CUBIC)
    fine = chance.integers(-22, 23, grey.shape, dtype=np.int16)
    level = np.float32(chance.uniform(145, 175))
    return np.where(soft + fine < level + 9 * uneven, np.uint8(25), np.uint8(255))


def _place(condition: Condition, height: int, width: int, source: tuple[int, int], chance: np.random.Generator):
    """The homography of a sheet that lies askew, a little nearer on one side."""
    rows, columns = source
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    angle = np.deg2rad(chance.uniform(-condition.skew, condition.skew))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array([width / 2, height / 2])
    lain = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - middle
    lain = lain @ turn.T * chance.uniform(0.985, 1.0) + middle
    lain += chance.uniform(-1, 1, (4, 2)) * condition.perspective * width
    return cv2.getPerspectiveTransform(corners, lain.astype(np.float32))


def _fed(picture: np.ndarray, millimetres: float, dpi: int, chance: np.random.Generator) -> np.ndarray:
    """The paper is drawn in unevenly: lines stand a little higher or lower than they should."""
    height, width = picture.shape
    y = np.arange(height, dtype=np.float32)
    wave = sum(np.sin(y / height * 2 * np.pi * chance.uniform(1, 5) + chance.uniform(0, 6)) for _ in range(3)) / 3
    moved = (y + millimetres / MILLIMETRE * dpi * wave).astype(np.float32)
    across = np.broadcast_to(np.arange(width, dtype=np.float32), (height, width))
    return cv2.remap(picture, across.copy(), np.repeat(moved[:, None], width, 1), cv2.INTER_LINEAR, borderValue=255)


def _shaded(picture: np.ndarray, most: float, chance: np.random.Generator) -> np.ndarray:
    height, width = picture.shape
    edge = np.exp(-np.arange(width) / (width * 0.06)).astype(np.float32)
    down = np.arange(height) / height - chance.uniform(0.4, 0.6)
    fold = np.exp(-((down / 0.01) ** 2)).astype(np.float32)
    paper = np.float32(chance.uniform(225, 250) / 255)
    return picture * paper * (1 - most * edge)[None] * (1 - 0.3 * most * fold)[:, None]


def scanned(sheet: Sheet, condition: Condition, seed: int = 0, turned: int = 0) -> np.ndarray:
    """The sheet as a scanner sees it: grey values, bilevel where the condition is; turned by so many degrees."""
    chance = np.random.default_rng(seed)
    grey = _gained(sheet.grey, sheet.dpi, chance) if condition.printer else sheet.grey
    height, width = (round(millimetres / MILLIMETRE * condition.dpi) for millimetres in (297, 210))
    # What the sensor sees is the mean of what lies under it.
    soft = cv2.GaussianBlur(grey, (0, 0), sheet.dpi / condition.dpi * 0.42)
    placed = _place(condition, height, width, grey.shape, chance)
    picture = cv2.warpPerspective(soft, placed, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    if condition.feed:
        picture = _fed(picture, condition.feed, condition.dpi, chance)
    picture = cv2.GaussianBlur(picture, (0, 0), condition.blur).astype(np.float32)
    if condition.shadow:
        picture = _shaded(picture, condition.shadow, chance)
    picture += chance.normal(0, condition.noise, picture.shape).astype(np.float32)
    for _ in range(condition.specks):
        at = int(chance.integers(width)), int(chance.integers(height))
        cv2.circle(picture, at, int(chance.integers(0, 2)), float(chance.uniform(60, 160)), -1)
    found = np.clip(picture, 0, 255).astype(np.uint8)
    if condition.bilevel:
        found = np.where(found < chance.uniform(130, 165), 0, 255).astype(np.uint8)
    else:
        found = cv2.imdecode(cv2.imencode(".jpg", found, [cv2.IMWRITE_JPEG_QUALITY, condition.jpeg])[1], 0)
    return np.ascontiguousarray(np.rot90(found, turned // 90))


def as_png(picture: np.ndarray) -> bytes:
    """The bytes of a picture in a file."""
    return cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()


def as_pdf(pictures: list[np.ndarray], dpi: int) -> bytes:
    """A PDF of pictures, as scanners write it: each a JPEG that fills its page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for picture in pictures:
        jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes()
        height, width = picture.shape
        points = width / dpi * 72, height / dpi * 72
        first = len(objects) + 1
        draw = b"%f 0 0 %f 0 0 cm /I Do" % points
        kids.append(b"%d 0 R" % first)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (*points, first + 1, first + 2),
            b"<</Length %d>>stream\n%b\nendstream" % (len(draw), draw),
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>stream\n%b\nendstream" % (width, height, len(jpeg), jpeg),
        ]
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    found, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(found))
        found += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return found + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(found))  # fmt: skip
