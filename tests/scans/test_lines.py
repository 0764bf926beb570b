"""The lines of print on a page: made straight, found, and put in their order; no letter is read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kpes.scans.lines import cut, lines, straight
from tests.scans import paper
from tests.scans.specimens import issued

DPI = 200


def written(*texts: tuple[float, float, str]) -> np.ndarray:
    """A sheet of A4 with words at these places, in millimetres."""
    sheet = np.full((round(297 / 25.4 * DPI), round(210 / 25.4 * DPI)), 255, np.uint8)
    for x, y, text in texts:
        place = round(x / 25.4 * DPI), round(y / 25.4 * DPI)
        cv2.putText(sheet, text, place, cv2.FONT_HERSHEY_COMPLEX, 0.8, 0, 2, cv2.LINE_AA)
    return sheet


TEXT = [(25, 40 + 6 * at, "Partners shall not bear the costs of it") for at in range(12)]


@pytest.mark.parametrize(("angle", "turned"), [(-2.3, 0), (1.7, 1), (0, 2), (-1.1, 3)])
def test_a_page_is_made_straight_with_its_lines_across(angle: float, turned: int) -> None:
    sheet = written(*TEXT)
    height, width = sheet.shape
    askew = cv2.warpAffine(sheet, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), (width, height),
                           borderValue=255)  # fmt: skip
    page = straight(np.ascontiguousarray(np.rot90(askew, turned)))
    assert (page.turned + turned) % 2 == 0
    assert abs(page.dpi - DPI) < 2
    found = lines(page)
    assert len(found) == 12
    assert all(line[0].box.bottom - line[0].box.top < 5 / 25.4 * DPI for line in found)


def test_a_label_is_of_the_line_that_it_stands_before_and_is_read_with_it() -> None:
    # Its letters may stand a little higher, as a bolder one does: place tells the line, not the order on the page.
    sheet = written((25, 40, "1/"), (40, 40.4, "Partners bear costs"), (25, 46.4, "2/"), (40, 46, "The leader pays"))
    found = lines(straight(sheet))
    assert [len(line) for line in found] == [1, 1]
    assert [len(line[0].boxes) for line in found] == [2, 2]
    drawn = cut(straight(sheet), found[0][0])
    end_of_label, begin_of_text = drawn.parts[0][2], drawn.parts[1][0]
    assert (begin_of_text - end_of_label) / DPI * 25.4 < 3
    assert abs(drawn.in_page(begin_of_text / drawn.picture.shape[1]) / DPI * 25.4 - 40) < 3


def test_columns_are_pieces_of_their_own_from_the_left() -> None:
    found = lines(straight(written((110, 40, "ten thousand"), (25, 40, "Project leader"), *TEXT[2:])))
    assert [round(piece.box.left / DPI * 25.4 / 10) for piece in found[0]] == [3, 11]


def test_rules_and_strokes_over_print_are_no_lines() -> None:
    sheet = written(*TEXT)
    cv2.line(sheet, (100, 360), (1500, 360), 0, 2)
    cv2.line(sheet, (150, 250), (150, 1200), 0, 2)
    cv2.ellipse(sheet, (1200, 1700), (140, 90), 40, 0, 300, 30, 4)
    assert len(lines(straight(sheet))) == 12


def test_an_empty_page_has_no_lines() -> None:
    assert lines(straight(written())) == []


def test_lines_that_touch_are_parted() -> None:
    sheet = written(*TEXT)
    cv2.line(sheet, (300, 300), (300, 390), 0, 3)  # a stroke from one line to the next
    assert len(lines(straight(sheet))) == 12


def test_each_printed_line_of_an_issued_page_is_found() -> None:
    found = lines(straight(paper.scanned(paper.printed(issued(), 2), paper.MILD, 1)))
    assert 36 <= len(found) <= 42
    left = [line[0].box.left for line in found]
    assert max(left) > min(left)
