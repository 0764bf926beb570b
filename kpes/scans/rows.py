"""Where the signatories sign: the rows of the list, found by its headings, its names, and the rules between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpes.scans.ink import Row
from kpes.scans.issued import Box, IssuedPage, surrounding

_AFTER_THE_LAST = 25.0
"""Millimetres below the last name of a page where no rule ends its row."""


def rows_of(pages: Sequence[IssuedPage], listed: Sequence[str], headings: Sequence[str]) -> Mapping[int, list[Row]]:
    """The rows by the numbers of their pages; ``listed`` are the lines of the list, ``headings`` stand above it.

    A list that goes on repeats its headings on each page; a line that is not found has no row.
    """
    found: dict[int, list[Row]] = {}
    waiting = list(enumerate(map(str.split, listed)))
    head = " ".join(headings).split()
    for number, page in enumerate(pages, 1):
        texts = [word.text for word in page.words]
        begins = _find(texts, head, 0)
        if not head or begins is None:
            continue
        at, named = begins + len(head), []
        while waiting and (place := _find(texts, waiting[0][1], at)) is not None:
            who, words = waiting.pop(0)
            at = place + len(words)
            named.append((who, surrounding([word.box for word in page.words[place:at]])))
        found[number] = list(_between(page, named))
    return found


def _find(texts: Sequence[str], wanted: Sequence[str], start: int) -> int | None:
    length = len(wanted)
    return next((at for at in range(start, len(texts) - length + 1) if list(texts[at : at + length]) == wanted), None)


def _between(page: IssuedPage, named: Sequence[tuple[int, Box]]) -> Iterator[Row]:
    """The rows of a page: from the rule above a name, or from the name, to what ends its row."""
    rules = sorted((rule.top + rule.bottom) / 2 for rule in page.rules if rule.right - rule.left > 60)
    for place, (who, name) in enumerate(named):
        next_name = named[place + 1][1].top if place + 1 < len(named) else name.bottom + _AFTER_THE_LAST
        above = max((rule for rule in rules if rule < name.top + 1), default=name.top - 1)
        below = min((rule for rule in rules if rule > name.bottom - 1), default=next_name)
        if below > next_name:
            # Blocks have no rules between them that go across the page.
            above, below = name.top - 1, next_name
        yield Row(who, Box(name.right + 3, above + 0.4, page.width - 15, below - 0.4))
