"""Agreements whose words somebody altered, with the right edition forged into the foot of each page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kpes.document import Block, Document

LOOK_ALIKE = {
    "a": "ą", "ą": "a", "c": "ć", "ć": "c", "e": "ęc", "ę": "e", "l": "ł", "ł": "l", "n": "ń", "ń": "n", "o": "óe",
    "ó": "o", "s": "ś", "ś": "s", "z": "żź", "ż": "z", "ź": "z", "b": "t", "i": "j", "S": "5", "B": "8",
}  # fmt: skip
DIGITS = {"0": "68", "1": "7", "2": "37", "3": "8", "4": "1", "5": "6", "6": "8", "7": "1", "8": "3", "9": "0"}
WORDS = {
    "lub": "lut", "może": "musi", "mogą": "muszą", "sąd": "sad", "oraz": "albo", "przed": "po", "do": "od", "są": "sa",
    "jest": "nie jest", "nie": "", "wszystkich": "niektórych", "may": "must", "shall": "will", "not": "", "and": "or",
    "der": "den", "und": "oder", "nicht": "", "et": "ou", "ne": "",
}  # fmt: skip


class Change(NamedTuple):
    """In the text of this block, from this letter on, ``old`` became ``new``."""

    kind: str
    block: int
    at: int
    old: str
    new: str


def changes(document: Document, kinds: str = "digit comma letter word") -> Iterator[Change]:
    """All that might be altered in a document, in its order."""
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block):
            continue
        for found in re.finditer(r"\S+", block.text):
            for kind in kinds.split():
                yield from (Change(kind, number, found.start() + at, old, new) for at, old, new in _OF[kind](found[0]))


def _digits(word: str) -> Iterator[tuple[int, str, str]]:
    for at, sign in enumerate(word):
        for other in DIGITS.get(sign, ""):
            yield at, sign, other


def _commas(word: str) -> Iterator[tuple[int, str, str]]:
    for at, sign in enumerate(word):
        if sign in ",.;":
            yield at, sign, ""
            yield at, sign, "." if sign == "," else ","


def _letters(word: str) -> Iterator[tuple[int, str, str]]:
    for at, sign in enumerate(word):
        for other in LOOK_ALIKE.get(sign, ""):
            yield at, sign, other
    if "rn" in word:
        yield word.index("rn"), "rn", "m"
    if "m" in word:
        yield word.index("m"), "m", "rn"


def _words(word: str) -> Iterator[tuple[int, str, str]]:
    if word in WORDS:
        yield 0, word, WORDS[word]


_OF: dict[str, Callable[[str], Iterator[tuple[int, str, str]]]] = {
    "digit": _digits, "comma": _commas, "letter": _letters, "word": _words}  # fmt: skip


def some(document: Document, count: int, seed: int, kinds: str = "digit comma letter word") -> list[Change]:
    """Some alterations, of each kind alike, no two in one block and none beside another."""
    chance = random.Random(seed)
    all_of = {kind: list(changes(document, kind)) for kind in kinds.split()}
    left = {kind: chance.sample(found, len(found)) for kind, found in all_of.items()}
    taken: set[int] = set()
    chosen: list[Change] = []
    while any(left.values()) and len(chosen) < count:
        for kind in list(left):
            while left[kind]:
                one = left[kind].pop()
                if one.block not in taken:
                    taken.add(one.block)
                    chosen.append(one)
                    break
    return sorted(chosen[:count], key=lambda one: one.block)


def altered(document: Document, made: list[Change]) -> Document:
    """The document after these alterations."""
    blocks = list(document.blocks)
    for one in made:
        block = blocks[one.block]
        assert isinstance(block, Block)
        assert block.text[one.at : one.at + len(one.old)] == one.old
        text = f"{block.text[: one.at]}{one.new}{block.text[one.at + len(one.old) :]}"
        blocks[one.block] = block._replace(text=" ".join(text.split()) if "\n" not in text else text)
    return document._replace(blocks=tuple(blocks))
