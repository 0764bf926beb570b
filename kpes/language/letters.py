"""Letters as they are compared: without case and accents."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse

_WITHOUT_STROKE = str.maketrans("łøđ", "lod")


def bare(text: str) -> str:
    """``text`` in small letters without accents: „WSPÓŁPRACA” is „wspolpraca”."""
    small = text.casefold()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFD", small.translate(_WITHOUT_STROKE))
    return "".join(filterfalse(unicodedata.combining, apart))
