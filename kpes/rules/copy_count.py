"""Where the agreement holds a place for its copy count, and whether copies are spoken of there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kpes.model import COPY_COUNT_HELD, Agreement
from kpes.rules.data import Words, texts

COPIES = r"\b(?:egzemplarz|egz\.|odpis|copies|counterpart|exemplar|ausfertigung|exemplaire)\w*"
"""Words for copies, in every language that agreements are written in; to be sought in small letters."""

_ENDS = ".;!?\n"
_COME = re.compile(rf"[^{_ENDS}]{{0,80}}?{COPIES}", re.IGNORECASE)
_WENT = re.compile(rf"{COPIES}[^{_ENDS}]{{0,40}}$", re.IGNORECASE)


class Held(NamedTuple):
    """A place for the copy count, and whether copies are spoken of beside it."""

    words: Words
    of_copies: bool


def held(agreement: Agreement) -> Iterator[Held]:
    """Every ``XXXXX`` of the agreement's texts, in their order."""
    for text in texts(agreement):
        for found in COPY_COUNT_HELD.finditer(text.value):
            start, end = found.span()
            before = text.value[max(0, start - 60) : start]
            of_copies = _COME.match(text.value, end) or _WENT.search(before)
            yield Held(Words(text, start, end), bool(of_copies))
