"""The body of a Word document with tracked changes (ECMA-376, part 1, 17.13.5), in the look of the copies.

Whoever accepts all of them is left with exactly the new text, whoever rejects all with the old one: a
paragraph or row that came or went is marked as such itself, not only its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from kpes.comparison.documents import Comparison
from kpes.comparison.lines import Line, Piece, Row
from kpes.document import Block
from kpes.fingerprint import short
from kpes.ooxml import qualified
from kpes.render.docx import put_together
from kpes.render.docx_body import (
    Look,
    Words,
    block_paragraph,
    empty_table,
    heading_row,
    kept_with_next,
    runs,
    signatory_row,
    smallest_paragraph,
    words_of,
    words_of_signatory,
)
from kpes.render.docx_elements import PLAIN, Element, Face, inside, w

AUTHOR = "kpes"


def render(comparison: Comparison, old: str, new: str, template: bytes) -> bytes:
    """What changed, as the bytes of a DOCX with tracked changes; ``old`` and ``new`` are the fingerprints.

    To accept all changes gives the words of the new document, to reject them all those of the old one.
    """
    contents = partial(_body, comparison)
    return put_together(comparison.new, f"{short(old)} → {short(new)}", f"{old} {new}", template, contents)


def _body(comparison: Comparison, look: Look) -> Iterator[Element]:
    """All that stands between the page margins, old and new."""
    tracked = _Tracked(comparison, look)
    yield from tracked.blocks(comparison.body, comparison.blocks())
    if any(_said(line) for heading in comparison.headings for line in heading):
        yield tracked.signatory_list()
    yield from tracked.blocks(comparison.attached, comparison.attachments())
    yield smallest_paragraph(look)


class _Tracked:
    """Makes the elements of one document; each change in it has a number of its own."""

    def __init__(self, comparison: Comparison, look: Look):
        self.comparison = comparison
        self.look = look
        self.changes = 0

    def _change(self, tag: str, *content: Element) -> Element:
        """``w:ins`` or ``w:del``. The agreement's own date stands for the clock, as in all that kpes makes."""
        self.changes += 1
        date = f"{self.comparison.new.date.isoformat()}T00:00:00Z"
        return w(tag, *content, id=self.changes, author=AUTHOR, date=date)

    def blocks(
        self, rows: Sequence[Row], blocks: Iterable[tuple[Row, Block | None, Block | None]]
    ) -> Iterator[Element]:
        """The paragraphs of some rows, and of the ``blocks`` that these were made of."""
        for (changed, old, new), after in zip_longest(blocks, rows[1:]):
            shown = new or old
            if shown is None:
                continue
            of_old, of_new = (words_of(one, self.look) if one else () for one in (old, new))
            content = self._runs(changed, of_old, of_new, end_removed=after is not None and after.old is None)
            paragraph = block_paragraph(shown, self.look, content, keep_next=shown.leads or after is None)
            self._mark([paragraph], changed)
            yield paragraph

    def signatory_list(self) -> Element:
        """The table, with the rows of partners who came and of those who went."""
        comparison = self.comparison
        table = empty_table(self.look)
        headings = [
            self._runs(changed, ((str(changed.old), PLAIN),), ((str(changed.new), PLAIN),))
            for changed in comparison.headings
        ]
        top = heading_row(headings, self.look.columns, self.look)
        self._mark_row(top, comparison.headings[0])
        table.append(top)
        for index, (changed, *both) in enumerate(comparison.partners()):
            of_old, of_new = (words_of_signatory(one, self.look) if one else () for one in both)
            kept = kept_with_next(index, len(comparison.signatories))
            made = signatory_row(self._runs(changed, of_old, of_new), self.look, kept)
            self._mark_row(made, changed)
            table.append(made)
        return table

    def _runs(self, changed: Row, old: Words, new: Words, end_removed: bool = False) -> Iterator[Element]:
        """The runs of a line, which is printed as ``old`` and as ``new``.

        With ``end_removed`` a line does not end with what was added: where a paragraph that was added follows,
        LibreOffice (7.4) rejects the end of such a line as well, and joins it with the next one.
        """
        of_old = _as_long(old, str(changed.old)) if changed.old else ()
        of_new = _as_long(new, str(changed.new)) if changed.new else ()
        at_old = at_new = 0
        pieces = _with_a_word_before(changed.pieces) if end_removed else changed.pieces
        for index, piece in enumerate(pieces):
            removed = _cut(of_old, at_old, at_old + len(piece.old))
            added = _cut(of_new, at_new, at_new + len(piece.new))
            at_old, at_new = at_old + len(piece.old), at_new + len(piece.new)
            if piece.kept:
                yield from runs(added)
                continue
            parts = [("del", runs(removed, "delText")), ("ins", runs(added))]
            if end_removed and index == len(pieces) - 1:
                parts.reverse()
            yield from (self._change(tag, *content) for tag, content in parts if content)

    def _mark_row(self, made: Element, changed: Row) -> None:
        if tag := _came_or_went(changed):
            inside(made, "trPr").append(self._change(tag))
            self._mark(made.iter(qualified("p")), changed)

    def _mark(self, paragraphs: Iterable[Element], changed: Row) -> None:
        """Tells that the ends of these paragraphs came or went with their words."""
        if tag := _came_or_went(changed):
            for one in paragraphs:
                inside(one, "pPr").append(w("rPr", self._change(tag)))


def _with_a_word_before(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces of a line, with the word before an addition at its end removed and added, too."""
    *others, last = pieces
    if last.old or not others:
        return pieces
    *others, kept = others
    start = kept.old.rstrip().rfind(" ") + 1
    word = kept.old[start:]
    return (*others, Piece(kept.old[:start], kept.old[:start]), Piece(word, word + last.new))


def _came_or_went(changed: Row) -> str | None:
    """The element that says so of a whole line; None where it has an old and a new wording."""
    if _said(changed.old) and _said(changed.new):
        return None
    return "ins" if _said(changed.new) else "del"


def _said(line: Line | None) -> bool:
    return line is not None and bool(str(line))


def _as_long(words: Words, line: str) -> Words:
    """``words``, which have a tab or a break for some spaces; where they are not as long as ``line``, that."""
    return words if sum(len(part) for part, _ in words) == len(line) else ((line, PLAIN),)


def _cut(words: Words, start: int, end: int) -> Words:
    """The words between two places."""
    found: list[tuple[str, Face]] = []
    at = 0
    for part, face in words:
        cut = part[max(start - at, 0) : max(end - at, 0)]
        at += len(part)
        if cut:
            found.append((cut, face))
    return tuple(found)
