"""What stands in front of the paragraphs: title, draft mark, the sentence that opens, preamble, resolution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kpes.importing.entries import Entry, Piece
from kpes.importing.found import Data
from kpes.importing.parts import parts_in, text_of
from kpes.language import language
from kpes.received.written import Line

_MOST_TITLE_LINES = 8
_LONGEST_TITLE = 200
_CONTACT = re.compile(r"(?i)(?:(?:tel\.?|fax|phone)?[:\s]*\+?[0-9 ()/-]{7,}|\S+@\S+\.\w+|(?:https?://|www\.)\S+)")
_ANNOUNCED = re.compile(r"(?i)(?:następującej treści|tekst porozumienia|the following (?:text|terms)):$")
_MARK = re.compile(r"(?i)[/(\[„\"–-]*\s*(?:projekt|draft|entwurf|projet)\s*[/)\]”\"–-]*")
_OPENS = re.compile(
    r"(?i)(?:\w+\s){0,3}(?:zawart[aey]|zawarto|podpisan[aey])\b|w dniu\b|dnia\b|pomiędzy\b|między\b|niniejsz|"
    r"between\b|by and between|(?:is )?made\b|this (?:\w+ ){1,4}(?:is|are|has|\()|entered into|dated\b|zwischen\b|"
    r"geschlossen\b|entre\b|conclu\w*\b|les soussign"
)
_OF_WHAT = re.compile(
    r"(?i)(?:o|w sprawie|na rzecz|w ramach|dotycząc\w+|nr|no\.|on|concerning|über|betreffend|relati\w+ à)\s"
)
"""How a line begins that says what the agreement in the line above it is about."""
_PREAMBLE = re.compile(r"(?i)(?:preambuła|preamble|präambel|préambule|wstęp|recitals?|background|whereas)\W*")
_REASONS = re.compile(
    r"(?i)(?:zważywszy|mając na uwadze|uznając|whereas|considering|recognising|in anbetracht|in der erwägung|"
    r"considérant|vu )"
)
_RESOLVES = re.compile(
    r"(?i)postanawiają|uzgadniają|ustalają|co następuje|następującej treści|agree|therefore|vereinbaren|folgendes|"
    r"convien|arrêt"
)
_LONGEST_RESOLUTION = 300


class Front(NamedTuple):
    """Keys of an agreement, the pieces of its opening, and what is no part of it: contacts above it, and a mark of a
    draft in other words than those of kpes."""

    keys: Data
    opening: tuple[Piece, ...]
    left_out: tuple[Line, ...]
    mark: Line | None


def front(pieces: Sequence[Piece], code: str, looks: bool, has_body: bool, unsure: list[int]) -> Front:
    """The front of an agreement in the language of this ``code``."""
    above = _above(pieces)
    printed = language(code).draft_mark
    title, mark, end = _title(pieces[above:], looks, printed)
    is_below = mark is not None and bool(title) and title[-1].line.number < mark.number
    is_ours = is_below and mark is not None and mark.words.casefold() == printed.casefold()
    behind = [*pieces[above + end :]]
    opening, heading, reasons, resolution = _divided(behind, has_body)
    keys: Data = {"status": "draft" if mark else "final", "title": "\n".join(one.title for one in title)}
    if opening:
        keys["parties"] = text_of(parts_in(opening, code, unsure))
    if reasons:
        said = {"heading": heading.heading} if heading else {}
        keys["preamble"] = {**said, "text": text_of(parts_in(reasons, code, unsure))}
    if resolution:
        keys["resolution"] = resolution.heading
    left_out = [one.line for one in pieces[:above] if isinstance(one, Entry)]
    other = mark if mark and not is_ours else None
    return Front(keys, tuple(opening), (*left_out, *([other] if other else ())), other)


def _above(pieces: Sequence[Piece]) -> int:
    """How many lines stand above the title: of a web page or a letterhead, and such as announce the text."""
    many = 0
    while _is_line(pieces, many + 1):
        piece = pieces[many]
        if not isinstance(piece, Entry):
            break
        words = piece.line.words
        is_above = _CONTACT.fullmatch(words) or (many and _ANNOUNCED.search(words))
        if len(words) > _LONGEST_TITLE or not is_above:
            break
        many += 1
    return many


def _is_line(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands there that may be the title's."""
    return at < len(pieces) and isinstance(pieces[at], Entry)


def _title(pieces: Sequence[Piece], looks: bool, printed: str) -> tuple[list[Entry], Line | None, int]:
    """The lines of the title, the draft mark around it, and how many pieces these are."""
    title: list[Entry] = []
    mark: Line | None = None
    at = 0
    for piece in pieces:
        if not isinstance(piece, Entry) or len(title) == _MOST_TITLE_LINES:
            break
        words = piece.line.words
        is_mark = words == printed and bool(title) if piece.is_block else bool(_MARK.fullmatch(words))
        if is_mark and not (mark or piece.shape) and (title or _is_line(pieces, at + 1)):
            mark = piece.line
            if title:
                return title, mark, at + 1
        elif not title or _goes_on(piece, title[-1], looks):
            title.append(piece)
        else:
            break
        at += 1
    return title, mark, at


def _goes_on(entry: Entry, above: Entry, looks: bool) -> bool:
    """Whether a line belongs to the title that the one above it belongs to."""
    words = entry.line.words
    if entry.is_block or entry.shape or len(words) > _LONGEST_TITLE:
        return False
    if _OPENS.match(words) or _PREAMBLE.fullmatch(words):
        return False
    if _OF_WHAT.match(words):
        return not words.endswith((".", ":", ";", ","))
    if not looks:
        return entry.is_short
    if above.shape or above.line.look.align == "right":
        return entry.stands_out
    if entry.line.look.style != above.line.look.style and entry.line.look.style.startswith(("heading", "body")):
        return False
    is_alike = entry.line.look.align == above.line.look.align == "center" or entry.is_bold
    return (is_alike or entry.line.look.style.startswith(("title", "subtitle"))) and not words.endswith((".", ":"))


def _divided(pieces: list[Piece], has_body: bool) -> tuple[list[Piece], Entry | None, list[Piece], Entry | None]:
    """What opens the agreement, the heading of the preamble and the preamble, and the resolution."""
    resolution: Entry | None = None
    at = next((at for at, piece in enumerate(pieces) if _begins_preamble(piece)), None)
    last = pieces[-1] if pieces and has_body else None
    if isinstance(last, Entry) and _resolves(last, at is not None and at < len(pieces) - 1):
        resolution = last
        pieces = pieces[:-1]
    if at is None and not has_body:
        at = next((at for at, piece in enumerate(pieces) if not _opens(piece)), 0)
    if at is None or at >= len(pieces):
        return pieces, None, [], resolution
    first = pieces[at]
    heading = first if isinstance(first, Entry) and _heads_preamble(first) and at + 1 < len(pieces) else None
    return pieces[:at], heading, pieces[at + bool(heading) :], resolution


def _opens(piece: Piece) -> bool:
    return isinstance(piece, Entry) and bool(_OPENS.match(piece.line.words))


def _heads_preamble(entry: Entry) -> bool:
    words = entry.line.words
    is_styled = entry.line.look.style.startswith("heading") and not _RESOLVES.search(words)
    return not entry.shape and (is_styled or bool(_PREAMBLE.fullmatch(words)))


def _begins_preamble(piece: Piece) -> bool:
    return isinstance(piece, Entry) and (_heads_preamble(piece) or bool(_REASONS.match(piece.line.words)))


def _resolves(piece: Entry, has_preamble: bool) -> bool:
    """Whether this is the sentence that leads to the paragraphs."""
    if piece.shape or len(piece.line.words) > _LONGEST_RESOLUTION:
        return False
    words = piece.line.words
    if piece.line.look.style.startswith("heading"):
        return True
    return bool(_RESOLVES.search(words)) and (has_preamble or piece.stands_out or words.isupper())
