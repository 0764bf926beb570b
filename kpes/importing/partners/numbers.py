"""NIP, REGON and KRS as spreadsheets keep them: as sums, without the zeros in front, or shortened."""

from __future__ import annotations

import re

from kpes.messages import Message, message
from kpes.rules.partners import KINDS, KRS, Kind, digits_of

_KINDS = {kind.name.lower(): kind for kind in KINDS}
_SHORTENED = re.compile(r"[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_AS_A_SUM = re.compile(r"([0-9]+)[.,]0+")
_SHORTEST_KRS = 4
"""Digits; fewer are more likely something else."""


class Lost(Exception):
    """The digits of a number are not all there."""

    def __init__(self, said: Message):
        super().__init__(said)
        self.said = said


def is_number(key: str) -> bool:
    """Whether a partner has such a number under this key."""
    return key in _KINDS


def number(key: str, words: str) -> tuple[str, Message | None]:
    """The number that a cell means, and what was restored; `Lost` where the spreadsheet kept too little of it."""
    if _SHORTENED.fullmatch(words):
        raise Lost(
            message(
                "“{number}” is a number that the spreadsheet shortened, so its digits are lost. Format the column as "
                "text, and write all digits.",
                number=words,
            )
        )
    as_sum = _AS_A_SUM.fullmatch(words)
    said = as_sum[1] if as_sum else words
    kind, digits = _KINDS[key], digits_of(said)
    if not (digits.isascii() and digits.isdecimal() and int(digits)):
        return said, None
    whole = next((digits.zfill(length) for length in kind.lengths if _lost_zeros(kind, digits, length)), "")
    if not whole:
        return said, None
    return whole, message(
        "{kind}: {number} lacks the zeros in front that a spreadsheet drops. It is taken for {whole}.",
        kind=kind.name, number=said, whole=whole,
    )  # fmt: skip


def _lost_zeros(kind: Kind, digits: str, length: int) -> bool:
    """Whether these are a number of this length without one or two zeros in front; a KRS number has more of them."""
    if kind is KRS:
        return _SHORTEST_KRS <= len(digits) < length
    return kind.name == "REGON" and length - 2 <= len(digits) < length and kind.fits(digits.zfill(length))


def same(key: str, one: str, other: str) -> bool:
    """Whether two spellings are the same number, or the same words under another key."""
    return digits_of(one) == digits_of(other) if key in _KINDS else one == other
