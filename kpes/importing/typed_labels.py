"""Labels as people type them: where one ends, what counts in it, and what unit it names.

Of a label alone nobody can tell whether it is one: „A.” may begin a name, „1.5” a sum. What stands around it decides,
which is the business of `lists`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from kpes.model import LabelStyle
from kpes.shapes.kinds import Unfit
from kpes.shapes.values import labels
from kpes.source import clean

Kind = Literal["item", "paragraph", "chapter", "attachment"]
"""What a label names. An item may turn out to be a paragraph, where an agreement has no other ones."""

_DASHES = "-–—•▪·◦*"
_NUMBER = r"""(?P<outer>(?:[1-9][0-9]{0,2}\.){0,8})(?P<number>[1-9][0-9]{0,2}[a-z]{0,2}|[IVXLCDM]{1,8}|[ivxlcdm]{1,8}
    |[A-Z]|z[a-z]|(?P<twin>[a-z])(?P=twin)|[a-z])(?!\w)"""
_ITEM = re.compile(
    rf"(?P<before>[(\[]|lit\.\s?|pkt\s|ust\.\s)?{_NUMBER}(?P<after>\.\)|[.)\]]|\s?/)?(?![0-9])", re.VERBOSE
)
_DASH = re.compile(rf"(?:--|[{_DASHES}])(?=\s|$)|[-–—](?=[^\W\d])")
_WORDS: dict[Kind, str] = {
    "chapter": "część|księga|tytuł|dział|rozdział|oddział|part|title|chapter|teil|kapitel|abschnitt|partie|titre|"
    "chapitre",
    "paragraph": r"art\.|artykuł|article|artikel|section|sec\.|clause|§|par\.|paragraf|paragraph|ziffer",
    "attachment": r"załącznik|zał\.|annexe|annex|appendix|schedule|exhibit|attachment|anlage|anhang",
}
_NAMED = {
    kind: re.compile(
        rf"""(?P<before>(?P<word>(?i:{words}))\s*(?:(?i:nr|no|n°|number|numer)\b\.?\s*)?){_NUMBER}(?P<after>\s[–—-](?=\s)|[.:)]?)
        (?=\s|$)""",
        re.VERBOSE,
    )
    for kind, words in _WORDS.items()
}
_WITHOUT_NUMBER = re.compile(rf"(?i:{_WORDS['attachment']})(?=$|:|\s+[–—-]\s)")
_FIRST = ("1", "a", "A", "i", "I")
_ROMAN = re.compile("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


class Shape(NamedTuple):
    """A label taken apart: „(1.2.iv)” has „(” before, „1.2.” outer, „iv” as its number, „)” after.

    A dash stands in ``before`` alone, and so does what kpes cannot take apart. ``word`` is the word that names a unit,
    in small letters.
    """

    before: str
    outer: str = ""
    number: str = ""
    after: str = ""
    kind: Kind = "item"
    word: str = ""

    @property
    def around(self) -> tuple[str, str, int]:
        """What labels of one list have in common, white space and capitals aside."""
        return "".join(self.before.split()).casefold(), self.after, self.above

    @property
    def above(self) -> int:
        """How many numbers of outer units are in it."""
        return self.outer.count(".")

    @property
    def is_first(self) -> bool:
        """Whether lists may begin with it."""
        return not self.number or self.number in _FIRST

    @property
    def counters(self) -> tuple[str, ...]:
        """The counters that may give its number, the likelier first; none for a dash."""
        number = self.number
        if not number or number[0].isdigit():
            return ("1",) if number else ()
        letter = "A" if number[0].isupper() else "a"
        if not _ROMAN.fullmatch(number.upper()):
            return (letter,)
        roman = "I" if letter == "A" else "i"
        return (roman, letter) if len(number) > 1 or number == roman else (letter, roman)


class TypedLabel(NamedTuple):
    """A label at the beginning of some words, and the character at which what it labels begins."""

    shape: Shape
    words: str
    end: int


def shape_of(label: str) -> Shape:
    """A label that is known to be one, taken apart as far as kpes can."""
    found = label_of(label)
    return found.shape if found and found.end >= len(label) else Shape(label)


def label_of(words: str) -> TypedLabel | None:
    """The label that ``words`` may begin with."""
    for kind, pattern in _NAMED.items():
        found = pattern.match(words)
        if found and not found["number"][0].islower():
            return _label(found, kind, words)
    if found := _WITHOUT_NUMBER.match(words):
        return _cut(Shape(found[0], kind="attachment", word=found[0].casefold()), found.end(), words)
    if found := _DASH.match(words):
        return _cut(Shape(found[0]), found.end(), words)
    found = _ITEM.match(words)
    if not found or not _is_closed(found["before"] or "", found["after"] or "", found["outer"]):
        return None
    behind = words[found.end() : found.end() + 1]
    glued = (found["after"] or "").endswith(")") and behind.isalpha()
    return _label(found, "item", words) if glued or not behind or behind.isspace() or behind.isupper() else None


def _is_closed(before: str, after: str, outer: str) -> bool:
    """Whether the signs around a number make a label of it: „(1)”, „1.”, „lit. a”, „1.1”, but neither „1” nor „(1.”."""
    if before in ("(", "["):
        return after == {"(": ")", "[": "]"}[before]
    return after != "]" and bool(after or before or outer)


def _label(found: re.Match[str], kind: Kind, words: str) -> TypedLabel:
    said = found.groupdict()
    word = (said.get("word") or "").casefold()
    shape = Shape(
        said["before"] or "", said["outer"], said["number"], (said["after"] or "").replace(" /", "/"), kind, word
    )
    return _cut(shape, found.end(), words)


def _cut(shape: Shape, end: int, words: str) -> TypedLabel:
    behind = words[end:]
    return TypedLabel(shape, words[:end].rstrip(), end + len(behind) - len(behind.lstrip()))


@cache
def style_of(shape: Shape, counter: str, above: int) -> tuple[str, LabelStyle] | None:
    """The example that shows how labels of this shape are made, and what kpes makes of it; None where it cannot."""
    example = clean(f"{shape.before}{'1.' * above}{counter}{shape.after}")
    try:
        style = labels(example)
    except Unfit:
        return None
    made = style.before, style.counter, style.after, style.above
    return (example, style) if made == (clean(shape.before + "|")[:-1], counter, shape.after, above) else None
