"""Ink that the issued page has not."""

from __future__ import annotations

from kpes.scans.ink import joined
from kpes.scans.issued import Box


def test_strokes_of_one_note_are_one_place_and_notes_apart_are_several() -> None:
    first, second, third = Box(30, 50, 42, 55), Box(46, 51, 60, 56), Box(64, 50, 70, 54)
    elsewhere = Box(30, 90, 40, 95)
    assert joined([first, elsewhere, third, second]) == [elsewhere, Box(30, 50, 70, 56)]
    assert joined([]) == []
