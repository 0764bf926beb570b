"""Words on a page of a PDF that a program reads and nobody sees, as far as its drawing tells.

Text is drawn by operators (ISO 32000-2, 9.3 and 9.4): one of them says how letters are painted, others their
colour, size and place. pypdf calls `Unseen.look` before it carries out each of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import hypot

_SHOWING = (b"Tj", b"TJ", b"'", b'"')
_NOT_PAINTED = (3, 7)
_WHITE = 0.9
_SMALLEST = 4
"""Points."""

Matrix = Sequence[float]


class Unseen:
    """Follows the drawing of a page that shows ``box`` (left, bottom, right, top); ``reasons`` is what it saw.

    ``faint`` names the graphics states in which nothing that is painted shows.
    """

    def __init__(self, box: Sequence[float], faint: Collection[str] = ()):
        self.box = box
        self.faint = faint
        self.reasons: set[str] = set()
        self._state: dict[str, float | bool] = {"mode": 0, "faint": False, "white": False, "size": _SMALLEST}
        self._kept: list[dict[str, float | bool]] = []

    def look(self, operator: bytes, operands: Sequence[object], page: Matrix, text: Matrix) -> None:
        """Takes note of an operator; ``page`` and ``text`` are the matrices that hold for it."""
        numbers = [float(one) for one in operands if isinstance(one, int | float)]
        if operator == b"q":
            self._kept.append(dict(self._state))
        elif operator == b"Q" and self._kept:
            self._state = self._kept.pop()
        elif operator == b"Tr" and numbers:
            self._state["mode"] = numbers[0]
        elif operator == b"Tf" and numbers:
            self._state["size"] = abs(numbers[-1])
        elif operator == b"gs" and operands:
            self._state["faint"] = operands[0] in self.faint
        elif operator in (b"g", b"rg", b"k", b"sc", b"scn"):
            self._state["white"] = _is_white(operator, numbers)
        elif operator in _SHOWING and any(operands):
            self._shown(page, text)

    def _shown(self, page: Matrix, text: Matrix) -> None:
        if self._state["mode"] in _NOT_PAINTED or self._state["faint"]:
            self.reasons.add("unpainted")
        if self._state["white"]:
            self.reasons.add("white")
        if self._state["size"] * hypot(*text[2:4]) * hypot(*page[2:4]) < _SMALLEST:
            self.reasons.add("tiny")
        across, up = (text[4] * page[at] + text[5] * page[2 + at] + page[4 + at] for at in (0, 1))
        left, bottom, right, top = self.box
        if not (left <= across <= right and bottom <= up <= top):
            self.reasons.add("outside")


def _is_white(operator: bytes, numbers: Sequence[float]) -> bool:
    """Whether a colour is hardly darker than paper; of one number that is told only where it is a grey."""
    if operator == b"k" or len(numbers) == 4:
        return bool(numbers) and max(numbers) <= 1 - _WHITE
    return (operator == b"g" or len(numbers) == 3) and bool(numbers) and min(numbers) >= _WHITE
