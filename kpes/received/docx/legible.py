"""Whether anybody can read words of a look: what hides them, and what takes their place on the paper."""

from __future__ import annotations

import math

from kpes.messages import Message, message
from kpes.received.docx.colours import BLACK, NAMED, WHITE, contrast
from kpes.received.docx.looks import Look
from kpes.received.xml import whole

_SMALLEST = 12
"""Half-points: what is set in less than 6 points nobody reads on paper."""
_THINNEST = 34
_CLOSEST = -40
_FARTHEST = 48
_LOWEST_LINE = 120
_LOWEST_OF_LETTERS = 0.5
FARTHEST = (-1700, 8500)
"""Twentieths of a point: what begins behind the margin of an A4 page is off the paper."""
_OF_A_CHARACTER = 2.3
"""Twentieths of a point in the hundredth of a character of 11.5 points."""
_LEAST_CONTRAST = 1.5


def unreadable(run: Look, paragraph: Look, fill: str, width: int) -> Message | None:
    """Why nobody can read words of this look on paper of the colour ``fill`` (hex); None where anybody can.

    ``width`` is that of the widest page, in twentieths of a point.
    """
    if any(run.get(name, {}).get("val") == "1" for name in ("vanish", "webHidden", "specVanish")):
        return message("marked as hidden")
    size = _number(run, "szCs" if run.get("cs", {}).get("val") == "1" else "sz", "val", 2 * _SMALLEST)
    if size < _SMALLEST:
        return message("too small to read")
    if (
        _number(run, "w", "val", 100) < _THINNEST
        or _number(run, "spacing", "val", 0) <= _CLOSEST
        or "fitText" in run
        or "eastAsianLayout" in run
        or _line(paragraph) < max(_LOWEST_LINE, _LOWEST_OF_LETTERS * 10 * size)
    ):
        return message("squeezed together")
    if abs(_number(run, "position", "val", 0)) > _FARTHEST or _off_the_paper(paragraph, width):
        return message("moved off the paper")
    if "signs" in run:
        return message("in a font that shows other signs")
    return _colourless(run, paragraph, fill)


def _off_the_paper(paragraph: Look, width: int) -> bool:
    """Whether lines begin or end there, or a tab leads there, or two indents leave no room between them."""
    if not paragraph.keys() & {"ind", "tabs"}:
        return False
    least, most = FARTHEST
    left, right, first = (_indent(paragraph, *names) for names in (("left", "start"), ("right", "end"), ("firstLine",)))
    first -= _indent(paragraph, "hanging")
    tabs = (whole(place) for place, kind in paragraph.get("tabs", {}).items() if kind != "clear")
    return not all(least < indent < most for indent in (left, right, left + first, left + right)) or any(
        not least < tab < width for tab in tabs
    )


def _indent(paragraph: Look, *names: str) -> float:
    """An indent in twentieths of a point, whichever way it is told; of several the farthest."""
    told = [_number(paragraph, "ind", name, 0) for name in names]
    told += [_number(paragraph, "ind", f"{name}Chars", 0) * _OF_A_CHARACTER for name in names]
    return max(told, key=abs)


def _colourless(run: Look, paragraph: Look, fill: str) -> Message | None:
    marked = NAMED.get(run.get("highlight", {}).get("val", ""), "")
    paper = marked or _shade(run) or _shade(paragraph) or fill or run.get("paper", {}).get("fill") or WHITE
    colour = run.get("color", {}).get("val", "auto")
    filling = run.get("textFill", {})
    if filling.get("empty"):
        return message("in letters without a filling")
    colour = filling.get("color", colour)
    if colour == "auto":
        colour = BLACK if marked else ""  # else word processors turn it white on dark paper
    if colour and contrast(colour, paper) < _LEAST_CONTRAST:
        return message("in the colour of the paper")
    return None


def _shade(look: Look) -> str:
    return look.get("shd", {}).get("fill", "")


def _line(paragraph: Look) -> float:
    """The height of a line that may not grow with its letters; any other is as high as it has to be."""
    exact = paragraph.get("spacing", {}).get("lineRule") == "exact"
    return _number(paragraph, "spacing", "line", math.inf) if exact else math.inf


def _number(look: Look, name: str, attribute: str, otherwise: float) -> float:
    try:
        return float(look.get(name, {}).get(attribute, otherwise))
    except ValueError:
        return otherwise
