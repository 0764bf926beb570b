"""Two texts, word by word: what was changed, and in which unit of the text.

What `kpes.comparison` tells of an agreement's lines would not do here: a file that came back may have its line
ends anywhere, and white space is no difference. So the words of the whole text are compared, as `comparison` aligns
them. The units are those that the text itself labels: „Par. 4, 3.”
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kpes.comparison.alignment import changed

_CONTEXT = 4
"""Words that are shown on either side of a difference."""
_RUN = 4
_UNIT = re.compile(
    r"(?:§|Par\.|Paragraf|Art\.|Artykuł|Artikel|Article|Section|Rozdział|Chapter|Kapitel|Chapitre|Załącznik nr"
    r"|Annex|Anlage|Annexe)\s\S{1,8}"
)
_LABEL = re.compile(r"(\(?(?:\d{1,3}[a-z]{0,2}|[a-ząćęłńóśźż]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})[.)/]|[-–•])\s")
_DASHES = ("-", "–", "•")


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


def is_copy(file: Sequence[str], text: Sequence[str]) -> bool:
    """Whether a file is a copy of a text, whatever was changed in it, and no other document; both are given as lines.

    What counts are runs of four words, in any case: half of those of the file stand in the text, or a third of those of
    the text stand in the file. A copy in which every fifth word was changed still is one; two contracts on the same
    matter have next to none in common, and a declaration that names the text has a quarter.
    """
    found, meant = _runs(file), _runs(text)
    same = len(found & meant)
    return 2 * same >= len(found) or 3 * same >= len(meant)


def _runs(lines: Sequence[str]) -> set[tuple[str, ...]]:
    told = [word.casefold() for word in re.findall(r"\w+", " ".join(words(lines)))]
    return {tuple(told[at : at + _RUN]) for at in range(max(1, len(told) - _RUN + 1))}


def differences(before: Sequence[str], after: Sequence[str], parts: Mapping[str, str] = {}) -> list[Difference]:
    """What differs between two texts, given as lines; ``parts`` as in `units`."""
    old, new = words(before), words(after)
    unit_of = [unit for line, unit in zip(before, units(before, parts), strict=True) for _ in words([line])]
    found: list[Difference] = []
    for gap in changed(old, new):
        left, right = old[max(0, gap.old - _CONTEXT) : gap.old], old[gap.old_end : gap.old_end + _CONTEXT]
        before_it, after_it = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
        # Words that came stand in the unit of those before them.
        at = gap.old if before_it else gap.old - 1
        unit = unit_of[at] if at >= 0 else ""
        found.append(Difference(" ".join(before_it), " ".join(after_it), " ".join(left), " ".join(right), unit))
    return found


def units(lines: Sequence[str], parts: Mapping[str, str] = {}) -> Iterator[str]:
    """The unit of each line of a canonical text: the labels of what it stands in, outermost first.

    ``parts`` are what these are called in the text's language, as `language.Language.parts` has them: „§ 4 ust. 3”.
    """
    unit = ""
    labels: list[tuple[str, str]] = []
    for line in lines:
        if heading := _UNIT.match(line):
            unit, labels = heading[0].rstrip("."), []
        elif found := _LABEL.match(line):
            kind = re.sub("[A-Z]+", "I", re.sub("[a-zà-ž]+", "a", re.sub(r"\d+[a-z]*", "1", found[1])))
            kinds = [one for one, _ in labels if kind[0] != "I"]  # Roman numbers stand outermost.
            while kinds and kinds[-1] in _DASHES and kind not in kinds:
                kinds.pop()
            labels = [*labels[: kinds.index(kind) if kind in kinds else len(kinds)], (kind, found[1])]
        else:
            labels = []
        called = (f" {parts[kind]} {said[:-1]}" if unit and kind in parts else f", {said}" for kind, said in labels)
        yield (unit + "".join(called)).removeprefix(", ")
