"""How much is tried: with ``make test`` a part that tells nearly as much, with ``make thorough`` all of it.

This is the one place that says so. A test that tries many things asks `part` how many, or `turn` which; one that takes
long by its nature is marked ``thorough``. ``make fuzz`` asks some for more than all, by a variable of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
THOROUGH = os.environ.get("KPES_THOROUGH") == "1"


def part(number: int, variable: str = "") -> int:
    """A tenth of so many tries, unless all are to be made; as many as the variable says, where it is set."""
    return int(os.environ.get(variable, 0)) or (number if THOROUGH else -(-number // 10))


def turn(things: Iterable[T], number: int = 0, every: int = 4) -> list[T]:
    """Every fourth of some things from this one on, unless all are to be tried: with each number it is others' turn."""
    return list(things if THOROUGH else islice(things, number % every, None, every))
