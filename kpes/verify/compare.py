"""Two texts, word by word: what was changed, and in which unit of the text.

What `kpes.comparison` tells of an agreement's lines would not do here: a file that came back may have its line
ends anywhere, and white space is no difference. So the words of the whole text are compared, as `comparison` aligns
them. The units are those that the text itself labels: „Par. 4, 3.”
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpes.comparison.alignment import changed

_CONTEXT = 4
"""Words that are shown on either side of a difference."""
_UNIT = re.compile(
    r"(?:§|Par\.|Paragraf|Art\.|Artykuł|Artikel|Article|Section|Rozdział|Chapter|Kapitel|Chapitre|Załącznik nr"
    r"|Annex|Anlage|Annexe)\s\S{1,8}"
)
_LABEL = re.compile(r"(\(?(?:\d{1,3}[a-z]{0,2}|[a-ząćęłńóśźż]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})[.)/]|[-–•])\s")


class Difference(NamedTuple):
    """What stood there (empty where words were added), what stands there now, the words around it, and the unit."""

    before: str
    after: str
    left: str
    right: str
    unit: str = ""


def words(lines: Sequence[str]) -> list[str]:
    """The words of a text, as they are compared: in NFC, whatever white space divides them."""
    return [word for line in lines for word in unicodedata.normalize("NFC", line).split()]


def likeness(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common."""
    return (Counter(one) & Counter(other)).total()


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """What differs between two texts, given as lines."""
    old, new = words(before), words(after)
    unit_of = [unit for line, unit in zip(before, units(before), strict=True) for _ in words([line])]
    found: list[Difference] = []
    for gap in changed(old, new):
        left, right = old[max(0, gap.old - _CONTEXT) : gap.old], old[gap.old_end : gap.old_end + _CONTEXT]
        before_it, after_it = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
        # Words that came stand in the unit of those before them.
        at = gap.old if before_it else gap.old - 1
        unit = unit_of[at] if at >= 0 else ""
        found.append(Difference(" ".join(before_it), " ".join(after_it), " ".join(left), " ".join(right), unit))
    return found


def units(lines: Sequence[str]) -> Iterator[str]:
    """The unit of each line of a canonical text: the labels of what it stands in, outermost first."""
    unit, labels = "", [("", "")]
    for line in lines:
        if heading := _UNIT.match(line):
            unit, labels = heading[0].rstrip("."), []
        elif found := _LABEL.match(line):
            kind = re.sub("[a-zà-ž]+", "a", re.sub(r"\d+", "1", found[1].strip()))
            kinds = [one for one, _ in labels]
            labels = [*labels[: kinds.index(kind) if kind in kinds else len(labels)], (kind, found[1])]
        else:
            labels = []
        yield ", ".join(filter(None, (unit, *(label for _, label in labels))))
