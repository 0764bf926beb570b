"""How many pages a PDF is likely to have, which Typst knows only once it has made it.

A good guess saves making a PDF twice, and decides nothing else. The measures are about those of kpes's own template.
"""

from __future__ import annotations

from math import ceil

from kpes.document import AnyBlock, Block, Document, Table

_PAGE, _LINE, _BETWEEN, _ROW = 247, 5.4, 1.9, 15
"""Heights in millimetres."""
_IN_LINE = 86
"""Characters."""


def likely_pages(document: Document) -> range:
    """The numbers of pages that it may well have: few, for each of them costs as many codes."""
    guess = sum(map(_height, document.all)) / _PAGE
    return range(ceil(guess), int(guess * 1.03 + 0.5) + 2)


def _height(block: AnyBlock) -> float:
    if isinstance(block, Block):
        left_empty = _PAGE / 2 if block.starts_page else 0
        return _lines(f"{block.label} {block.text}") * _LINE + _BETWEEN + left_empty
    if isinstance(block, Table):
        widths = [column.share / 100 for column in block.columns]
        return sum(_LINE * max(map(_lines, row, widths)) for row in block.rows)
    return sum(_ROW * max(1, len(one.places)) for one in block.signatories)


def _lines(words: str, width: float = 1) -> int:
    """How many lines words take in a column whose width is that part of the page's."""
    return ceil(len(words) / (_IN_LINE * width))
