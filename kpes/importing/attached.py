"""Attachments: from the line that names one to the next such line, or to the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeGuard

from kpes.importing.body import style_for
from kpes.importing.ending import heads_signatures, signatures_in
from kpes.importing.entries import Entry, Piece
from kpes.importing.found import Data
from kpes.importing.ids import id_from
from kpes.importing.parts import labelled, parts_in, text_of
from kpes.received.written import Grid

_OF_THE_TEXT = re.compile(r"(?i)(?:do|to|zu[rm]?|à|au|du|de)\s")
"""How a title begins that says to what an attachment belongs: „do umowy z dnia …”."""


def attachments_in(pieces: Sequence[Piece], looks: bool) -> list[int]:
    """Where attachments begin. ``looks`` says that lines of the file differ in how they look.

    A line that names one and looks like a heading begins it, where text follows, or where the file says that it heads
    something. Lines that name several one below the other, or that come before another „nr 1”, list what is attached.
    In a canonical text the first one stands behind the signatures.
    """
    blocks = [at for at, piece in enumerate(pieces) if _names_one(piece) and piece.is_block]
    first = next((at for at in blocks if signatures_in(pieces, at) < at), None)
    if first is not None:
        return [at for at in blocks if at >= first]
    named = [at for at, piece in enumerate(pieces) if isinstance(piece, Entry) and _may_begin(piece, looks)]
    starts = [
        at
        for at, following in pairwise([*named, len(pieces)])
        if _may_have_a_title(pieces[at : at + 2])
        and (_is_sure(pieces[at]) or not all(map(_names_one, pieces[at + 1 : following])))
    ]
    numbers = [piece.shape.number for at in starts if isinstance(piece := pieces[at], Entry) and piece.shape]
    firsts = [at for at, number in enumerate(numbers) if number in ("1", "A", "I")]
    if firsts:
        return starts[firsts[-1] :]
    return starts if starts and not any(numbers) else []


def _may_have_a_title(pieces: Sequence[Piece]) -> bool:
    """Whether a title stands on the first line, or what may be one on the second."""
    first = pieces[0]
    assert isinstance(first, Entry)
    return bool(first.words or " " in first.label) or (len(pieces) > 1 and isinstance(pieces[1], Entry))


def _is_sure(piece: Piece) -> bool:
    """Whether the file itself says that something begins here: a page, or what a heading heads."""
    return isinstance(piece, Entry) and (piece.line.look.new_page or bool(piece.line.look.outline))


def _names_one(piece: Piece) -> TypeGuard[Entry]:
    return isinstance(piece, Entry) and piece.shape is not None and piece.shape.kind == "attachment"


def _may_begin(entry: Entry, looks: bool) -> bool:
    """Whether an attachment may begin with this line."""
    if not _names_one(entry):
        return False
    look = entry.line.look
    if look.outline:
        return True
    if entry.words.endswith((";", ",")):
        return False
    stands_out = entry.stands_out or look.new_page or look.align == "right" or not entry.words
    return stands_out or (not looks and len(entry.words) <= 120 and not entry.words.endswith("."))


def attachments(
    pieces: Sequence[Piece], starts: Sequence[int], language: str, unsure: list[int]
) -> tuple[Data, dict[str, Grid]]:
    """The attachments that begin at these places, as keys of an agreement; and where some are signed, by their ids."""
    units = [list(pieces[at:end]) for at, end in pairwise([*starts, len(pieces)])]
    example, style = style_for(unit[0] for unit in units if isinstance(unit[0], Entry))
    made: list[Data] = []
    signed: dict[str, Grid] = {}
    start = 0
    for unit in units:
        head, *behind = unit
        assert isinstance(head, Entry)
        label, title = head.label, head.heading
        if not title and behind and isinstance(first := behind[0], Entry) and not (first.shape and " " in label):
            title = first.title
            behind = behind[1:]
        if not title:  # „Załącznik nr 1” alone: the number has to be the title
            label, _, title = label.rpartition(" ")
        ((found, said),) = labelled([label], style, language, start=start)
        start = found.position
        last = behind[-1] if behind else head
        signing = last if heads_signatures(last) else None
        behind = behind[:-1] if signing else behind
        parts = parts_in(behind, language, unsure)
        named = _named_by(title, behind)
        id = id_from(named, {one["id"] for one in made}, "zalacznik" if language == "pl" else "attachment")
        if signing:
            signed[id] = signing
        made.append({"id": id, **said, "title": title, **({"text": text_of(parts)} if parts else {})})
    return {"attachment_labels": example, "attachments": made}, signed


def _named_by(title: str, behind: Sequence[Piece]) -> str:
    """What an attachment is called by: its title, or what is below one that says only to what it belongs."""
    first = behind[0] if behind else None
    below = isinstance(first, Entry) and not first.shape and first.stands_out and _OF_THE_TEXT.match(title)
    return first.heading if below and isinstance(first, Entry) else title
