"""Pages that do not fill their pictures: on a table, two side by side."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kpes.scans.comparing import Desk
from kpes.scans.pictures import Pictures
from tests.scans import paper
from tests.scans.specimens import issued, on_a_desk


@pytest.fixture(scope="module")
def desk() -> Desk:
    return on_a_desk("memorandum")[0]


def told(desk: Desk, picture: np.ndarray) -> dict:
    desk.scan = Pictures(paper.as_png(picture))
    return desk.page(0)


def photograph() -> np.ndarray:
    """A page on a wooden table, from a slant, half of it in the shadow of a hand."""
    sheet = paper.printed(issued("memorandum"), 1).grey
    height, width = sheet.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[560, 150], [1700, 130], [1900, 2250], [150, 2300]], np.float32)
    placed = cv2.getPerspectiveTransform(corners, seen)
    page = cv2.warpPerspective(sheet, placed, (2000, 2400), flags=cv2.INTER_AREA)
    table = cv2.warpPerspective(np.full_like(sheet, 255), placed, (2000, 2400)) < 128
    y, x = np.mgrid[0:2400, 0:2000].astype(np.float32)
    wood = 110 + 25 * np.sin(y / 37 + 3 * np.sin(x / 400))
    shadow = 1 - 0.45 / (1 + np.exp(-(x + y / 2 - 1500) / 80))
    noise = np.random.default_rng(1).normal(0, 4, page.shape)
    return np.clip(np.where(table, wood, page * shadow) + noise, 0, 255).astype(np.uint8)


def test_a_page_on_a_table_is_found_in_a_photograph_and_compared(desk: Desk) -> None:
    found = told(desk, photograph())
    assert (found["page"], found["places"], found["differing"]) == (1, [], 0)


def test_two_pages_beside_each_other_are_named_and_not_compared(desk: Desk) -> None:
    page = paper.scanned(paper.printed(issued("memorandum"), 1), paper.BAD)
    assert told(desk, np.hstack([page, page])) == {"beside": [1, 1]}
