"""What changed between two documents: their blocks, and their signatory lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kpes.comparison.lines import Line, Row, compare
from kpes.document import Block, Document


class Comparison(NamedTuple):
    """Two documents, and each line of theirs in its old and in its new wording.

    There is a row for every block, for the two headings of the signatory list, and for every signatory;
    a document without a signatory list has headings without words.
    """

    old: Document
    new: Document
    body: tuple[Row, ...]
    headings: tuple[Row, Row]
    signatories: tuple[Row, ...]

    def rows(self) -> Iterator[Row]:
        """Every line, in the order of the canonical texts; none is empty."""
        for row in (*self.body, *self.headings, *self.signatories):
            old, new = (line if line and str(line) else None for line in row)
            if old or new:
                yield Row(old, new)

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return all(row.kept for row in self.rows())


def compare_documents(old: Document, new: Document) -> Comparison:
    """What changed from ``old`` to ``new``."""
    of_old, of_new = old.signatory_list, new.signatory_list
    return Comparison(
        old,
        new,
        compare([line_of(block) for block in old.blocks], [line_of(block) for block in new.blocks]),
        (
            Row(_line(of_old.partners_heading), _line(of_new.partners_heading)),
            Row(_line(of_old.signature_heading), _line(of_new.signature_heading)),
        ),
        compare(
            [_line(signatory.line) for signatory in of_old.signatories],
            [_line(signatory.line) for signatory in of_new.signatories],
        ),
    )


def line_of(block: Block) -> Line:
    """The line that a block is in the canonical text."""
    return Line(_plain(block.label), _plain(block.text))


def _line(words: str) -> Line:
    return Line("", _plain(words))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))
