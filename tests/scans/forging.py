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
    "wszystkich": "niektórych", "członek": "członka", "dnia": "roku", "każdy": "każda", "przez": "przed", "za": "na",
    "may": "must", "shall": "will", "and": "or", "by": "to", "each": "any", "all": "no", "of": "or", "this": "that",
    "der": "den", "und": "oder", "die": "das", "ist": "sei", "im": "am", "von": "vor", "et": "ou", "du": "de",
    "par": "pas", "la": "le", "aux": "eux", "ou": "et",
}  # fmt: skip
SHAPES = {"m": "rn", "S": "5", "5": "S", "B": "8", "8": "B", "0": "O", "O": "0", "1": "l", "I": "l",
          "d": "cl", "w": "vv"}  # fmt: skip
NOT = {"pl": ("nie", ("jest", "są", "może", "mogą", "przysługuje", "wymaga", "ma", "obejmuje", "ponosi")),
       "en": ("not", ("may", "shall", "is", "are", "must", "will")),
       "de": ("nicht", ("ist", "sind", "kann", "wird", "werden", "haftet")),
       "fr": ("pas", ("est", "sont", "peut", "peuvent", "sera"))}  # fmt: skip
"""The word that turns a sentence round, and words beside which it is put in; it is taken out wherever it stands."""
SIGNS = "digit comma letter shape"
PHRASES = "word nie name sentence"


class Change(NamedTuple):
    """In the text of this block, from this letter on, ``old`` became ``new``."""

    kind: str
    block: int
    at: int
    old: str
    new: str


def changes(document: Document, kinds: str = f"{SIGNS} {PHRASES}") -> Iterator[Change]:
    """All that might be altered in a document, in its order; no letter is put in that its language does not have."""
    letters = {sign for block in document.blocks if isinstance(block, Block) for sign in block.text}
    yield from (one for one in _changes(document, kinds) if set(one.new) <= letters)


def _changes(document: Document, kinds: str) -> Iterator[Change]:
    for number, block in enumerate(document.blocks):
        if not isinstance(block, Block):
            continue
        for kind in filter(_OF_TEXTS.get, kinds.split()):
            yield from (Change(kind, number, *one) for one in _OF_TEXTS[kind](document, block.text))
        for found in re.finditer(r"\S+", block.text):
            for kind in filter(_OF_WORDS.get, kinds.split()):
                found_at = found.start()
                yield from (Change(kind, number, found_at + at, old, new) for at, old, new in _OF_WORDS[kind](found[0]))


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


def _shapes(word: str) -> Iterator[tuple[int, str, str]]:
    if "rn" in word:
        yield word.index("rn"), "rn", "m"
    for at, sign in enumerate(word):
        if sign in SHAPES:
            yield at, sign, SHAPES[sign]


def _words(word: str) -> Iterator[tuple[int, str, str]]:
    if word in WORDS:
        yield 0, word, WORDS[word]


def _nots(document: Document, text: str) -> Iterator[tuple[int, str, str]]:
    no, beside = NOT[document.language]
    for found in re.finditer(rf"(?<=\w ){no} (?=\w)", text):
        yield found.start(), found[0], ""
    for found in re.finditer(rf"(?<=\w )(?:{'|'.join(beside)})(?= \w)", text):
        yield found.start(), found[0], f"{no} {found[0]}" if document.language == "pl" else f"{found[0]} {no}"


def _names(document: Document, text: str) -> Iterator[tuple[int, str, str]]:
    """A capital word inside a sentence, and another one that is as long."""
    inner = r"(?<=[\w,] )[A-ZŁŚŻ]\w{3,}(?=\W)"
    others = _all(document, inner)
    for found in re.finditer(inner, text):
        if like := [one for one in others if one != found[0] and abs(len(one) - len(found[0])) < 2]:
            yield found.start(), found[0], like[len(text) % len(like)]


def _sentences(document: Document, text: str) -> Iterator[tuple[int, str, str]]:
    """A sentence or a part of one is dropped, put in, or becomes another one of like length."""
    part = re.compile(r"(?<=[.;,] )[^.;,]{25,}[.;,](?= |$)")
    others = _all(document, part.pattern)
    for found in part.finditer(text):
        like = [one for one in others if one != found[0] and abs(len(one) - len(found[0])) < 8]
        yield found.start(), found[0], ""
        if like:
            yield found.start(), found[0], like[len(text) % len(like)]
            yield found.start(), found[0], f"{found[0]} {like[len(text) % len(like)]}"


def _all(document: Document, pattern: str) -> list[str]:
    texts = (block.text for block in document.blocks if isinstance(block, Block))
    return sorted({found for text in texts for found in re.findall(pattern, text)})


_OF_WORDS: dict[str, Callable[[str], Iterator[tuple[int, str, str]]]] = {
    "digit": _digits, "comma": _commas, "letter": _letters, "shape": _shapes, "word": _words}  # fmt: skip
_OF_TEXTS: dict[str, Callable[[Document, str], Iterator[tuple[int, str, str]]]] = {
    "nie": _nots, "name": _names, "sentence": _sentences}  # fmt: skip


def some(document: Document, count: int, seed: int, kinds: str) -> list[Change]:
    """Some alterations, of each kind alike, no two in one block."""
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


def shuffled(document: Document, seed: int) -> Document:
    """An agreement that nobody has seen: its longer texts stand in one another's places."""
    long = [at for at, one in enumerate(document.blocks) if isinstance(one, Block) and len(one.text) > 40 and at > 2]
    blocks = list(document.blocks)
    for here, there in zip(long, random.Random(seed).sample(long, len(long)), strict=True):
        before, block = document.blocks[there], blocks[here]
        assert isinstance(before, Block)
        assert isinstance(block, Block)
        blocks[here] = block._replace(text=before.text)
    return document._replace(blocks=tuple(blocks))
