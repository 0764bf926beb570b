"""What changed between two texts, as a lawyer reads it: line by line, then word by word. Pure functions.

`alignment` finds what two sequences share, `lines` tells which lines go together, `words` what changed within
a line, `documents` compares whole documents, and `recognition` makes a document of a canonical text again.
"""

from kpes.comparison.alignment import changed
from kpes.comparison.documents import Comparison, compare_documents
from kpes.comparison.lines import Line, Row, after, before, compare
from kpes.comparison.recognition import recognise
from kpes.comparison.words import Piece, pieces

__all__ = [
    "Comparison",
    "Line",
    "Piece",
    "Row",
    "after",
    "before",
    "changed",
    "compare",
    "compare_documents",
    "pieces",
    "recognise",
]
