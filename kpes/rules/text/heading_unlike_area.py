"""The heading of some goals does not fit the words of their area.

The reader finds the goals of an area by its words. A misspelt word makes two things of one, and a heading
without any of the area's words most likely stands under the wrong “area”. Endings, accents and capitals
may differ.

Wrong:

    areas:
      - id: wizerunek
        text: kształtowanie wizerunku wewnątrz i na zewnątrz
    goals:
      - id: cele-wizerunku
        area: wizerunek
        heading: WIZERUNEK WEWNĄTRZ I NA ZEWNĄTTRZ
        text: Promocja najlepszych praktyk.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]

Right:

    areas:
      - id: wizerunek
        text: kształtowanie wizerunku wewnątrz i na zewnątrz
    goals:
      - id: cele-wizerunku
        area: wizerunek
        heading: WIZERUNEK WEWNĄTRZ I NA ZEWNĄTRZ
        text: Promocja najlepszych praktyk.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
"""

import re
from functools import lru_cache
from itertools import islice, product, takewhile
from typing import NamedTuple

from kpes.findings import MOST_IN_A_FILE
from kpes.language import bare
from kpes.messages import Message, message
from kpes.model import Agreement, Area, Goals, Text
from kpes.rules.rule import Data, Findings, Words

CODE = "K214"

_WORD = re.compile(r"[^\W\d_]{3,}")
_SAYS_NOTHING = {"dla", "oraz", "przez", "the", "and", "for", "und", "für", "der", "die", "das", "les", "des", "pour"}
_MOST = 50
"""Words of a heading or an area that are compared, and areas that a better fit is looked for among."""


class _Word(NamedTuple):
    bare: str
    start: int
    end: int


def check(data: Data) -> Findings:
    """Each heading that has no word of its area, and each of its words that is nearly one of the area's."""
    if not data.printed:
        return
    pairs = _pairs(data.printed)
    unlike = [pair for pair in pairs if not _share(pair[0].heading, pair[1].text)]
    for goals, area in pairs:
        yield from _misspelt(goals.heading, area.text)
    customary = len(unlike) <= len(pairs) / 2
    others = data.printed.areas[:_MOST]
    for goals, area in unlike[:MOST_IN_A_FILE]:
        likely = next((other for other in others if _share(goals.heading, other.text)), None)
        if likely or customary:
            yield goals.heading, _unlike(area, likely)


def _unlike(area: Area, likely: Area | None) -> Message:
    if likely:
        return message(
            "This heading has no word of its area “{area}”, but some of “{likely}”. Correct “area”, or the heading.",
            area=area.id,
            likely=likely.id,
        )
    return message(
        "This heading has no word of its area “{area}”, as the others have. Correct “area”, or the heading.",
        area=area.id,
    )


def _pairs(agreement: Agreement) -> list[tuple[Goals, Area]]:
    """The goals that belong to an area and have words to compare, and that area."""
    areas = {area.id.value: area for area in agreement.areas if _words(area.text)}
    having = ((goals, areas.get(goals.area.value)) for goals in agreement.goals if goals.area)
    return [(goals, area) for goals, area in having if area and _words(goals.heading)]


@lru_cache(1024)
def _words(text: Text) -> list[_Word]:
    """The words to compare; kept, for many goals may share a long area."""
    found = (_Word(bare(word[0]), word.start(), word.end()) for word in _WORD.finditer(text.value, 0, 10_000))
    return list(islice((word for word in found if word.bare not in _SAYS_NOTHING), _MOST))


def _share(heading: Text, area: Text) -> bool:
    return any(_akin(one.bare, other.bare) for one, other in product(_words(heading), _words(area)))


def _akin(one: str, other: str) -> bool:
    """Whether these may be forms of one word, or words of one family: they begin alike."""
    common = _common(one, other)
    return one == other or (common >= 3 and 2 * common >= max(len(one), len(other)))


def _misspelt(heading: Text, area: Text) -> Findings:
    """The heading's words that differ by one letter, inside, from a word that only the area has."""
    mine, theirs = _words(heading), _words(area)
    known = {word.bare for word in mine} & {word.bare for word in theirs}
    for word in (word for word in mine if word.bare not in known):
        meant = next((other for other in theirs if other.bare not in known and _slip(word.bare, other.bare)), None)
        if meant:
            said = message(
                "“{word}” is “{other}” in the area. Write it the same way in both.",
                word=heading.value[word.start : word.end],
                other=area.value[meant.start : meant.end],
            )
            yield Words(heading, word.start, word.end), said


def _slip(one: str, other: str) -> bool:
    """Whether one letter was added, dropped or replaced, or two swapped, neither first nor among the last two.

    What differs at the end is inflection.
    """
    if one[0] != other[0] or one[-2:] != other[-2:] or min(len(one), len(other)) < 5:
        return False
    shorter, longer = sorted((one, other), key=len)
    start = _common(one, other)
    rest, longer_rest = shorter[start:], longer[start:]
    if len(longer) == len(shorter) + 1:
        return rest == longer_rest[1:]
    if len(longer) > len(shorter) or one == other:
        return False
    return rest[1:] == longer_rest[1:] or (rest[:2] == longer_rest[1::-1] and rest[2:] == longer_rest[2:])


def _common(one: str, other: str) -> int:
    """How many letters they begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
