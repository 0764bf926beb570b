"""Pages of scans bound into a PDF."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2
import pytest

from kpes.scans.binding import Binding
from kpes.scans.pictures import Pictures
from tests.scans import paper

UPRIGHT = np.full((300, 200), 255, np.uint8)
UPRIGHT[30:60, 20:180] = 0
"""Dark at the top."""
ON_ITS_SIDE = np.ascontiguousarray(np.rot90(UPRIGHT))
"""Turned against the clock by a quarter: it has to be turned back by three."""
RED = cv2.merge([UPRIGHT, UPRIGHT, np.full_like(UPRIGHT, 255)])


def pages_of(binding: Binding) -> list[np.ndarray]:
    return [page.render(scale=100 / 72).to_numpy() for page in pypdfium2.PdfDocument(binding.made())]


def jpeg(picture: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", picture)[1].tobytes()


@pytest.mark.parametrize(
    "scan",
    [
        paper.as_png(ON_ITS_SIDE),
        jpeg(ON_ITS_SIDE),
        cv2.imencode(".tiff", ON_ITS_SIDE)[1].tobytes(),
        paper.as_pdf([ON_ITS_SIDE], 100),
    ],
    ids=["PNG", "JPEG", "TIFF", "PDF"],
)
def test_a_page_that_lay_on_its_side_is_bound_upright_and_in_its_size(scan: bytes) -> None:
    binding = Binding()
    binding.take(Pictures(scan), 0, 270, 100)
    [page] = pages_of(binding)
    assert abs(page.shape[0] - 300) <= 1
    assert abs(page.shape[1] - 200) <= 1
    assert page[45, 100].max() < 40
    assert page[200, 100].min() > 215


def test_pages_of_several_files_stand_in_the_order_in_which_they_were_taken_and_keep_their_colours() -> None:
    binding = Binding()
    binding.take(Pictures(paper.as_pdf([UPRIGHT, ON_ITS_SIDE], 100)), 1, 0, 0)
    binding.take(Pictures(paper.as_png(RED)), 0, 0, 100)
    on_its_side, red = pages_of(binding)
    assert on_its_side.shape[0] < on_its_side.shape[1]
    assert red[45, 100].tolist()[:3] == [0, 0, 255]


def test_what_was_scanned_as_jpeg_keeps_its_bytes() -> None:
    binding, scan = Binding(), jpeg(UPRIGHT)
    binding.take(Pictures(scan), 0, 0, 100)
    assert scan in binding.made()
