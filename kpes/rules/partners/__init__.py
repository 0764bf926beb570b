"""K3: the partners; which of them share something, and what can be wrong with the numbers that registers give them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpes.messages import Message, message
from kpes.model import Partner, Text
from kpes.rules.rule import Data, Findings, Where, Words, repeated, written

_SEPARATORS = str.maketrans("", "", " -\u2010\u2011\u2013")
_NUMBER = r"\W{1,2}(?:(?:pod\s)?(?:nr|numer\w{0,2})\W{1,2})?([0-9](?:[ –-]?[0-9]){5,})(?!\w)"
"""What follows the name of a kind in a sentence: „NIP: 526-025-02-74”, „KRS pod numerem 0000123456”."""


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


def wrong(data: Data, kind: Kind) -> Findings:
    """Each number of this kind of another length, with other characters, or with a check digit that does not fit."""
    for where, number in _numbers(data, kind):
        if said := fault(number, kind):
            yield where, said


def _numbers(data: Data, kind: Kind) -> Iterator[tuple[Where, str]]:
    """The numbers of this kind that the partners have, and those that the agreement names, with where they stand."""
    for partner in data.partners or ():
        if listed := kind.of(partner):
            yield listed, listed.value
    for text in written(data):
        for start, number in numbers_in(text.value, kind):
            yield Words(text, start, start + len(number)), number


def numbers_in(words: str, kind: Kind) -> Iterator[tuple[int, str]]:
    """The numbers that some words name as being of this kind, as they stand there, and where each starts."""
    for found in re.finditer(f"\\b{kind.name}{_NUMBER}", words) if kind.name in words else ():
        number = found[1]
        if len(digits_of(number)) > kind.lengths[-1]:
            number = number.partition(" ")[0]
        yield found.start(1), number


def fault(number: str, kind: Kind) -> Message | None:
    """What is wrong with a number of this kind, if something is."""
    digits, named = digits_of(number), {"number": number, "kind": kind.name}
    if not (digits.isascii() and digits.isdecimal()):
        return message("“{number}” is no {kind}: it has only digits.", **named)
    if kind is KRS and 4 <= len(digits) < 10 and int(digits):
        return message(
            "“{number}” is no KRS number: it has ten digits. If a spreadsheet dropped the zeros in front, it is "
            "{likely}.",
            number=number,
            likely=digits.zfill(10),
        )
    if len(digits) not in kind.lengths:
        expected = message("9 or 14") if len(kind.lengths) > 1 else kind.lengths[0]
        return message(
            "“{number}” is no {kind}: it has {expected} digits, and here are {count}.",
            **named, expected=expected, count=len(digits),
        )
    if not int(digits):
        return message("“{number}” is no {kind}, only zeros. Write the number, or remove the key.", **named)
    if not kind.fits(digits):
        return message(
            "“{number}” is no {kind}: its last digit does not fit the others. Compare them one by one.", **named
        )
    return None


def shared(having: Iterable[tuple[str, Text, Partner]]) -> Iterator[tuple[Text, Text, int]]:
    """Each text that by the same key a partner further up has: it, that partner's name, and the line there."""
    for (_, text, _), (_, first, other) in repeated(having, lambda one: one[0]):
        yield text, other.name, first.place.line
