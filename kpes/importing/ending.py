"""Where the signatures begin: at the end of a text, before its attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from kpes.importing.entries import Entry, Piece
from kpes.importing.places_to_sign import has_dots
from kpes.importing.signed_lines import TO_FILL_IN
from kpes.received.written import Cell, Grid, Line

_LONGEST = 160
"""Characters. What is longer is no name and no place to sign."""
_SAYS = re.compile(
    r"(?i)\b(?:podpis(?:y|ów)?|sygnatariusz\w*|pieczę\w+|w imieniu|"
    r"za (?:lidera|partnera|partnerów|strony?|wykonawcę|zamawiającego|uczestnika)|"
    r"signatures?|signed|signator\w+|on behalf of|by:|unterschrift\w*|unterzeichne\w*|im namen|"
    r"signataires?|au nom d\w+)(?!\w)|"
    r"^(?:lista )?(?:partnerzy|strony|sygnatariusze|partners|parties|parteien|partner|partenaires|les parties):?$"
)
_WITNESS = re.compile(r"(?i)^(?:in witness whereof|en foi de quoi|fait à|na dowód czego|zu urkund dessen)")
_SHORTENED = re.compile(r"[0-9]{4}\s?r\.$|(?:\b\w{1,2}\.\s?){2,}$|\b(?:Ltd|Inc|Corp|Co|sp\.\sz\so\.o)\.$")
"""Ends of lines that are no sentences: a day, the form of a company."""
_MOST_NAMES_BEFORE = 2
_MOST_BEFORE_A_BLANK = 5
"""Lines of a signatory list before the first one that is left to be filled in: two headings, a partner, who signs."""


def signatures_in(pieces: Sequence[Piece], end: int) -> int:
    """At which piece the signatures before this ``end`` begin; there where there are none."""
    start = end
    while start and _may_be(pieces[start - 1]):
        start -= 1
    sure = next((at for at in range(start, end) if _is_sure(pieces[at])), None)
    if sure is None:
        return end
    lists = [at for at in range(sure, end) if heads_signatures(pieces[at])]
    if lists and not any(isinstance(one, Entry) and _is_sure(one) for one in pieces[sure : lists[-1]]):
        sure = lists[-1]  # what stands before is a table of the text that has empty cells, too
    strokes = pieces[sure]
    if isinstance(strokes, Entry) and has_dots(strokes.line.words):
        first = max(start, sure - _MOST_NAMES_BEFORE)
        while sure > first and (_is_name(pieces[sure - 1]) or _is_heading(pieces[sure - 1])):
            sure -= 1
    elif isinstance(strokes, Entry) and _is_blank(strokes):
        sure = max(start, sure - _MOST_BEFORE_A_BLANK)
    elif sure > start and _is_heading(pieces[sure - 1]):
        sure -= 1
    return sure


def _is_blank(entry: Entry) -> bool:
    """Whether a line of a canonical text is left to be filled in by somebody who signs."""
    return entry.is_block and entry.line.words in TO_FILL_IN


def _may_be(piece: Piece) -> bool:
    """Whether a piece may stand among signatures."""
    if isinstance(piece, Grid):
        return has_room(piece) or not piece.ruled
    if piece.shape and piece.shape.kind != "item":
        return False
    words = piece.line.words
    if _WITNESS.match(words) or has_dots(words) or not any(map(str.isalnum, words)):
        return True
    return len(words) <= _LONGEST and (not words.endswith((".", ";")) or bool(_SHORTENED.search(words)))


def _is_sure(piece: Piece) -> bool:
    """Whether a piece is surely one of them."""
    if isinstance(piece, Grid):
        return has_room(piece) or any(_says(line) for line in piece.lines)
    return _is_blank(piece) or _says(piece.line)


def heads_signatures(piece: Piece) -> TypeGuard[Grid]:
    """Whether this is a table whose first row says that it is signed."""
    return isinstance(piece, Grid) and any(_says(line) for cell in piece.rows[0] for line in cell)


def _says(line: Line) -> bool:
    words = line.words
    return bool(has_dots(words) or _WITNESS.match(words) or (len(words) <= _LONGEST and _SAYS.search(words)))


def _is_name(piece: Piece) -> bool:
    return isinstance(piece, Entry) and not piece.shape and piece.is_short and len(piece.words) <= _LONGEST // 2


def _is_heading(piece: Piece) -> bool:
    """Whether this may head the list that begins with the next piece: „Gminy:”, and then „Podpisy”."""
    if not isinstance(piece, Entry) or piece.shape:
        return False
    return len(piece.words) <= _LONGEST and not piece.words.endswith((".", ";", ",")) and not piece.words[:1].islower()


def has_room(grid: Grid) -> bool:
    """Whether a table leaves room to sign: a cell in each row below its heading, or dots to sign on."""
    if any(has_dots(line.words) for line in grid.lines):
        return True
    below = grid.rows[1:] if len(grid.rows) > 1 else grid.rows
    return bool(below) and all(len(row) > 1 and not all(map(_words, row)) for row in below)


def _words(cell: Cell) -> str:
    return "".join(line.words for line in cell)
