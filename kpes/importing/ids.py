"""Ids made of words: „Fundacja Wzór” is `fundacja-wzor`. Partners and units of a text get theirs here."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

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
    if made in taken or made in RESERVED:
        numbered = (f"{_cut(made, _MOST - len(end))}{end}" for end in map("-{}".format, count(2)))
        return next(one for one in numbered if one not in taken)
    return made


def _cut(id: str, most: int) -> str:
    """An id without what is too much, at the end of a word where one ends in its second half."""
    if len(id) <= most:
        return id
    end = id.rfind("-", most // 2, most + 1)
    return id[: end if end > 0 else most].rstrip("-")
