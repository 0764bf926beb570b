"""What a file says of itself, whatever its format."""

from __future__ import annotations

LONGEST = 255  # characters: what Word and python-docx accept
ELLIPSIS = "…"


def one_line(text: str) -> str:
    """``text`` as one line of at most 255 characters, cut between words where it can be."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        start = line[: LONGEST - len(ELLIPSIS) + 1]
        line = (start.rpartition(" ")[0] or start[:-1]) + ELLIPSIS
    return line
