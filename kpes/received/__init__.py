"""Files that came back: what words a reader of each sees, and what else is in it. Bytes in, a `Reading` out.

Nothing here trusts a file: it is read within bounds of time and memory, and what cannot be read ends in
`Unreadable`, which says why.
"""

from __future__ import annotations

from kpes.received.reading import Reading, Remark, Unreadable, shown

__all__ = ["Reading", "Remark", "Unreadable", "read", "shown"]


def read(data: bytes, name: str = "") -> Reading:
    """What a file of these bytes shows; ``name`` tells Markdown and HTML from plain text. Unreadable is raised."""
    from kpes.received.formats import read

    return read(data, name)
