"""The numbers that Polish registers give to organisations: how they are written, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Callable

from kpes.messages import Message, message
from kpes.source import excerpt

_SEPARATORS = str.maketrans("", "", " -\u2010\u2011\u2013")
_LENGTHS = {(9, 14): message("9 or 14")}


def bare(number: str) -> str:
    """A number without spaces and hyphens, and without the “PL” that stands before a NIP abroad."""
    return number.translate(_SEPARATORS).upper().removeprefix("PL")


def fault(
    number: str, kind: str, lengths: tuple[int, ...], fits: Callable[[str], bool] = lambda digits: True
) -> Message | None:
    """What is wrong with a number of this kind, if anything is; ``fits`` tells by its check digit."""
    digits, shown = bare(number), excerpt(number)
    if not (digits.isascii() and digits.isdecimal()):
        return message("“{number}” is no {kind}: it has only digits.", number=shown, kind=kind)
    if len(digits) not in lengths:
        return message(
            "“{number}” is no {kind}: it has {expected} digits, and here are {count}.",
            number=shown,
            kind=kind,
            expected=_LENGTHS.get(lengths, lengths[0]),
            count=len(digits),
        )
    if not int(digits):
        return message(
            "“{number}” is no {kind}, only zeros. Write the number, or remove the key.", number=shown, kind=kind
        )
    if not fits(digits):
        return message(
            "“{number}” is no {kind}: its last digit does not fit the others. Compare them one by one.",
            number=shown,
            kind=kind,
        )
    return None
