"""The pages of a scan as pictures in grey: of a PDF, a PNG, a JPEG or a TIFF, none larger than `limits` allow."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from kpes.scans.issued import Grey
from kpes.scans.limits import FINE, LARGEST_PICTURE, MOST_PAGES


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
        elif data[:4] in (b"II*\0", b"MM\0*"):
            self._refuse_large(_sizes_of_tiff(data))
            self.count = len(list(_sizes_of_tiff(data)))
        else:
            size = _size_of_png(data) or _size_of_jpeg(data)
            if size is None:
                raise Unfit("kind")
            self._refuse_large(iter([size]))
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
        scale = _own_scale(page)
        if width * height * scale**2 > LARGEST_PICTURE:
            raise Unfit("large")
        drawn = page.render(scale=scale, grayscale=True).to_numpy()
        return np.ascontiguousarray(drawn[..., 0] if drawn.ndim == 3 else drawn)

    @staticmethod
    def _refuse_large(sizes: Iterator[tuple[int, int]]) -> None:
        if any(width * height > LARGEST_PICTURE for width, height in sizes):
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


def _own_scale(page: pypdfium2.PdfPage) -> float:
    """Pixels a point at which the largest picture of a page has its own; FINE where it has more."""
    widest = 0.0, 0.0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = one.get_bounds()
        across, down = one.get_px_size()
        if right > left and top > bottom:
            # A picture may lie on its side.
            scale = (across * down / ((right - left) * (top - bottom))) ** 0.5
            widest = max(widest, ((right - left) * (top - bottom), scale))
    return min(widest[1], FINE / 72) or FINE / 72


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
        if not 0 < at <= len(data) - 6:
            return
        count = struct.unpack(f"{order}H", data[at : at + 2])[0]
        entries = data[at + 2 : at + 2 + 12 * count]
        if len(entries) < 12 * count:
            return
        told = {}
        for tag, kind, _, value in struct.iter_unpack(f"{order}HHI4s", entries):
            told[tag] = struct.unpack(f"{order}{'H' if kind == 3 else 'I'}", value[: 2 if kind == 3 else 4])[0]
        yield told.get(256, 0), told.get(257, 0)
        at = int.from_bytes(data[at + 2 + 12 * count : at + 6 + 12 * count], "little" if order == "<" else "big")
