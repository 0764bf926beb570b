"""How much is tried: with ``make test`` a part that tells nearly as much, with ``make thorough`` all of it."""

from __future__ import annotations

import os

THOROUGH = os.environ.get("KPES_THOROUGH") == "1"


def part(number: int) -> int:
    """A quarter of so many tries, unless all are to be made."""
    return number if THOROUGH else -(-number // 4)
