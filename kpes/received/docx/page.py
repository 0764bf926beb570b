"""The set-up of a page: what leaves the words no room on it, or writes beside them."""

from __future__ import annotations

from kpes.messages import Message, message
from kpes.ooxml import qualified
from kpes.received.docx.walk import Step, Surroundings, Walk
from kpes.received.docx.words import numbered, properties
from kpes.received.xml import Element, value, whole

A4_WIDTH = 11_906
_LEAST_ROOM = 2835
"""Twentieths of a point: 5 cm."""
_NARROWEST_COLUMN = 1134


def section(walk: Walk, element: Element, around: Surroundings) -> None:
    """The pages of a section: their size, their margins, their columns."""
    properties(walk, element, around)
    size, margins, columns = (element.find(qualified(name)) for name in ("pgSz", "pgMar", "cols"))
    width = whole(value(size, "w")) or A4_WIDTH
    left, right, gutter = (whole(value(margins, side)) for side in ("left", "right", "gutter"))
    height = whole(value(size, "h"))
    room = width - left - right - gutter
    above = height - abs(whole(value(margins, "top"))) - abs(whole(value(margins, "bottom")))
    count = max(1, whole(value(columns, "num")))
    column = (room - (count - 1) * whole(value(columns, "space"))) / count
    explicit = [whole(value(one, "w")) for one in columns] if columns is not None else []
    narrow = count > 1 and min([column, *explicit]) < _NARROWEST_COLUMN
    if room < _LEAST_ROOM or (height and above < _LEAST_ROOM) or narrow or min(left, right) < 0:
        walk.here("page", _no_room)
    if element.find(qualified("lnNumType")) is not None:
        walk.here("numbering", numbered)


def widest(root: Element) -> int:
    """The width of the widest page below ``root``, in twentieths of a point; that of A4 where none is told."""
    return max((whole(value(size, "w")) for size in root.iter(qualified("pgSz"))), default=0) or A4_WIDTH


def _no_room(place: Message) -> Message:
    return message("The margins, size or columns of the page leave the words no room, {place}.", place=place)


STEPS: dict[str, Step] = {"sectPr": section}
"""What is to be done at an element, by its name in WordprocessingML."""
