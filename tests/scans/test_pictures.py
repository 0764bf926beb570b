"""Files of scans: which kinds are read, and what is refused before it is unpacked."""

from __future__ import annotations

import struct
import zlib
from base64 import b85decode

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


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(kind: int, rows: bytes, *more: bytes, bits: int = 8) -> bytes:
    """A PNG of a kind (PNG 11.2.2) of these rows, a zero before each, as high and wide as PICTURE."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", 200, 300, bits, kind, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def rows(picture: np.ndarray) -> bytes:
    return b"".join(b"\0" + row.tobytes() for row in picture)


def jpeg(turned: int) -> bytes:
    """The picture as a phone writes it that was held another way: its Exif tells how to turn it (TIFF 6.0, 274)."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", 274, 3, 1, turned, 0, 0)
    picture = cv2.imencode(".jpg", {3: PICTURE[::-1, ::-1], 6: np.rot90(PICTURE), 2: PICTURE[:, ::-1]}[turned])[1]
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + picture.tobytes()[2:]


COLOURED = cv2.merge([PICTURE // 2, PICTURE // 10 * 9, PICTURE])
DEEP = PICTURE.astype(np.uint16) * 257
CLEAR = np.dstack([np.zeros_like(PICTURE), 255 - PICTURE])
BITS = np.packbits(PICTURE > 0, axis=1)
GROUP_4 = b85decode(
    "Nl7XIY5)KLCZUoq|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0@(M*i|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0kN^Mw|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0|NsC0"
    "|NsC0|Nj6G0RRaA009F40RR91$N&HU0RaO50RR91ECB!j0s#X60RR910RR910|5g70RR911ONa41_1*A0RR910RR915dj1M0RR912mk;876AhQ0RR91ECB!j"
    "7XbtS0RR91VE_OC903CW0RR910RR9100000"
)
"""As fax machines pack black and white (ITU-T T.6)."""


@pytest.mark.parametrize(
    "data",
    [
        png(0, rows(DEEP.astype(">u2")), bits=16),
        png(0, rows(BITS), bits=1),
        png(3, rows((PICTURE > 0).astype(np.uint8)), _chunk(b"PLTE", b"\x10\x10\x10\xf0\xf0\xe0")),
        png(3, rows((PICTURE > 0).astype(np.uint8)), _chunk(b"PLTE", bytes(6)), _chunk(b"tRNS", b"\xff\0")),
        png(4, rows(CLEAR)),
        paper.as_png(COLOURED),
        jpeg(3), jpeg(6), jpeg(2),
        cv2.imencode(".tiff", PICTURE, [cv2.IMWRITE_TIFF_COMPRESSION, 5])[1].tobytes(),
        cv2.imencode(".tiff", PICTURE, [cv2.IMWRITE_TIFF_COMPRESSION, 8])[1].tobytes(),
        cv2.imencode(".tiff", DEEP)[1].tobytes(),
        GROUP_4,
    ],
    ids=["16 bits", "black and white", "palette", "transparent palette", "transparent grey", "coloured paper",
         "upside down", "on its side", "mirrored", "LZW", "deflate", "TIFF of 16 bits", "fax"],
)  # fmt: skip
def test_a_page_is_read_as_it_is_seen_however_its_picture_is_kept(data: bytes) -> None:
    seen = Pictures(data).page(0)
    assert seen.shape == (300, 200)
    assert seen[125, 70] < 130 < 200 < seen[20, 20]
    assert seen[275, 70] > 200


def png_of(width: int, height: int) -> bytes:
    return png(0, b"").replace(struct.pack(">II", 200, 300), struct.pack(">II", width, height))


LARGE_JPEG = b"\xff\xd8\xff\xc0\x00\x0b\x08\xff\xff\xff\xff\x01\x01\x11\x00" + b"\xff\xd9"
LARGE_TIFF = b"II*\0\x08\0\0\0\x02\0" + struct.pack("<HHIIHHIII", 256, 4, 1, 60000, 257, 4, 1, 60000, 0)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png_of(60000, 60000), "large"),
        (png_of(1, 60000), "large"),
        (LARGE_JPEG, "large"),
        (LARGE_TIFF, "large"),
        (b"GIF89a" + bytes(40), "kind"),
        (b"II*\0\0\0\0\0", "pages"),
        (tiff(3)[: len(tiff(3)) // 2], "damaged"),
        (cv2.imencode(".tiff", cv2.merge([PICTURE] * 4))[1].tobytes(), "clear"),
    ],
    ids=["large PNG", "long PNG", "large JPEG", "large TIFF", "GIF", "TIFF without a page", "TIFF cut off",
         "transparent TIFF"],
)  # fmt: skip
def test_what_is_no_scan_is_refused_by_what_its_header_says(data: bytes, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        Pictures(data)


def test_a_page_of_a_pdf_that_is_larger_than_any_sheet_is_refused() -> None:
    with pytest.raises(Unfit, match="large"):
        Pictures(paper.as_pdf([PICTURE], 1).replace(b"/I Do", b"     ")).page(0)


def test_a_picture_that_is_cut_off_is_damaged() -> None:
    with pytest.raises(Unfit, match="damaged"):
        Pictures(paper.as_png(PICTURE)[:60]).page(0)


def masked(key: bytes) -> bytes:
    """The PDF of a page that a scanner parted: its letters are in a mask, finer than the paper."""
    shapes = cv2.resize(PICTURE, (400, 600), interpolation=cv2.INTER_NEAREST)
    entry, mask = {
        b"Mask": (b"/ImageMask true/BitsPerComponent 1", np.packbits(shapes > 0, axis=1)),
        b"SMask": (b"/ColorSpace/DeviceGray/BitsPerComponent 8", 255 - shapes),
    }[key]
    entry = b"9 0 obj\n<</Subtype/Image/Width 400/Height 600%b/Length %d>>stream\n" % (entry, mask.size)
    pdf = paper.as_pdf([np.zeros((30, 20), np.uint8)], 10)
    pdf = pdf.replace(b"/Filter/DCTDecode", b"/%b 9 0 R/Filter/DCTDecode" % key)
    return pdf.replace(b"xref", entry + mask.tobytes() + b"\nendstream\nendobj\nxref", 1)


@pytest.mark.parametrize("key", [b"Mask", b"SMask"])
def test_a_page_whose_letters_are_in_a_mask_is_drawn_as_finely_as_that(key: bytes) -> None:
    seen = Pictures(masked(key)).page(0)
    assert abs(seen.shape[0] - 600) <= 1
    assert seen[250, 140] < 40
    assert seen[40, 40] > 215


def test_a_small_picture_does_not_make_the_words_beside_it_coarse() -> None:
    words = b"q 20 0 0 20 0 0 cm /I Do Q BT /F 9 Tf 9 99 Td" + b" (Umowa) Tj" * 30 + b" ET"
    pdf = paper.as_pdf([PICTURE], 100)
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    start = pdf.index(b"4 0 obj") + 8
    end = pdf.index(b"\nendstream", start)
    drawn = b"<</Length %d>>stream\n%b" % (len(words), words)
    pdf = (pdf[:start] + drawn + pdf[end:]).replace(b"/Resources<<", font)
    assert Pictures(pdf).page(0).shape[0] > 890


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
