"""What was read on pages that lie on no issued page: lines of words, each as several readings have it.

A program that recognises letters corrects what it reads in silence, so each line is read more than once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from kpes.render.page_code import PageCode
from kpes.scans import limits

_UNLIKE_PRINT = str.maketrans({"…": "..."} | dict.fromkeys("–—‐‑−", "-")
                              | dict.fromkeys("„”“\"«»‚’‘'`´·•*_|~", ""))  # fmt: skip
_BARRED = str.maketrans("łŁøØđĐ", "lLoOdD")
_MISREAD = str.maketrans("OoQIliSsZzgqGh", "00011155229966")
"""Letters that stand for digits in the twelve of an edition; none of them is such a digit."""
NETWORK, TESSERACT = "PP-OCR", "Tesseract"
"""What the engines are called."""
_OFF = 2
"""Digits of twelve that may be misread; two editions differ in ten or more."""
FOOT = 0.85
"""So far down a page, of its height, begins its foot."""


class ReadWord(NamedTuple):
    """A word as it was read: from where to where in millimetres, and how sure the engine is, of 1."""

    text: str
    left: float
    right: float
    sure: float


class ReadLine(NamedTuple):
    """A line of print: its top and bottom in millimetres, and its words as each reading has them."""

    top: float
    bottom: float
    readings: tuple[tuple[ReadWord, ...], ...]

    @property
    def texts(self) -> list[str]:
        """The line as each reading has it."""
        return [" ".join(word.text for word in words) for words in self.readings]


def compared(word: str) -> str:
    """A word as readings of it are compared; nothing where it is but quotation marks, dashes or bullets."""
    plain = unicodedata.normalize("NFC", word).translate(_UNLIKE_PRINT)
    told = (sign.isalnum() or sign in "§%" or unicodedata.category(sign) == "Sc" for sign in plain)
    return plain if any(told) else ""


def plain(word: str) -> str:
    """A word without the marks above, below and across its letters."""
    apart = unicodedata.normalize("NFD", word.translate(_BARRED))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def as_lines(told: Sequence[Any]) -> tuple[ReadLine, ...]:
    """The lines that a process told of."""
    return tuple(
        ReadLine(top, bottom, tuple(tuple(ReadWord(*word) for word in words) for words in readings))
        for top, bottom, readings in told
    )


class Foot:
    """Knows the foot of a page as kpes writes it: “strona 3 z 5 · wydanie 59368e9aa942”."""

    def __init__(self, page_of: Sequence[str], editions: Sequence[str], titles: Sequence[str] = ()):
        pages = (re.sub(r"\{\w+\}", "", one) for one in page_of)
        # The pages stand amid the title and what the edition is called.
        self._all = _letters(" ".join((*titles, *pages, *titles, *editions))) if titles else ""
        said = (re.escape(one).replace(r"\{page\}", r"(\d{1,3})").replace(r"\{pages\}", r"(\d{1,3})")
                .replace(r"\ ", r"\s*") for one in page_of)  # fmt: skip
        self._pages = re.compile(rf"(?:^|[\W_])(?:{'|'.join(f'(?:{one})' for one in said)})(?!\d)", re.IGNORECASE)
        self._editions = editions

    def is_foot(self, line: ReadLine, height: float) -> bool:
        """Whether a line of a page so high is its foot, and nothing else, as far as titles are known."""
        said = any(self._page(text) or self._edition(text) for text in line.texts)
        return line.top > FOOT * height and said and min(map(self._more, line.texts)) < limits.PRINT

    def _more(self, text: str) -> int:
        """How many letters a foot has beside the title, the page and the edition."""
        if not self._all:
            return 0
        letters = _letters(text)
        known = SequenceMatcher(None, letters, self._all, False).get_matching_blocks()
        return len(letters) - sum(one.size for one in known if one.size > 2)

    def told(self, lines: Sequence[ReadLine], height: float) -> PageCode:
        """The edition, the page and the pages as most readings of the foot have them; nothing where none has."""
        texts = [text for line in lines if line.top > FOOT * height for text in line.texts]
        pages = Counter(found for text in texts if (found := self._page(text)))
        editions = Counter(edition for text in texts if (edition := self._edition(text)))
        page = pages.most_common(1)[0][0] if pages else (0, 0)
        return PageCode(editions.most_common(1)[0][0] if editions else "", *page)

    def _page(self, text: str) -> tuple[int, int] | None:
        found = self._pages.search(text)
        numbers = [int(one) for one in found.groups() if one] if found else []
        return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[0] <= numbers[1] else None

    def _edition(self, text: str) -> str | None:
        """The edition that a line names: of those that are known the one that is off by least."""
        near = [(_off(word, known), known) for word in _of_twelve(text) for known in self._editions]
        off, edition = min(near, default=(_OFF, None))
        return edition if off <= _OFF else None


def _letters(text: str) -> str:
    """The letters of a text, without marks, as they are where nobody cares for capitals; no digits."""
    return "".join(sign for sign in plain(text).casefold() if sign.isalpha())


def _of_twelve(text: str) -> Iterator[str]:
    for word in re.findall(r"\w+", text):
        if len(word) == 12 and any(sign.isdigit() for sign in word):
            yield word


def _off(word: str, known: str) -> int:
    """In how many digits a word differs from an edition."""
    digits = word.translate(_MISREAD).lower()
    return sum(one != other for one, other in zip(digits, known, strict=True))
