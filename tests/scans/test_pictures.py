"""Files of scans: which kinds are read, and what is refused before it is unpacked."""

from __future__ import annotations

import struct
import zlib

import cv2
import numpy as np
import pytest

from kpes.scans.pictures import Pictures, Unfit
from tests.scans import paper

PICTURE = np.full((300, 200), 255, np.uint8)
PICTURE[100:150, 50:90] = 0


def tiff(count: int) -> bytes:
    return cv2.imencodemulti(".tiff", [PICTURE] * count)[1].tobytes()


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (paper.as_png(PICTURE), 1),
        (cv2.imencode(".jpg", PICTURE)[1].tobytes(), 1),
        (tiff(1), 1),
        (tiff(3), 3),
        (paper.as_pdf([PICTURE, PICTURE], 100), 2),
    ],
    ids=["PNG", "JPEG", "TIFF", "TIFF of three pages", "PDF"],
)
def test_each_page_of_a_file_is_read_in_the_resolution_that_it_has(data: bytes, count: int) -> None:
    pictures = Pictures(data)
    assert pictures.count == count
    last = pictures.page(count - 1)
    assert abs(last.shape[0] - 300) <= 1
    assert abs(last.shape[1] - 200) <= 1
    assert last[125, 70] < 40
    assert last[20, 20] > 215


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


LARGE_JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\xff\xff\xff\xff\x01\x01\x11\x00" + b"\xff\xd9"
LARGE_TIFF = b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIIHHIII", 256, 4, 1, 60000, 257, 4, 1, 60000, 0)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png_of(60000, 60000), "large"),
        (LARGE_JPEG, "large"),
        (LARGE_TIFF, "large"),
        (b"GIF89a" + bytes(40), "kind"),
        (b"II*\0\0\0\0\0", "pages"),
    ],
    ids=["large PNG", "large JPEG", "large TIFF", "GIF", "TIFF without a page"],
)
def test_what_is_no_scan_is_refused_by_what_its_header_says(data: bytes, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        Pictures(data)


def test_a_page_of_a_pdf_that_is_larger_than_any_sheet_is_refused() -> None:
    with pytest.raises(Unfit, match="large"):
        Pictures(paper.as_pdf([PICTURE], 1).replace(b"/I Do", b"     ")).page(0)


def test_a_picture_that_is_cut_off_is_damaged() -> None:
    with pytest.raises(Unfit, match="damaged"):
        Pictures(paper.as_png(PICTURE)[:60]).page(0)


def test_what_a_picture_lets_through_is_white_as_it_is_seen() -> None:
    clear = cv2.cvtColor(PICTURE, cv2.COLOR_GRAY2BGRA)
    clear[100:125, :, 3] = 0
    seen = Pictures(paper.as_png(clear)).page(0)
    assert (seen[110, 70], seen[140, 70]) == (255, 0)


@pytest.mark.parametrize("kind", ["Square", "Widget/FT/Btn", "FreeText", "Stamp"])
def test_a_page_over_which_notes_or_fields_lie_is_refused(kind: str) -> None:
    note = f"/Annots[<</Type/Annot/Subtype/{kind}/Rect[10 10 60 60]/MK<</BG[1 1 1]>>>>]".encode()
    with pytest.raises(Unfit, match="over"):
        Pictures(with_annotations(note)).page(0)


@pytest.mark.parametrize("harmless", ["Link/Rect[10 10 60 60]", "Widget/FT/Sig/Rect[0 0 0 0]"])
def test_links_and_signatures_without_a_look_are_no_reason_to_refuse_a_page(harmless: str) -> None:
    picture = Pictures(with_annotations(f"/Annots[<</Type/Annot/Subtype/{harmless}>>]".encode())).page(0)
    assert picture[125, 70] < 40


def with_annotations(entry: bytes) -> bytes:
    """The PDF of a picture with this entry in its page; readers find their way without the table of places."""
    return paper.as_pdf([PICTURE], 100).replace(b"/Type/Page/Parent", entry + b"/Type/Page/Parent")
