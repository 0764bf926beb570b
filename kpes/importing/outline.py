"""The structure of a text that somebody wrote: title, preamble, chapters, paragraphs, lists, tables, attachments.

Everything is decided by what the lines say before how they look, and nothing is lost: a line whose place is not certain
is text where it stands, its label typed. So the words and labels are the file's whatever is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpes.importing.attached import attachments, attachments_in
from kpes.importing.body import body
from kpes.importing.division import divide
from kpes.importing.ending import signatures_in
from kpes.importing.entries import Entry, Piece, entries
from kpes.importing.found import Data, Found, keep
from kpes.importing.front import front
from kpes.importing.parts import kept
from kpes.importing.places_to_sign import each_apart
from kpes.importing.quoted import quoted
from kpes.importing.tongue import language_of
from kpes.language import LANGUAGES, language
from kpes.messages import Message, counted, message
from kpes.received.written import Grid, Line, Look, Written

_ORDER = (
    "language", "status", "title", "form", "parties", "preamble", "resolution", "paragraph_labels", "chapter_labels",
    "numbering", "paragraphs", "chapters", "attachment_labels", "attachments",
)  # fmt: skip


def recognise(written: Written, otherwise: str = "pl") -> Found:
    """What a file says, as an agreement. ``otherwise`` is the language of a text that tells none.

    The first line is always the title's, or above it.
    """
    pieces = entries(written.lines)
    if pieces and isinstance(pieces[0], Grid):
        pieces[:1] = entries(pieces[0].lines)
    marks = {language(code).draft_mark.casefold(): code for code in LANGUAGES}
    marked = next((marks[line.words.casefold()] for line in written.flat if line.words.casefold() in marks), "")
    code = marked or language_of((line.words for line in written.flat), otherwise)
    looks = any(
        line.look._replace(indent=0, is_block=False) != Look() or any(run.bold for run in line.runs)
        for line in written.flat
    )
    starts = [at + 1 for at in attachments_in(pieces[1:], looks)]
    main, attached = (pieces[: starts[0]], pieces[starts[0] :]) if starts else (pieces, [])
    ending = 1 + signatures_in(main[1:], len(main) - 1)
    divided = divide(main[1:ending], code, looks)
    unsure: list[int] = []
    before = front([*main[:1], *divided.front], code, looks, bool(divided.units), unsure)
    keys: Data = {"language": code, "form": "written", **before.keys, **body(divided.units, code, unsure)}
    signed: dict[str, Grid] = {}
    if starts:
        of_attachments, signed = attachments(attached, [at - starts[0] for at in starts], code, unsure)
        keys |= of_attachments
    agreement = {key: keys[key] for key in _ORDER if key in keys}
    places = [line.words for line in written.flat if line.number in unsure]
    closing = main[ending:]
    if not divided.units and "preamble" not in agreement:  # what looks like signatures is all that there is
        keep(agreement, [*kept(closing)])
        closing = []
    told = (*_told_of_mark(before.mark, code), *_told_of_places(places))
    signing = tuple(each_apart(_lines(closing)))
    return Found(agreement, _lines(before.opening), signing, told, before.left_out, signed)


def _lines(pieces: Iterable[Piece]) -> tuple[Line | Grid, ...]:
    return tuple(piece.line if isinstance(piece, Entry) else piece for piece in pieces)


def _told_of_mark(mark: Line | None, code: str) -> Iterator[Message]:
    if mark:
        yield message(
            "The file says “{words}”. So the text became a draft, whose mark under the title is “{mark}”.",
            words=mark.words,
            mark=language(code).draft_mark,
        )


def _told_of_places(unsure: Sequence[str]) -> Iterator[Message]:
    """Of the lines of which it is not certain to which item they belong."""
    if unsure:
        yield counted(
            "{count} line has no label, and stands now in the item above it. Look whether it belongs there: {lines}",
            "{count} lines have no label, and stand now in the items above them. Look whether they belong there: "
            "{lines}",
            len(unsure),
            lines=quoted(unsure),
        )
