"""What changed since somebody signed, in a few short sentences for that person."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.comparison.documents import Comparison
from kpes.comparison.lines import Row, pieces
from kpes.document import Role
from kpes.messages import Message, printed

_MOST = 8
"""Changes that are told one by one; who wants to see all of them looks into the text."""
_LONGEST = 160
"""Letters of a quotation."""
_DEPTHS = {Role.HEADING: -2, Role.PARAGRAPH: -2, Role.ATTACHMENT: -2, Role.CHAPTER: -2, Role.SECTION: -1}
"""How deep what has items in it stands itself; items are as deep as they say."""


def changes(comparison: Comparison) -> tuple[Message, ...]:
    """The first changes in reading order, and how many more there are; other numbers alone are none."""
    lines = (
        (place, row.old.text if row.old else "", row.new.text if row.new else "") for place, row in _rows(comparison)
    )
    told = [_told(place, old, new) for place, old, new in lines if old != new]
    more = len(told) - _MOST
    return (*told[:_MOST], printed("further changes: {count}", count=more)) if more > 0 else tuple(told)


def _rows(comparison: Comparison) -> Iterator[tuple[str, Row]]:
    """Each line, and where it stands: the labels of what it is in, from the outside in, and its own."""
    above: list[tuple[int, str]] = []
    for row, old, new in (*comparison.blocks(), *comparison.attachments()):
        block = new or old
        assert block, "a line is of one of them at least"
        depth = _DEPTHS.get(block.role, block.depth)
        opens = block.role in _DEPTHS or block.role is Role.ITEM
        above = [one for one in above if one[0] < depth + (not opens)]
        if opens:
            above.append((depth, (block.label or block.text).rstrip(".:")))
        yield ", ".join(label for _, label in above), row
    heading = str(comparison.headings[0].new or "").rstrip(":")
    yield from ((heading, row) for row in (*comparison.headings, *comparison.signatories))


def _told(place: str, old: str, new: str) -> Message:
    row = pieces(old, new)
    changed = [at for at, piece in enumerate(row) if not piece.kept]
    old, new = (_short("".join(words)) for words in zip(*row[changed[0] : changed[-1] + 1], strict=True))
    if not old:
        said = printed("added: “{new}”", new=new)
    elif not new:
        said = printed("removed: “{old}”", old=old)
    else:
        said = printed("instead of “{old}” it now says “{new}”", old=old, new=new)
    return printed("{place}: {what}", place=place, what=said) if place else said


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
