"""The body of a Word document with tracked changes (ECMA-376, part 1, 17.13.5), in the look of the copies.

Whoever accepts all of them is left with exactly the new text, whoever rejects all with the old one: a
paragraph or row that came or went is marked as such itself, not only its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kpes.comparison import Comparison, Line, Piece, Row
from kpes.render.docx_body import (
    Hold,
    Styles,
    Words,
    block_paragraph,
    empty_table,
    heading_row,
    kept_with_next,
    last_paragraph,
    row,
    runs,
    words_of,
    words_of_signatory,
)
from kpes.render.docx_elements import Element, qualified, w

AUTHOR = "kpes"


def body_with_changes(comparison: Comparison, styles: Styles, hold: Hold, width: int) -> Iterator[Element]:
    """All that stands between the page margins, old and new; ``width`` in twentieths of a point."""
    tracked = _Tracked(comparison, styles, hold)
    yield from tracked.blocks()
    if any(_said(line) for heading in comparison.headings for line in heading):
        yield tracked.signatory_list(width)
    yield last_paragraph(styles)


class _Tracked:
    """Makes the elements of one document; each change in it has a number of its own."""

    def __init__(self, comparison: Comparison, styles: Styles, hold: Hold):
        self.comparison = comparison
        self.styles = styles
        self.hold = hold
        self.changes = 0

    def _change(self, tag: str, *content: Element) -> Element:
        """``w:ins`` or ``w:del``. The agreement's own date stands for the clock, as in all that kpes makes."""
        self.changes += 1
        date = f"{self.comparison.new.date.isoformat()}T00:00:00Z"
        return w(tag, *content, id=self.changes, author=AUTHOR, date=date)

    def blocks(self) -> Iterator[Element]:
        olds, news = iter(self.comparison.old.blocks), iter(self.comparison.new.blocks)
        last = len(self.comparison.body) - 1
        following = (*self.comparison.body[1:], None)
        for index, (changed, after) in enumerate(zip(self.comparison.body, following, strict=True)):
            old = next(olds) if changed.old is not None else None
            new = next(news) if changed.new is not None else None
            shown = new or old
            end_removed = after is not None and after.old is None
            content = self._runs(changed, old, new, lambda block: words_of(block, self.styles, self.hold), end_removed)
            paragraph = block_paragraph(shown, self.styles, content, shown.leads or index == last)
            self._mark([paragraph], changed)
            yield paragraph

    def signatory_list(self, width: int) -> Element:
        """The table, with the rows of partners who came and of those who went."""
        old, new = self.comparison.old.signatory_list, self.comparison.new.signatory_list
        table = empty_table(new if new.partners_heading else old, self.styles, width)
        headings = [
            self._runs(changed, *changed, lambda line: ((str(line), ""),)) for changed in self.comparison.headings
        ]
        top = heading_row(headings, self.styles, width)
        self._mark_row(top, self.comparison.headings[0])
        table.append(top)
        olds, news = iter(old.signatories), iter(new.signatories)
        for index, changed in enumerate(self.comparison.signatories):
            content = self._runs(
                changed,
                next(olds) if changed.old is not None else None,
                next(news) if changed.new is not None else None,
                lambda signatory: words_of_signatory(signatory, self.styles, self.hold),
            )
            kept = kept_with_next(index, len(self.comparison.signatories))
            made = row(content, self.styles, width, kept)
            self._mark_row(made, changed)
            table.append(made)
        return table

    def _runs(
        self,
        changed: Row,
        old: Any,
        new: Any,
        worded: Callable[[Any], Words],
        end_removed: bool = False,
    ) -> Iterator[Element]:
        """The runs of a line; ``worded`` gives the words of what ``old`` and ``new`` are.

        With ``end_removed`` a line does not end with what was added: where a paragraph that was added follows,
        LibreOffice (7.4) rejects the end of such a line as well, and joins it with the next one.
        """
        of_old = _as_long(worded(old), str(changed.old)) if changed.old else ()
        of_new = _as_long(worded(new), str(changed.new)) if changed.new else ()
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
            made.find(qualified("trPr")).append(self._change(tag))
            self._mark(made.iter(qualified("p")), changed)

    def _mark(self, paragraphs: Iterable[Element], changed: Row) -> None:
        """Tells that the ends of these paragraphs came or went with their words."""
        if tag := _came_or_went(changed):
            for one in paragraphs:
                one.find(qualified("pPr")).append(w("rPr", self._change(tag)))


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
    return words if sum(len(part) for part, _ in words) == len(line) else ((line, ""),)


def _cut(words: Words, start: int, end: int) -> Words:
    """The words between two places."""
    found, at = [], 0
    for part, style in words:
        cut = part[max(start - at, 0) : max(end - at, 0)]
        at += len(part)
        if cut:
            found.append((cut, style))
    return tuple(found)
