"""Lines of a scan: where they stand, and that those that had moved are put back."""

from __future__ import annotations

import numpy as np

from kpes.scans.issued import Box, pages_of
from kpes.scans.limits import FINE
from kpes.scans.placing import put_back
from tests.scans.specimens import issued

PAGE = pages_of(issued("klaster"))[0]


def pixels(millimetres: float) -> int:
    return round(millimetres * FINE / 25.4)


def moved_down(first: Box, last: Box, by: float) -> np.ndarray:
    """The page after something was put in above one line, which others up to a last one follow."""
    picture = PAGE.fine.copy()
    top, bottom, step = pixels(first.top - 1), pixels(last.bottom + 1), pixels(by)
    picture[top + step : bottom + step] = PAGE.fine[top:bottom]
    picture[top : top + step] = 255
    return picture


def test_of_a_page_on_which_nothing_moved_each_line_is_in_its_place() -> None:
    lines = put_back(PAGE.fine, PAGE)
    assert not lines.moved.any()
    assert np.abs(lines.shifts).max() < 2
    assert lines.picture is PAGE.fine


def test_lines_that_something_above_them_moved_are_put_back_with_the_short_ones_beside_them() -> None:
    boxes = sorted(PAGE.line_boxes, key=lambda box: box.top)
    body = [box for box in boxes if box.top < PAGE.height - 40]
    first, last = body[len(body) // 2], body[-1]
    lines = put_back(moved_down(first, last, 5.2), PAGE)
    told = {at for at, box in enumerate(PAGE.line_boxes) if first.top - 1 < box.top < last.bottom}
    assert len(told) > 15
    found = set(np.flatnonzero(lines.moved).tolist())
    assert found <= told
    assert len(found) > 0.9 * len(told)
    assert all(abs(lines.moved[at] - 5.2) < 0.3 for at in found)
    long = [box.pixels(FINE) for at, box in enumerate(PAGE.line_boxes) if at in found and box.right - box.left > 60]
    for left, top, right, bottom in long:
        part = slice(top, bottom), slice(left, right)
        ink, issued_ink = (255 - picture[part].mean() for picture in (lines.picture, PAGE.fine))
        assert abs(ink / issued_ink - 1) < 0.1


def test_a_line_that_was_crossed_out_is_not_found_elsewhere_though_another_looks_the_same() -> None:
    dotted = max(PAGE.line_boxes, key=lambda box: box.right - box.left)
    picture = PAGE.fine.copy()
    left, top, right, bottom = dotted.pixels(FINE)
    picture[top:bottom, left:right] = 0
    assert not put_back(picture, PAGE).moved.any()
