"""The pages of a scan as pictures in grey: of a PDF, a PNG, a JPEG or a TIFF, none larger than `limits` allow."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from kpes.scans.issued import Grey
from kpes.scans.limits import FINE, LARGEST_PICTURE, LONGEST_SIDE, MOST_PAGES

_NEAR = 2000
"""Bytes from the word of its dictionary that says what a picture of a PDF is to the ends of that dictionary."""
_MOST_MARKS = 20
"""Pieces of text that programs put on a page that they scan, such as their own name; a page of words has more."""
_SAMPLES, _PHOTOMETRIC, _COLOURS = 277, 262, {2: 3, 5: 4, 6: 3, 8: 3}
"""Tags of a TIFF, and how many samples a pixel has of each way to tell colours; one more is how clear it is."""


class Unfit(Exception):
    """A file that is no scan, or is larger than one; which of them, in one word."""


class Pictures:
    """The pages of a file, each drawn when it is asked for; ``pdf`` is None where it is a picture, or several."""

    def __init__(self, data: bytes):
        self.pdf: pypdfium2.PdfDocument | None = None
        self.data = data
        if b"%PDF-" in data[:1024]:
            self.pdf = pypdfium2.PdfDocument(data)
            self.count = len(self.pdf)
            self._masks = _masks(data)
        elif data[:4] in (b"II*\0", b"MM\0*"):
            sizes = list(_sizes_of_tiff(data))
            self._refuse_large(sizes)
            self.count = len(sizes)
        else:
            size = _size_of_png(data) or _size_of_jpeg(data)
            if size is None:
                raise Unfit("kind")
            self._refuse_large([size])
            self.count = 1
        if not 0 < self.count <= MOST_PAGES:
            raise Unfit("pages")

    @property
    def is_jpeg(self) -> bool:
        """Whether it is one JPEG."""
        return self.data.startswith(b"\xff\xd8")

    def page(self, number: int) -> Grey:
        """A page, the first being 0."""
        if self.pdf is not None:
            return self._of_pdf(number)
        return np.asarray(self._decoded(number, cv2.IMREAD_GRAYSCALE), np.uint8)

    def coloured(self, number: int) -> cv2.typing.MatLike:
        """A page of a picture in the colours that it has, blue before red; one without colours in grey."""
        picture = self._decoded(number, cv2.IMREAD_COLOR)
        blue, green, red = cv2.split(picture)
        return blue if np.array_equal(blue, green) and np.array_equal(green, red) else picture

    def _decoded(self, number: int, colours: int) -> cv2.typing.MatLike:
        raw = np.frombuffer(self.data, np.uint8)
        if self.data[:2] in (b"II", b"MM"):
            done, found = cv2.imdecodemulti(raw, colours, range=(number, number + 1))
            picture = found[0] if done and found else None
        else:
            picture = _on_white(raw, colours)
        if picture is None:
            raise Unfit("damaged")
        return picture

    def _of_pdf(self, number: int) -> Grey:
        assert self.pdf is not None
        page = self.pdf[number]
        if _bears_more(page):
            raise Unfit("over")
        width, height = page.get_size()
        scale = _own_scale(page, self._masks)
        self._refuse_large([(round(width * scale), round(height * scale))])
        drawn = page.render(scale=scale, grayscale=True).to_numpy()
        return np.ascontiguousarray(drawn[..., 0] if drawn.ndim == 3 else drawn)

    @staticmethod
    def _refuse_large(sizes: Iterable[tuple[int, int]]) -> None:
        for width, height in sizes:
            if width * height > LARGEST_PICTURE or max(width, height) > LONGEST_SIDE:
                raise Unfit("large")


def _on_white(raw: np.ndarray[Any, np.dtype[np.uint8]], colours: int) -> cv2.typing.MatLike | None:
    """A picture as it is seen: what it lets through shows white paper."""
    picture = cv2.imdecode(raw, colours)
    if not raw.tobytes().startswith(b"\x89PNG"):
        return picture
    whole = cv2.imdecode(raw, cv2.IMREAD_UNCHANGED)
    if picture is None or whole is None or whole.ndim < 3 or whole.shape[2] != 4:
        return picture
    opaque = cv2.convertScaleAbs(whole[..., 3], alpha=1 if whole.dtype == np.uint8 else 1 / 257)
    opaque = opaque if picture.ndim == 2 else cv2.merge([opaque] * 3)
    return cv2.add(cv2.multiply(picture, opaque, scale=1 / 255), cv2.bitwise_not(opaque))


def _bears_more(page: pypdfium2.PdfPage) -> bool:
    """Whether notes or fields of forms lie over a page: programs that show it draw them in ways of their own."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note, box = pdfium.FPDFPage_GetAnnot(page, number), pdfium.FS_RECTF()
        has_box = pdfium.FPDFAnnot_GetRect(note, box)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind != pdfium.FPDF_ANNOT_LINK and not (has_box and (box.right == box.left or box.top == box.bottom)):
            return True
    return False


def _masks(data: bytes) -> Mapping[tuple[int, int], tuple[int, int]]:
    """The size of what masks pictures in a PDF, by the sizes of those; of several the largest.

    Scanners that part print from paper keep the shapes of the letters there, and PDFium does not tell.
    """
    sizes: dict[bytes, tuple[int, int]] = {}
    masked: list[tuple[tuple[int, int], bytes]] = []
    for at in (found.start() for found in re.finditer(rb"/Subtype\s*/Image\b", data)):
        start = data.rfind(b"obj", max(0, at - _NEAR), at)
        entry = data[start : data.find(b"stream", at, at + _NEAR)]
        name = re.search(rb"(\d+)\s+\d+\s+$", data[max(0, start - 30) : start])
        across, down = (re.search(rb"/%b\s+(\d{1,5})\b" % key, entry) for key in (b"Width", b"Height"))
        if name and across and down:
            sizes[name[1]] = int(across[1]), int(down[1])
            masked += [(sizes[name[1]], mask) for mask in re.findall(rb"/S?Mask\s+(\d+)\s+\d+\s+R", entry)]
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for size, mask in masked:
        found[size] = max(found.get(size, (0, 0)), sizes.get(mask, (0, 0)))
    return found


def _own_scale(page: pypdfium2.PdfPage, masks: Mapping[tuple[int, int], tuple[int, int]]) -> float:
    """Pixels a point at which the pictures that fill a page have their own; FINE where they have more.

    It is FINE, too, where words are drawn: letters have no pixels.
    """
    found: list[tuple[float, float]] = []
    words = 0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT]):
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
            words += pdfium.FPDFTextObj_GetTextRenderMode(one) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
            continue
        left, bottom, right, top = one.get_bounds()
        across, down = max(size := one.get_px_size(), masks.get(size, (0, 0)))
        if right > left and top > bottom:
            # A picture may lie on its side.
            area = (right - left) * (top - bottom)
            found.append((area, (across * down / area) ** 0.5))
    largest = max(found, default=(0.0, 0.0))[0]
    own = max((scale for area, scale in found if area >= largest / 2), default=0.0)
    return min(own, FINE / 72) if own and words <= _MOST_MARKS else FINE / 72


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """What the frame's header says (ITU-T T.81, B.2.2)."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if kind == 0xFF else 2 + length
    return None


def _sizes_of_tiff(data: bytes) -> Iterator[tuple[int, int]]:
    """What the directories say of their pictures (TIFF 6.0, section 2)."""
    order = "<" if data[:2] == b"II" else ">"
    at = struct.unpack(f"{order}I", data[4:8])[0]
    for _ in range(MOST_PAGES + 1):
        if not at:
            return
        count = int.from_bytes(data[at : at + 2], "little" if order == "<" else "big")
        entries = data[at + 2 : at + 2 + 12 * count]
        if not count or len(entries) < 12 * count:
            raise Unfit("damaged")
        told = {}
        for tag, kind, _, value in struct.iter_unpack(f"{order}HHI4s", entries):
            told[tag] = struct.unpack(f"{order}{'H' if kind == 3 else 'I'}", value[: 2 if kind == 3 else 4])[0]
        if told.get(_SAMPLES, 1) > _COLOURS.get(told.get(_PHOTOMETRIC, 0), 1):
            raise Unfit("clear")
        yield told.get(256, 0), told.get(257, 0)
        at = int.from_bytes(data[at + 2 + 12 * count : at + 6 + 12 * count], "little" if order == "<" else "big")
