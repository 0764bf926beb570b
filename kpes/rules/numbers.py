"""The numbers that Polish registers give to organisations: how they are written, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kpes.messages import Message, message
from kpes.model import Partner, Text
from kpes.rules.data import Data
from kpes.source import excerpt

_SEPARATORS = str.maketrans("", "", " -\u2010\u2011\u2013")


class Kind(NamedTuple):
    """A kind of number and the lengths that it has, the first of which names the organisation."""

    name: str
    lengths: tuple[int, ...]
    has_check_digit: bool = True

    def of(self, partner: Partner) -> Text | None:
        """The number of this kind that a partner has."""
        number: Text | None = getattr(partner, self.name.lower())
        return number

    def fits(self, digits: str) -> bool:
        """Whether the check digit, if there is one, follows from the others."""
        if not self.has_check_digit:
            return True
        from stdnum.pl import nip, regon

        return bool((nip if self.name == "NIP" else regon).is_valid(digits))


NIP, REGON, KRS = KINDS = Kind("NIP", (10,)), Kind("REGON", (9, 14)), Kind("KRS", (10,), has_check_digit=False)


def digits_of(number: str) -> str:
    """A number without spaces and hyphens, and without the “PL” that stands before a NIP abroad."""
    return number.translate(_SEPARATORS).upper().removeprefix("PL")


def wrong(data: Data, kind: Kind) -> Iterator[tuple[Text, Message]]:
    """Each number of this kind of another length, with other characters, or with a check digit that does not fit."""
    for partner in data.partners or ():
        number = kind.of(partner)
        if number and (said := fault(number.value, kind)):
            yield number, said


def fault(number: str, kind: Kind) -> Message | None:
    """What is wrong with a number of this kind, if anything is."""
    digits, shown, name = digits_of(number), excerpt(number), kind.name
    if not (digits.isascii() and digits.isdecimal()):
        return message("“{number}” is no {kind}: it has only digits.", number=shown, kind=name)
    if len(digits) not in kind.lengths:
        return message(
            "“{number}” is no {kind}: it has {expected} digits, and here are {count}.",
            number=shown,
            kind=name,
            expected=message("9 or 14") if len(kind.lengths) > 1 else kind.lengths[0],
            count=len(digits),
        )
    if not int(digits):
        return message(
            "“{number}” is no {kind}, only zeros. Write the number, or remove the key.", number=shown, kind=name
        )
    if not kind.fits(digits):
        return message(
            "“{number}” is no {kind}: its last digit does not fit the others. Compare them one by one.",
            number=shown,
            kind=name,
        )
    return None
