"""Pages of scans bound into a PDF, each upright, and what was on it kept as it was."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import cv2
import pypdfium2

from kpes.scans.limits import FINE
from kpes.scans.pictures import Pictures


class Binding:
    """A PDF that grows page by page."""

    def __init__(self) -> None:
        self._pdf: Any = pypdfium2.PdfDocument.new()

    def take(self, scan: Pictures, number: int, turned: int, dpi: float) -> None:
        """Adds a page of a scan, turned by so many degrees; ``dpi`` is the resolution of a picture."""
        if scan.pdf is not None:
            self._pdf.import_pages(scan.pdf, [number])
        else:
            self._draw(scan, number, dpi or FINE)
        page = self._pdf[len(self._pdf) - 1]
        page.set_rotation((page.get_rotation() - turned) % 360)

    def _draw(self, scan: Pictures, number: int, dpi: float) -> None:
        picture = pypdfium2.PdfImage.new(self._pdf)
        if scan.is_jpeg:
            picture.load_jpeg(BytesIO(scan.data), inline=True)
        else:
            picture.set_bitmap(_bitmap(scan.coloured(number)))
        across, down = (pixels * 72 / dpi for pixels in picture.get_px_size())
        picture.set_matrix(pypdfium2.PdfMatrix().scale(across, down))
        page = self._pdf.new_page(across, down)
        page.insert_obj(picture)
        page.gen_content()

    def made(self) -> bytes:
        """The PDF as it is now."""
        written = BytesIO()
        self._pdf.save(written)
        return written.getvalue()


def _bitmap(picture: cv2.typing.MatLike) -> pypdfium2.PdfBitmap:
    height, width = picture.shape[:2]
    format = pypdfium2.raw.FPDFBitmap_Gray if picture.ndim == 2 else pypdfium2.raw.FPDFBitmap_BGR
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, format)
    rows = bitmap.to_numpy()
    rows[:] = picture.reshape(rows.shape)
    return bitmap
