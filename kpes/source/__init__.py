"""YAML text to nodes with positions, and events to YAML text; the only importer of ``yaml``.

Every scalar stays the text that was written (``no``, ``0000123456``, ``22:30``): what it means is the
reader's to say. Of YAML's language only the plain part is accepted. The rest (anchors, aliases, tags,
merge keys, several documents) serves programmers, hides text from reviewers, and crashes parsers.
"""

from kpes.source.characters import clean, excerpt, forbidden, legible
from kpes.source.nodes import NOT_READ_ON, Mapping, Node, Place, Problem, Scalar, Sequence, path, plain
from kpes.source.parse import Instant, dump, parse
from kpes.source.spots import Sources

__all__ = [
    "NOT_READ_ON", "Instant", "Mapping", "Node", "Place", "Problem", "Scalar", "Sequence", "Sources", "clean", "dump",
    "excerpt", "forbidden", "legible", "parse", "path", "plain",
]  # fmt: skip
