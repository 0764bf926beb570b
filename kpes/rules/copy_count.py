"""Where the agreement holds a place for its copy count, and whether copies are spoken of there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpes.model import COPY_COUNT_HELD
from kpes.rules.data import Data, Words, written

COPIES = r"\b(?:egzemplarz|egz\.|odpis|copies|counterpart|exemplar|ausfertigung|exemplaire)\w*"
"""Words for copies, in every language that agreements are written in; to be sought in small letters."""

_ENDS = ".;!?\n"
_COME = rf"(?i)[^{_ENDS}]{{0,80}}?{COPIES}"
_WENT = rf"(?i){COPIES}[^{_ENDS}]{{0,40}}$"


def held(data: Data) -> Iterator[tuple[Words, bool]]:
    """Every ``XXXXX`` of the agreement's texts, in their order, and whether copies are spoken of beside it."""
    for text in written(data):
        for found in COPY_COUNT_HELD.finditer(text.value):
            start, end = found.span()
            before = text.value[max(0, start - 60) : start]
            of_copies = re.compile(_COME).match(text.value, end) or re.search(_WENT, before)
            yield Words(text, start, end), bool(of_copies)
