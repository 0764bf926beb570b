"""Rows of a few kinds by the thousand, put into a part of a DOCX when it is written.

As elements, ten thousand rows take 50 MiB and most of the time. So the tree holds one row of each kind, set
between marks, with a sign where its words belong; in the written part the rows themselves take their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.sax.saxutils import escape

from lxml import etree

from kpes.render.docx_elements import Element

WORDS = "\ue000"
"""Stands in a kind of row for the words of one run. Unicode leaves it to private use, so no agreement holds it."""

Row = tuple[int, tuple[str, ...]]
"""The number of a row's kind, and the words of its runs."""

_MARK = etree.ProcessingInstruction("kpes-row")


def kinds(rows: Iterable[Element]) -> Iterator[Element]:
    """What the tree holds for these kinds of row: each of them between two marks."""
    yield etree.ProcessingInstruction(_MARK.target)
    yield from chain.from_iterable((row, etree.ProcessingInstruction(_MARK.target)) for row in rows)


def written_out(part: bytes, rows: Iterable[Row]) -> Iterator[bytes]:
    """The XML ``part``, piece by piece, with ``rows`` in the place of their kinds, if it holds any."""
    before, *made = part.split(etree.tostring(_MARK))
    yield before
    if made:
        *made, after = made
        patterns = [row.replace(b"%", b"%%").replace(WORDS.encode(), b"%b") for row in made]
        for kind, words in rows:
            yield patterns[kind] % tuple(escape(run).encode() for run in words)
        yield after
