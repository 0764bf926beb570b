"""A closer look at one glyph: it is the issued letter, or rather another one that the same PDF prints."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from kpes.scans.issued import Box, IssuedPage, pages_of
from kpes.scans.letters import Letters, key
from kpes.scans.limits import FINE
from tests.scans.specimens import issued

PAGE = pages_of(issued("klaster"))[0]
LETTERS = Letters([PAGE])
BLUR = 1.4
SOFT = np.asarray(cv2.GaussianBlur(PAGE.fine, (0, 0), BLUR), np.uint8)
SIZE = key("e", next(word for word in PAGE.words if word.text == "umowy").cells[0])[1]


def cells_of(letter: str) -> list[Box]:
    """Where a letter stands in the text of the page."""
    return [cell for word in PAGE.words for sign, cell in zip(word.text, word.cells, strict=True)
            if key(sign, cell) == (letter, SIZE)]  # fmt: skip


def with_another(page: IssuedPage, cell: Box, other: Box) -> np.ndarray:
    """A scan, noisy and pale, of the page on which the letter of one cell was typed over that of another."""
    picture = page.fine.copy()
    left, top, right, bottom = cell.pixels(FINE)
    x, y, *_ = other.pixels(FINE)
    picture[top:bottom, left:right] = page.fine[y : y + bottom - top, x : x + right - left]
    blurred = cv2.GaussianBlur(picture, (0, 0), BLUR).astype(np.float32) * 0.8 + 40
    noise = np.random.default_rng(1).normal(0, 8, picture.shape)
    return np.clip(blurred + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("letter", "other"), [("l", "ł"), ("ł", "l"), ("e", "ę"), ("c", "ć"), ("3", "8"), (",", ".")])
def test_a_letter_is_told_from_one_that_looks_much_like_it(letter: str, other: str) -> None:
    cell, typed = cells_of(letter)[3], cells_of(other)[0]
    told = [LETTERS.rather(with_another(PAGE, cell, one), SOFT, PAGE, letter, cell, np.zeros(2), BLUR)
            for one in (cell, typed)]  # fmt: skip
    assert told[0] < -0.1
    assert told[1] > 0.1


def test_only_letters_that_may_be_taken_for_one_another_are_held_beside_each_other() -> None:
    assert "ł" in LETTERS.rivals(("l", SIZE))
    assert not {"m", "w", ",", "l"} & set(LETTERS.rivals(("l", SIZE)))


def test_of_a_place_on_which_nothing_stands_nothing_is_said() -> None:
    cell = cells_of("l")[3]
    empty = np.full_like(SOFT, 255)
    assert LETTERS.rather(empty, SOFT, PAGE, "l", cell, np.zeros(2), BLUR) == -1
