"""An item of a list, or a heading, ends or begins unlike its siblings.

A list in which all items end in “;” and one in nothing looks unfinished, and one that begins with a capital
among small letters reads like another sentence. Make them alike; the last item may end in a full stop. Items
that go on in sub-items, or with “oraz” or “and”, end as they need.

Wrong:

    paragraphs:
      - text:
          - labels: 1/
            items: [wymiana doświadczeń;, wspólna promocja, wspólne szkolenia;, badania rynku.]

Right:

    paragraphs:
      - text:
          - labels: 1/
            items: [wymiana doświadczeń;, wspólna promocja;, wspólne szkolenia;, badania rynku.]
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import zip_longest

from kpes.messages import Message, message
from kpes.model import Agreement, Insertion, ItemList, Text
from kpes.rules.rule import Data, Findings, Words, written
from kpes.rules.text import lists_of, runs

CODE = "K225"

_CLOSERS = "”“»\")]’/"
_GOES_ON = r"(?i)\b(?:oraz|i|lub|albo|bądź|and|or|und|oder|et|ou)$"
_ABBREVIATED = (
    r"(?i)(?:\b(?:itp|itd|etc|in|al|np|tj|r|w|zł|gr|ust|pkt|poz|zm|ww|zw|godz|szt|tys|mln|nr|inc|ltd|co|no)|\b\w|o\.o)\.$"
)
_SMALL = r"\b[^\W\d_A-Z]{3,}\b"
_NAME = r"(?<=[^\W\d_A-Z]\s)[^\W\d_a-z][^\W\d_A-Z]+\b"
_CAPITALISED = r"[^\W\d_a-z][^\W\d_A-Z]+\b"


def check(data: Data) -> Findings:
    """Each item and heading that ends unlike most of its siblings, and each item that begins so."""
    if not data.printed:
        return
    common = cache(partial(_common, data))
    for items, goes_on in _lists(data.printed):
        yield from _ends(items, goes_on, closes=True)
        if data.printed.language != "de":
            yield from _beginnings([text for text, _ in items], common)
    yield from _ends([(goals.heading, False) for goals in data.printed.goals], goes_on=False, closes=False)


_Items = list[tuple[Text, bool]]
"""Siblings, and whether sub-items follow each."""


def _lists(agreement: Agreement) -> Iterator[tuple[_Items, bool]]:
    """Each list, and whether the text behind it continues its last item."""
    areas: _Items = [(area.text, False) for area in agreement.areas]
    for parts in runs(agreement):
        for part, following in zip_longest(parts, parts[1:]):
            goes_on = isinstance(following, Text) and _continues(following.value)
            if isinstance(part, ItemList):
                for listed in lists_of([part]):
                    yield [(item.text, bool(item.parts)) for item in listed.items], goes_on and listed is part
            elif isinstance(part, Insertion) and part.what == "areas":
                yield areas, goes_on


def _continues(value: str) -> bool:
    return value[:1] in "–—-" or value[:1].islower()


def _ends(items: _Items, goes_on: bool, closes: bool) -> Findings:
    """``closes`` says that the last item is the end of a sentence, as in a list, unless it ``goes_on``."""
    ends = [None if followed else _end(text.value) for text, followed in items]
    usual = _most(ends[:-1] if closes else ends) if len(items) >= 3 else None
    for number, ((text, _), end) in enumerate(zip(items, ends, strict=True)):
        last = closes and number == len(items) - 1
        if usual is None or end in (None, usual) or (last and _may_close(end, usual, goes_on)):
            continue
        if usual == "" and end == "." and ". " in text.value:
            continue
        yield Words(text, text.value.rfind(" ") + 1, len(text.value)), _said(end, usual, last)


def _end(value: str) -> str | None:
    """The mark that ends a text: “;”, “,”, “.” or none; None where it cannot be told, or another is needed."""
    value = value.rstrip(_CLOSERS) or value
    if value[-1:] in (";", ","):
        return value[-1]
    if value.endswith("."):
        return None if re.search(_ABBREVIATED, value[-12:]) else "."
    return None if value[-1:] in (":", "…", "?", "!") or re.search(_GOES_ON, value[-8:]) else ""


def _most(ends: Sequence[str | None]) -> str | None:
    """The end that two thirds have of those that can be told, and two at least."""
    known = Counter(end for end in ends if end is not None)
    enough = max(2, 2 * known.total() / 3)
    return next((end for end, times in known.most_common(1) if times >= enough), None)


def _may_close(end: str, usual: str, goes_on: bool) -> bool:
    if usual == "":
        return end == "."
    return goes_on or end == "." or (usual != "." and end != "")


def _said(end: str, usual: str, last: bool) -> Message:
    if end and usual:
        return message("This ends in “{end}”, its siblings in “{usual}”. Make them alike.", end=end, usual=usual)
    if end:
        return message("This ends in “{end}”, its siblings without a mark. Make them alike.", end=end)
    if last:
        return message("This last item ends without a mark, those before it in “{usual}”. End it too.", usual=usual)
    return message("This ends without a mark, its siblings in “{usual}”. Make them alike.", usual=usual)


def _beginnings(items: list[Text], common: Callable[[], set[str]]) -> Findings:
    """The items that begin with a capital among small letters, in a word that is elsewhere no name."""
    capitals = [text for text in items if text.value[:1].isupper()]
    if len(items) < 3 or not capitals or 3 * len(capitals) > len(items):
        return
    for text in capitals:
        word = re.match(_CAPITALISED, text.value)
        if word and word[0] in common():
            said = message("This begins with a capital, its siblings with small letters. Make them alike.")
            yield Words(text, 0, word.end()), said


def _common(data: Data) -> set[str]:
    """The words, capitalised, that stand with a small letter, and never with a capital within a sentence."""
    small: set[str] = set()
    names: set[str] = set()
    for text in written(data):
        small.update(word.capitalize() for word in re.findall(_SMALL, text.value))
        names.update(re.findall(_NAME, text.value))
    return small - names
