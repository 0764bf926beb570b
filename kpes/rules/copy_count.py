"""Where the agreement holds a place for its copy count, and whether copies are spoken of there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.model import COPY_COUNT_HELD
from kpes.rules.data import Data, Words, written

COPIES = r"\b(?:egzemplarz|egz\.|odpis|copies|counterpart|exemplar|ausfertigung|exemplaire)\w*"
"""Words for copies, in every language that agreements are written in; to be sought in small letters."""

_ENDS = ".;!?\n"
_COME = rf"(?i)[^{_ENDS}]{{0,80}}?{COPIES}"
_WENT = rf"(?i){COPIES}[^{_ENDS}]{{0,40}}$"


class Held(NamedTuple):
    """A place for the copy count, and whether copies are spoken of beside it."""

    words: Words
    of_copies: bool


def held(data: Data) -> Iterator[Held]:
    """Every ``XXXXX`` of the agreement's texts, in their order."""
    for text in written(data):
        for found in COPY_COUNT_HELD.finditer(text.value):
            start, end = found.span()
            before, behind = text.value[max(0, start - 60) : start], text.value[end:]
            of_copies = re.match(_COME, behind) or re.search(_WENT, before)
            yield Held(Words(text, start, end), bool(of_copies))
