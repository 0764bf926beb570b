"""The document as templates are given it: variables for its words, and lists that hold their items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from kpes.document import Block, Column, Document, Role, Signatory, Table
from kpes.fingerprint import short
from kpes.language import language

LIST = "list"
Hold = Callable[[str], str]


class Part(NamedTuple):
    """A block with its words, or a list: a part of the role LIST that has nothing but ``items``.

    ``role`` is the value of a Role. An item may have ``items`` of its own. ``leads`` is as in Block.
    """

    role: str
    label: str = ""
    text: str = ""
    items: tuple[Part, ...] = ()
    leads: bool = False

    @property
    def words(self) -> str:
        """Label and text on one line, as the canonical text has them."""
        return f"{self.label} {self.text}".replace("\n", " ").strip()


class Grid(NamedTuple):
    """A table of a report. It has no label and no text, so a template that knows no tables is an error, not a gap."""

    role: str
    headed: bool
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    """The lines of each cell."""


def variables(document: Document, fingerprint: str) -> dict[str, object]:
    """What templates are given, by name; `docs/templates.md` explains each. One-letter words are held to the next."""
    tongue = language(document.language)
    hold = tongue.hold_together
    listed = document.signatory_list
    signatories = listed.signatories if listed else ()
    return {
        "title": document.title,
        "language": tongue.tag,
        "date": document.date.isoformat(),
        "draft": document.draft,
        "author": document.author,
        "fingerprint": fingerprint,
        "edition": short(fingerprint),
        "edition_word": tongue.edition,
        "page_of": tongue.page_of,
        "parts": outline(document.blocks, hold),
        "partners_heading": hold(listed.partners_heading) if listed else "",
        "signature_heading": hold(listed.signature_heading) if listed else "",
        "signatories": tuple(Signatory(hold(one.name), hold(one.seat)) for one in signatories),
    }


def outline(blocks: Sequence[Block | Table], hold: Hold) -> tuple[Part | Grid, ...]:
    """The blocks in reading order, items that follow each other put into a list, and sub-items into their item."""
    parts: list[Part | Grid] = []
    for listed, group in groupby(blocks, lambda block: block.role is Role.ITEM):
        if listed:
            parts.append(Part(LIST, items=_items([block for block in group if isinstance(block, Block)], hold)))
        else:
            parts += (_grid(block, hold) if isinstance(block, Table) else _part(block, hold) for block in group)
    return tuple(parts)


def _items(blocks: Sequence[Block], hold: Hold) -> tuple[Part, ...]:
    starts = [number for number, block in enumerate(blocks) if block.depth <= blocks[0].depth]
    return tuple(
        _part(blocks[start], hold, _items(blocks[start + 1 : end], hold))
        for start, end in pairwise([*starts, len(blocks)])
    )


def _grid(table: Table, hold: Hold) -> Grid:
    columns = tuple(column._replace(heading=hold(column.heading)) for column in table.columns)
    rows = tuple(tuple(tuple(hold(words).split("\n")) for words in row) for row in table.rows)
    return Grid(table.role.value, table.headed, columns, rows)


def _part(block: Block, hold: Hold, items: tuple[Part, ...] = ()) -> Part:
    return Part(block.role.value, block.label, hold(block.text), items, block.leads)
