"""A stack of pages cut into copies, by what each page is and by the order in which they lie.

Copies are identical, so no page says of which copy it is. The order does: pages that go on, or that are all in one
file. Where it does not, pages are loose; none is put into a copy by guessing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

_FAULTY, _FAULTY_WITHIN = 1 / 4, 1 / 2
"""Share of pages that may be missing, doubled or strange where pages lie in order; of shuffled ones half and more are.
The second holds between whole copies, where the stack is known to be in order."""


class Leaf(NamedTuple):
    """A page of a stack: the number of its file, and which page it is, of how many of which edition.

    There is no ``edition`` where it looks like no issued page.
    """

    file: int
    edition: str | None = None
    page: int = 0
    of: int = 0


class Cut(NamedTuple):
    """The copies in their order, each with the numbers of its leaves as its pages follow each other, and the leaves
    that are of no copy, or of nobody knows which."""

    copies: list[list[int]]
    loose: list[int]


def cut(leaves: Sequence[Leaf]) -> Cut:
    """The stack cut into copies."""
    streams = [_forward(leaves, stream) for stream in _streams(leaves)]
    copies: list[list[int]] = []
    for stream in streams:
        for group in _groups(leaves, [at for at in stream if leaves[at].edition]):
            if copies and stream is not streams[0] and _is_whole(leaves, [*copies[-1], *group]):
                copies[-1] += group  # A copy may lie in two files.
            else:
                copies.append(group)
    copies = [copy for copy in copies if len(copy) > 1 or leaves[copy[0]].of == 1]
    places = {at: float(leaf.page) for at, leaf in enumerate(leaves) if leaf.edition}
    for stream in streams:
        _take_in_strangers(leaves, stream, copies, places)
    taken = {at for copy in copies for at in copy}
    loose = [at for at in range(len(leaves)) if at not in taken]
    return Cut([sorted(copy, key=places.__getitem__) for copy in copies], loose)


def _streams(leaves: Sequence[Leaf]) -> Iterator[list[int]]:
    """What was scanned at one go: a file of several pages, or files of one page in a row."""
    size = Counter(leaf.file for leaf in leaves)
    for _, members in groupby(enumerate(leaves), lambda one: one[1].file if size[one[1].file] > 1 else None):
        yield [at for at, _ in members]


def _forward(leaves: Sequence[Leaf], stream: list[int]) -> list[int]:
    """The stream from front to back; a stack may have been scanned from its back."""
    steps = Counter(leaves[after].page - leaves[before].page for before, after in pairwise(stream)
                    if leaves[before].edition == leaves[after].edition)  # fmt: skip
    return stream[::-1] if steps[-1] > steps[1] else stream


def _groups(leaves: Sequence[Leaf], known: list[int]) -> Iterator[list[int]]:
    """What the order of a stream tells to belong together; a group may be one page."""
    pieces = list(_pieces(leaves, known))
    whole = sum(len(piece) for piece in pieces if _is_whole(leaves, piece))
    if whole < _certain(leaves, known) * len(known):
        yield from _in_order(leaves, pieces, _FAULTY)
        return
    for is_whole, members in groupby(pieces, lambda piece: _is_whole(leaves, piece)):
        alike = list(members)
        yield from alike if is_whole else _in_order(leaves, alike, _FAULTY_WITHIN)


def _certain(leaves: Sequence[Leaf], known: list[int]) -> float:
    """The share of pages in whole copies that is no chance: half the way from what shuffled pages have to all."""
    of = _edition(leaves, known)[1] if known else 1
    return (1 + float(of) ** (1 - of)) / 2


def _in_order(leaves: Sequence[Leaf], pieces: list[list[int]], faulty: float) -> list[list[int]]:
    """The pieces where they lie in order, or all as one copy where no page is there twice, or one; else nothing."""
    together = [at for piece in pieces for at in piece]
    if not together:
        return []
    edition, of = _edition(leaves, together)
    pages = {leaves[at].page for at in together}
    ours = sum(leaves[at].edition == edition for at in together)
    if ours > len(together) / 2 and max(pages) <= of and len(together) <= (of + 1 if len(pages) == of else len(pages)):
        return [together]
    return pieces if sum(_faults(leaves, piece) for piece in pieces) <= faulty * len(together) else []


def _pieces(leaves: Sequence[Leaf], known: list[int]) -> Iterator[list[int]]:
    """The stream parted where the numbers of pages do not go up; a page that follows itself was scanned twice."""
    piece: list[int] = []
    for at in known:
        before, leaf = leaves[piece[-1]] if piece else None, leaves[at]
        again = before is not None and before == leaf._replace(file=before.file) and leaf.of > 1
        if before and not again and leaf.page <= before.page:
            yield from _of_one_edition(leaves, piece)
            piece = []
        piece.append(at)
    if piece:
        yield from _of_one_edition(leaves, piece)


def _of_one_edition(leaves: Sequence[Leaf], piece: list[int]) -> Iterator[list[int]]:
    """The piece, in which a few pages may be another edition's; else one for each stretch of an edition."""
    edition, _ = _edition(leaves, piece)
    strange = sum(leaves[at].edition != edition for at in piece)
    if 3 * strange < len(piece):
        yield piece
    else:
        yield from (list(members) for _, members in groupby(piece, lambda at: leaves[at].edition))


def _edition(leaves: Sequence[Leaf], piece: Iterable[int]) -> tuple[str | None, int]:
    """The edition that most pages are of, and how many pages that has."""
    return Counter((leaves[at].edition, leaves[at].of) for at in piece if leaves[at].edition).most_common(1)[0][0]


def _is_whole(leaves: Sequence[Leaf], piece: Sequence[int]) -> bool:
    """Whether these are all the pages of one edition in their order."""
    edition, of = _edition(leaves, piece)
    return [leaves[at][1:3] for at in piece] == [(edition, page) for page in range(1, of + 1)]


def _faults(leaves: Sequence[Leaf], piece: list[int]) -> int:
    """How many pages are missing from a copy, there twice, or another edition's; one page alone is one fault."""
    edition, of = _edition(leaves, piece)
    if len(piece) == 1 < of:
        return 1
    pages = {leaves[at].page for at in piece if leaves[at].edition == edition}
    return of - len(pages) + len(piece) - len(pages)


def _take_in_strangers(
    leaves: Sequence[Leaf], stream: list[int], copies: list[list[int]], places: dict[int, float]
) -> None:
    """Puts pages that look like no issued page into the copy amid which they lie, or at whose end one is missing.

    ``places`` has the number of the page that each leaf is, or behind which it lies.
    """
    copy_of = {at: copy for copy in copies for at in copy}
    for at, before, after in zip(stream, [None, *stream], [*stream[1:], None], strict=False):
        if leaves[at].edition:
            continue
        earlier, later = (None if one is None else copy_of.get(one) for one in (before, after))
        for copy, beside, step in ((earlier, before, 0.1), (later, after, -0.1)):
            if copy and beside is not None and (earlier is later or len(copy) < _edition(leaves, copy)[1]):
                copy.append(at)
                copy_of[at], places[at] = copy, places[beside] + step
                break
