"""Words that were read on scans, beside those of a text: which are which, and where in the text a page belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kpes.comparison.alignment import Gap, Pair, gaps, longest_in_order, matches
from kpes.scans import limits
from kpes.scans.readings import compared, plain
from kpes.scans.scan import Box, Page

_RUN = 3
"""Words that stand together tell where a page belongs."""


class Token(NamedTuple):
    """A word as it was read: as it is compared, the number of the page in the scan, where it stands there, and the
    number of the cell, 0 where it stands in no column."""

    text: str
    page: int
    box: Box
    cell: int


def tokens_of(at: int, page: Page, number: int) -> Iterator[Token]:
    """What a reading has on a page, line by line."""
    margin = min((line.readings[number][0].left for line in page.lines if line.readings[number]), default=0.0)
    cell = 0
    for line in page.lines:
        read = line.readings[number]
        begins = [one for one, word in enumerate(read) if not one or word.left - read[one - 1].right > limits.COLUMN]
        columns = len(begins) > 1 or (bool(read) and read[0].left > margin + 2 * limits.LABEL)
        for one, word in enumerate(read):
            cell += one in begins
            if text := compared(word.text):
                yield Token(text, at, (word.left, line.top, word.right, line.bottom), columns * cell)


def only_drops_marks(text: str, word: str) -> bool:
    """Whether a text is this word, some marks of its letters left out."""
    return len(text) == len(word) and all(one in (sign, plain(sign)) for one, sign in zip(text, word, strict=True))


def paired(meant: Sequence[str], tokens: Sequence[Token]) -> tuple[dict[int, int], set[int]]:
    """The words of a reading that the words of the text are, and all words of the reading that go with any.

    Between two such words all others may be the same, too, divided otherwise: “z akresie” for “zakresie”. Never is a
    part of a word taken for a word.
    """
    read = [token.text for token in tokens]
    pairs = _at_ends_of_pages(matches(meant, read), meant, tokens)
    found, taken = dict(pairs), {new for _, new in pairs}
    for gap in gaps(pairs, Gap(0, len(meant), 0, len(read))):
        if gap.old < gap.old_end and gap.new < gap.new_end and _same(
            meant[gap.old : gap.old_end], read[gap.new : gap.new_end]
        ):
            found |= {at: min(gap.new + at - gap.old, gap.new_end - 1) for at in range(gap.old, gap.old_end)}
            taken.update(range(gap.new, gap.new_end))
    for cell in _cells(tokens, taken):
        if (first := _elsewhere(meant, found, [read[at] for at in cell], cell[0])) is not None:
            found |= {first + step: at for step, at in enumerate(cell)}
            taken.update(cell)
    return found, taken


def _at_ends_of_pages(pairs: Sequence[Pair], meant: Sequence[str], tokens: Sequence[Token]) -> list[Pair]:
    """The same pairs, but that what no page has lies between two pages where it may.

    Of “3 maja … 6 maja” the scan may lack “… 6 maja” or “maja … 6”; both are the same to those who count words.
    """
    found = list(pairs)
    for at in range(len(found) - 1):
        (old, new), (later, after) = found[at], found[at + 1]
        lacking = later - old - 1
        if not lacking or after != new + 1 or tokens[new].page != tokens[after].page:
            continue
        for step in range(1, lacking + 1):
            if at + step >= len(found) or found[at + step] != (later + step - 1, after + step - 1) or (
                meant[old + step] != meant[later + step - 1]
            ):
                break
            if after + step < len(tokens) and tokens[after + step - 1].page != tokens[after + step].page:
                found[at + 1 : at + step + 1] = [(old + one, new + one) for one in range(1, step + 1)]
                break
    return found


def _cells(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[list[int]]:
    """The lines of cells of which no word goes with any of the text: lines of cells stand between those of others."""
    for (_, cell), members in groupby(range(len(tokens)), lambda at: (tokens[at].page, tokens[at].cell)):
        numbers = list(members)
        if cell and not any(at in taken for at in numbers):
            yield numbers


def _elsewhere(meant: Sequence[str], found: Mapping[int, int], cell: Sequence[str], place: int) -> int | None:
    """From where in the text on all these words stand, and none of them was found; it must be near, and whole."""
    near = min(found, key=lambda at: abs(found[at] - place), default=0)
    far = limits.ROW_OF_A_TABLE
    for first in range(max(0, near - far), min(near + far, len(meant) - len(cell) + 1)):
        if list(meant[first : first + len(cell)]) == list(cell) and not any(
            first + step in found for step in range(len(cell))
        ):
            return first
    return None


def _same(meant: Sequence[str], read: Sequence[str]) -> bool:
    """Whether these are the same letters, divided otherwise; a hyphen may have parted a word at the end of a line."""
    one, other = "".join(meant), "".join(read)
    return one == other or (len(read) > 1 and one == "".join(word.removesuffix("-") for word in read[:-1]) + read[-1])


def places(meant: Sequence[str], pages: Sequence[tuple[int, Page]]) -> dict[int, tuple[float, frozenset[int]]]:
    """Where in the text each page belongs, and which runs of it the page has; not of pages that belong nowhere."""
    runs = [tuple(meant[at : at + _RUN]) for at in range(len(meant) - _RUN + 1)]
    once = Counter(runs)
    place_of = {run: at for at, run in enumerate(runs) if once[run] == 1}
    found: dict[int, tuple[float, frozenset[int]]] = {}
    numbered: dict[int, float] = {}
    for at, page in pages:
        texts = [token.text for token in tokens_of(at, page, 0)]
        runs = [tuple(texts[one : one + _RUN]) for one in range(len(texts) - _RUN + 1)]
        had = [place_of[run] for run in runs if run in place_of]
        chain = [new for _, new in longest_in_order(list(enumerate(had)))]
        if len(chain) >= limits.RUNS_OF_A_PAGE and len(chain) >= limits.RUNS_SHARE * len(texts):
            found[at] = chain[len(chain) // 2], frozenset(chain)
            numbered[page.page] = max(chain)
    for at, page in pages:
        if at not in found and page.page:
            before = [last for number, last in numbered.items() if 0 < number < page.page]
            found[at] = max(before, default=-1) + 0.5, frozenset()
    return found


def doubled(where: Mapping[int, tuple[float, frozenset[int]]], pages: Sequence[tuple[int, Page]]) -> Iterator[int]:
    """The pages that are there once more, by their numbers in the scan."""
    seen: list[tuple[int, Page]] = []
    for at, page in sorted(pages):
        runs = where[at][1]
        for other, twin in seen:
            common, least = runs & where[other][1], min(len(runs), len(where[other][1]))
            if (page.page and page.page == twin.page) or 2 * len(common) > max(1, least):
                yield at
                break
        else:
            seen.append((at, page))
