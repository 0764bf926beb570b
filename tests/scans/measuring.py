"""Measures the comparison of scans: ``make scans``. Nothing here fails; it is to be read.

    python -m tests.scans.measuring [HALF [PAGES [CONDITION,…]]]

Limits are set on half 0 of the agreements and measured on half 1. Of each agreement so many pages are scanned as they
were issued, and again after signs in them were altered. An altered sign counts as found where its word, or one beside
it, is told. A word is a false alarm where it is told though it, and those beside it, stand where they were issued.
"""

from __future__ import annotations

import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from kpes.comparison.alignment import matches
from kpes.scans.comparing import Desk
from kpes.scans.glyphs import doubtful, seen
from kpes.scans.issued import IssuedPage, pages_of
from kpes.scans.upright import laid, placed, points, white
from tests.scans import paper
from tests.scans.forging import some
from tests.scans.paper import CONDITIONS, Condition
from tests.scans.specimens import QUIET, document_of, forged, issued

SIGNS = "digit comma letter"
_SAME = 0.05
"""Millimetres within which a word stands where it was issued."""


def told(page: IssuedPage, picture: paper.np.ndarray) -> set[int] | None:
    """The words of a page of which a difference is told; None where the page is not found."""
    paper_ = white(picture)
    found, scale = points(paper_)
    how = placed(found, scale, points(page.coarse)[0])
    if how is None:
        return None
    differing = doubtful(seen(laid(paper_, how, page), page), how.dpi, len(page.words))
    return {int(word) for word in differing.nonzero()[0]}


def moved(before: Sequence[IssuedPage], after: Sequence[IssuedPage], number: int) -> tuple[set[int], set[int]]:
    """The words of a page that were altered, and those that stand elsewhere than they were issued."""
    old, new = ([(at, word) for at, page in enumerate(pages) for word in page.words] for pages in (before, after))
    pairs = dict(matches([word.text for _, word in old], [word.text for _, word in new]))
    first = sum(len(page.words) for page in before[:number])
    there_now = {(word.text, *(round(side, 1) for side in word.box)) for page, word in new if page == number}
    altered, elsewhere = set(), set()
    for place in range(len(before[number].words)):
        word = old[first + place][1]
        if (word.text, *(round(side, 1) for side in word.box)) in there_now:
            continue
        if (there := pairs.get(first + place)) is None:
            altered.add(place)
        elif new[there][0] != number or any(
            abs(a - b) > _SAME for a, b in zip(word.box, new[there][1].box, strict=True)
        ):
            elsewhere.add(place)
    return altered, elsewhere


def around(words: set[int]) -> set[int]:
    """These words and those beside them."""
    return {word + step for word in words for step in (-1, 0, 1)}


def measured(name: str, condition: Condition, most: int) -> Iterator[tuple[str, int]]:
    """What was counted of one agreement, scanned in one way."""
    pdf = issued(name)
    false = forged(some(document_of(name), 30, zlib.crc32(name.encode()), SIGNS), name)
    before, after = pages_of(pdf), pages_of(false)
    for number in range(min(most, len(before), len(after))):
        altered, elsewhere = moved(before, after, number)
        for kind, source in (("clean", pdf), ("altered", false)):
            picture = paper.scanned(paper.printed(source, number + 1, condition.printer), condition,
                                    zlib.crc32(f"{name} {number} {kind} {condition.name}".encode()))  # fmt: skip
            begun = time.process_time()
            words = told(before[number], picture)
            yield "milliseconds", int(1000 * (time.process_time() - begun))
            if words is None:
                yield "not placed", 1
                continue
            if kind == "clean":
                yield "clean pages", 1
                yield "clean words", len(before[number].words)
                yield "false on clean pages", len(words)
            elif len(elsewhere) < len(before[number].words) / 4:
                yield "altered signs", len(altered)
                yield "found", sum(bool(around({word}) & words) for word in altered)
                yield "false on altered pages", len(words - around(altered | elsewhere))


def main(half: str = "1", most: str = "2", names: str = "") -> None:
    Desk()  # It sets what OpenCV may use.
    agreements = sorted(folder.name for folder in QUIET.iterdir())[int(half) :: 2]
    for condition in (one for one in CONDITIONS if not names or one.name in names.split(",")):
        counts: Counter[str] = Counter()
        for name in agreements:
            for what, count in measured(name, condition, int(most)):
                counts[what] += count
        pages = counts["clean pages"] or 1
        print(
            f"{condition.name} {condition.dpi} dpi: found {counts['found']} of {counts['altered signs']} altered signs;"
            f" {counts['false on clean pages']} false words on {pages} clean pages of {counts['clean words']} words,"
            f" {counts['false on altered pages']} on the altered ones; {counts['not placed']} not placed;"
            f" {counts['milliseconds'] / 2000 / pages:.2f} s a page",
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
