"""Letters as they are compared: without case and accents."""

from __future__ import annotations

import unicodedata

_WITHOUT_STROKE = str.maketrans("łøđ", "lod")


def bare(text: str) -> str:
    """``text`` in small letters without accents: „WSPÓŁPRACA” is „wspolpraca”."""
    apart = unicodedata.normalize("NFD", text.casefold().translate(_WITHOUT_STROKE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
