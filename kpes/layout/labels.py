"""Labels: counted from the first one that the data shows, or as they are written where they do not follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from sys import maxsize
from typing import NamedTuple

from kpes.language import roman
from kpes.model import LabelStyle, Text

_MOST_IN_ROMAN = 3999
_MOST_IN_POLISH_LETTERS = 26 * 26
"""„zz…z”, 26 letters long: each 26 further ones would be longer by one."""
_DIGITS = re.compile(r"([0-9]{1,9})(?:[a-zA-Z]*| [a-z]+)")
_ROMAN = re.compile(r"([IVXLCDM]+|[ivxlcdm]+)(?:[a-z]*)")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Label(NamedTuple):
    """A label as it is printed, the number in it as references name it („2a”, „IV”), and its place in the counting."""

    words: str
    number: str
    position: int


def labels(
    own: Iterable[Text | None], style: LabelStyle, language: str, above: tuple[str, ...] = (), start: int = 0
) -> Iterator[Label]:
    """The labels of units in their order, each from its ``own`` label where it has one.

    ``above`` are the numbers of the units that these stand in, outermost first; ``start`` is the count before the
    first one. Behind a label of its own the counting goes on from there: behind „§ 2a” comes „§ 3”.
    """
    outer = "".join(f"{number}." for number in above[len(above) - style.above :] if number) if style.above else ""
    count = start
    for written in own:
        if written:
            number = _number(written.value, style)
            count = _count(number, style.counter, count)
            yield Label(written.value, number, count)
        else:
            count += 1
            number = outer + counter(style.counter, count, language)
            yield Label(f"{style.before}{number}{style.after}", number, count)


def highest(kind: str, language: str) -> int:
    """The highest number that a counter of this kind can write otherwise than in figures."""
    if kind in ("I", "i"):
        return _MOST_IN_ROMAN
    return _MOST_IN_POLISH_LETTERS if kind in ("A", "a") and language == "pl" else maxsize


def counter(kind: str, number: int, language: str) -> str:
    """``number`` (from 1) as a counter of this kind writes it, or in figures; empty for a dash, which has none."""
    if number > highest(kind, language):
        return str(number)
    if kind in ("I", "i"):
        return roman(number) if kind == "I" else roman(number).lower()
    if kind in ("A", "a"):
        letters = _letters(number, language)
        return letters.upper() if kind == "A" else letters
    return str(number) if kind else ""


def _letters(number: int, language: str) -> str:
    """a, b, … z, and behind it „za”, „zb” in Polish, where „aa” is what was put behind „a”; else „aa”, „ab”.

    Source: Zasady techniki prawodawczej, § 57 ust. 5 (Dz. U. 2026 poz. 300).
    """
    if language == "pl":
        full, rest = divmod(number - 1, len(_ALPHABET))
        return _ALPHABET[-1] * full + _ALPHABET[rest]
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[letter] + letters
    return letters


def _number(label: str, style: LabelStyle) -> str:
    """What a label of its own counts: all of it, without the signs that labels of this style have around their number.

    „§ 2a” counts „2a” among labels like „§ 1.”; a label that looks otherwise, whatever figures are in it, those.
    """
    bare = label.removeprefix(style.before).removesuffix(style.after)
    if bare and not any(map(str.isspace, bare)) and (style.before or style.after):
        return bare.strip("().,/")
    found = re.search(r"(?:[0-9]+\.)*[0-9]+(?: (?:bis|(?:qua)?ter|[a-z]+ies)\b|[a-z]*)", label)
    return found[0] if found else bare.strip("().,/ ")


def _count(number: str, kind: str, before: int) -> int:
    """Where the counting goes on behind a number that was written; one further where nothing tells."""
    last = number.rpartition(".")[2]
    if kind == "1" and (found := _DIGITS.fullmatch(last)):
        return int(found[1])
    if kind in ("I", "i") and (found := _ROMAN.match(last)):
        return _from_roman(found[1].upper())
    if kind in ("a", "A") and last and last[0].lower() in _ALPHABET:
        zs = len(last) - len(last.lower().lstrip("z"))
        place = last[zs : zs + 1].lower()
        position = zs * len(_ALPHABET) + (_ALPHABET.index(place) + 1 if place and place in _ALPHABET else 0)
        return position if position <= _MOST_IN_POLISH_LETTERS else before + 1
    return before + 1


def _from_roman(numeral: str) -> int:
    return _numerals().get(numeral, 1)


@cache
def _numerals() -> dict[str, int]:
    return {roman(value): value for value in range(1, _MOST_IN_ROMAN + 1)}
