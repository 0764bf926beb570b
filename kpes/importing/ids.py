"""Ids made of words: „Fundacja Wzór” is `fundacja-wzor`. Partners and units of a text get theirs here."""

from __future__ import annotations

import re
from collections.abc import Collection

from kpes.language import bare
from kpes.rules.partners.reserved_ids import RESERVED

_MOST = 40
"""Characters; what ids of partners and names of units may have at most."""


def id_from(words: str, taken: Collection[str], otherwise: str) -> str:
    """An id that says what ``words`` say and is none of those ``taken``; it begins with a letter.

    It ends with a whole word where it can. ``otherwise`` stands in its place where the words have no letter that an id
    may have. The same words and the same ids taken give the same id.
    """
    said = re.sub(r"[^a-z0-9]+", "-", bare(words)).strip("-")
    made = _cut(re.sub(r"^[0-9-]+", "", said), _MOST) or otherwise
    if made not in taken and made not in RESERVED:
        return made
    free = 2
    while _numbered(made, free) in taken:
        free *= 2
    used = free // 2
    while free - used > 1:  # there may be thousands with the same words
        between = (free + used) // 2
        free, used = (free, between) if _numbered(made, between) in taken else (between, used)
    return _numbered(made, free)


def _numbered(id: str, number: int) -> str:
    end = f"-{number}"
    return f"{_cut(id, _MOST - len(end))}{end}"


def _cut(id: str, most: int) -> str:
    """An id without what is too much, at the end of a word where one ends in its second half."""
    if len(id) <= most:
        return id
    end = id.rfind("-", most // 2, most + 1)
    return id[: end if end > 0 else most].rstrip("-")
