"""The document as templates are given it: variables for its words, and lists that hold their items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from kpes.document import Block, Document, Role, Signatory
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


def variables(document: Document, fingerprint: str) -> dict[str, object]:
    """What templates are given, by name; `docs/templates.md` explains each. One-letter words are held to the next."""
    tongue = language(document.language)
    hold = tongue.hold_together
    listed = document.signatory_list
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
        "partners_heading": hold(listed.partners_heading),
        "signature_heading": hold(listed.signature_heading),
        "signatories": tuple(Signatory(hold(one.name), hold(one.seat)) for one in listed.signatories),
    }


def outline(blocks: Sequence[Block], hold: Hold) -> tuple[Part, ...]:
    """The blocks in reading order, items that follow each other put into a list, and sub-items into their item."""
    parts: list[Part] = []
    for listed, group in groupby(blocks, lambda block: block.role is Role.ITEM):
        if listed:
            parts.append(Part(LIST, items=_items(tuple(group), hold)))
        else:
            parts += (_part(block, hold) for block in group)
    return tuple(parts)


def _items(blocks: tuple[Block, ...], hold: Hold) -> tuple[Part, ...]:
    starts = [number for number, block in enumerate(blocks) if block.depth <= blocks[0].depth]
    return tuple(
        _part(blocks[start], hold, _items(blocks[start + 1 : end], hold))
        for start, end in pairwise([*starts, len(blocks)])
    )


def _part(block: Block, hold: Hold, items: tuple[Part, ...] = ()) -> Part:
    return Part(block.role.value, block.label, hold(block.text), items, block.leads)
