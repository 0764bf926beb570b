"""What changed between two texts: on a terminal, as plain text, as Markdown and as one web page.

Of what stayed only the neighbours are shown, and the heading of the paragraph; lines that only got
another number stand for themselves nowhere, or a new „Par. 2.” would hide among those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TextIO

from kpes.comparison.documents import Comparison
from kpes.comparison.lines import Piece, Row
from kpes.document import Block, Role
from kpes.messages import Message, counted, message
from kpes.reports.report import Report, as_text, plain, plain_line, wrapped

if TYPE_CHECKING:
    from rich.text import Text

_MOST_NUMBERS = 4
_MOST_KEPT = 60
"""Characters that a terminal shows of unchanged words on either side of a change."""
_PAGE = Path(__file__).with_name("changes.html.j2")
_ELEMENTS = {
    Role.TITLE: "h2",
    Role.CHAPTER: "h3",
    Role.HEADING: "h3",
    Role.PARAGRAPH: "h3",
    Role.ATTACHMENT: "h3",
    Role.SECTION: "h4",
}
_SIGNS = {"-": "red", "+": "green", "~": "yellow", " ": ""}
"""What stands before a line that was removed, added, changed or kept, and the colour of it."""


@dataclass(frozen=True)
class Changes(Report):
    """What changed; ``old`` and ``new`` name the two texts."""

    comparison: Comparison
    old: Message
    new: Message
    moved: tuple[tuple[str, str, str], ...] = ()
    """The references that lead to another number than before: their name, and what it led to then and now."""

    own: ClassVar = {"markdown": "changes.as_markdown", "html": "changes.as_html"}
    picture = "changes.draw"
    keys = ("old", "new")

    def notes(self) -> list[str]:
        """What is compared and how much changed, in a sentence or two."""
        if self.comparison.same:
            return [self.t(message("Nothing has changed from {old} to {new}.", old=self.old, new=self.new))]
        rows = [row for row in self.comparison.rows() if not row.kept]
        renumbered = sum(row.renumbered for row in rows)
        both = sum(row.old is not None and row.new is not None for row in rows)
        counts = message(
            "Lines changed: {changed}, added: {added}, removed: {removed}, with another number only: {renumbered}.",
            changed=both - renumbered,
            added=sum(row.old is None for row in rows),
            removed=sum(row.new is None for row in rows),
            renumbered=renumbered,
        )
        said = [self.t(message("Changes from {old} to {new}.", old=self.old, new=self.new)), self.t(counts)]
        if self.moved:
            moved = ", ".join(f"{{{name}}}: {before} → {now}" for name, before, now in self.moved)
            said.append(self.t(message("References to what has another number now: {moved}.", moved=moved)))
        cells = [
            self.t(message("table {number}, column “{column}”", number=number, column=column))
            for number, column in self.comparison.cells()
        ]
        if cells:
            cells[_MOST_NUMBERS:] = ["…"] if len(cells) > _MOST_NUMBERS else []
            said.append(self.t(message("Cells of tables that changed: {cells}.", cells="; ".join(cells))))
        return said

    def rows(self) -> list[list[str]]:
        """„-” and „+” before lines, ``[-removed-]{+added+}`` within them."""
        return [[f"{_sign(row)} {_noted(row)}" if row else f"  {skipped}"] for row, skipped in self.passages()]

    def records(self) -> Iterator[Sequence[object]]:
        changed = (row for row in self.comparison.rows() if not row.kept)
        return ((str(row.old or ""), str(row.new or "")) for row in changed)

    def passages(self) -> Iterator[tuple[Row | None, str]]:
        """The lines that changed, with one before and behind and the paragraph's label.

        Where there are more between, there is no row, but a sentence on what is skipped.
        """
        if self.comparison.same:
            return
        rows = list(self.comparison.rows())
        behind = len(self.comparison.headings) + len(self.comparison.signatories) + len(self.comparison.attached)
        list_starts = len(rows) - behind
        shown: set[int] = set()
        above = None
        for at, row in enumerate(rows):
            line = row.new or row.old
            if at >= list_starts:
                above = None
            elif line and line.label and not line.text:
                above = at
            if not row.kept and not row.renumbered:
                shown |= {at - 1, at, at + 1} | ({above} if above is not None else set())
        for hidden, group in groupby(range(len(rows)), lambda at: at not in shown):
            stretch = [rows[at] for at in group]
            if hidden and len(stretch) > 1:
                yield None, f"… {self.t(_skipped(stretch))}"
            else:
                yield from ((row, "") for row in stretch)


def _skipped(rows: Sequence[Row]) -> Message:
    """How much is not shown, and which numbers are others there."""
    same = counted("{count} line is the same", "{count} lines are the same", len(rows))
    numbers = [f"{row.old.label} → {row.new.label}" for row in rows if row.renumbered and row.old and row.new]
    if len(numbers) > _MOST_NUMBERS:
        numbers[1:-1] = ["…"]
    if numbers:
        return message("{same}, but for numbers: {numbers}", same=same, numbers=", ".join(numbers))
    return same


def _sign(row: Row) -> str:
    if row.old is None or row.new is None:
        return "+" if row.old is None else "-"
    return " " if row.kept else "~"


def _noted(row: Row) -> str:
    if row.old is None or row.new is None:
        return str(row.new or row.old)
    return "".join(
        piece.old if piece.kept else f"{_in('[-', piece.old, '-]')}{_in('{+', piece.new, '+}')}" for piece in row.pieces
    )


def _in(before: str, words: str, after: str) -> str:
    return f"{before}{words}{after}" if words else ""


def as_markdown(report: Changes) -> str:
    """With ``<del>`` and ``<ins>``, which Markdown leaves as they are; words of the texts are only words."""
    comparison = report.comparison
    parts = [f"# {plain(comparison.new.title or comparison.old.title)}", *map(plain_line, report.notes())]
    for row, skipped in report.passages():
        parts.append("".join(_marked(row.pieces)) if row else f"*{plain(skipped)}*")
    return "\n\n".join(parts) + "\n"


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for at, piece in enumerate(pieces):
        if piece.kept:
            yield plain(piece.old) if at else plain_line(piece.old)
        else:
            yield _in("<del>", plain(piece.old), "</del>")
            yield _in("<ins>", plain(piece.new), "</ins>")


def as_html(report: Changes) -> str:
    """The whole text as a page, in the reader's language around the texts.

    Nothing rests on colour alone: removed words are struck through, added ones underlined, a bar stands
    beside every line that changed, and screen readers are told where each begins.
    """
    from kpes.language import language
    from kpes.render import Template
    from kpes.render.templating import fill

    headline, *others = report.notes()
    tongue = language(report.comparison.new.language)
    variables = {
        "language": report.t.language,
        "headline": headline,
        "others": others,
        "removed": report.t(message("removed")),
        "added": report.t(message("added")),
        "tongue": tongue.tag,
        "held": partial(_held, tongue.hold_together),
        "blocks": list(_blocks(report.comparison.blocks())),
        "attachments": list(_blocks(report.comparison.attachments())),
        "headings": [row for row in report.comparison.headings if any(line and str(line) for line in row)],
        "signatories": report.comparison.signatories,
    }
    return fill(_PAGE.name, variables, lambda name: Template(name, _PAGE.read_bytes(), shipped=True), escape).decode()


def _held(hold: Callable[[str], str], row: Row) -> Iterator[Piece]:
    """The pieces of a row, in which no line ends where the typography of the language forbids it."""
    old, new = (hold(str(line or "")) for line in row)
    for piece in row.pieces:
        removed, added = old[: len(piece.old)], new[: len(piece.new)]
        old, new = old[len(removed) :], new[len(added) :]
        yield Piece(added if piece.kept else removed, added)


def _blocks(rows: Iterable[tuple[Row, Block | None, Block | None]]) -> Iterator[tuple[str, Row, str]]:
    """The element of each block, its row, and the class that tells how it looks."""
    for row, old, new in rows:
        if shown := new or old:
            yield _ELEMENTS.get(shown.role, "p"), row, _look(shown)


def _look(block: Block) -> str:
    if block.role is Role.DRAFT_MARK:
        return "mark"
    return f"depth{min(block.depth, 2)}" if block.depth else ""


def draw(report: Changes, stream: TextIO) -> None:
    """On a terminal: removed words struck through in red, added ones underlined in green, both between signs, since
    many terminals strike nothing through."""
    from rich.text import Text

    from kpes.reports.terminal import console_of

    console = console_of(stream)
    if console.color_system is None or console.no_color:
        stream.writelines(wrapped(line, stream, 2) for line in as_text(report).splitlines(keepends=True))
        return
    first, *others = report.notes()
    console.print(Text(first, style="bold"))
    for note in others:
        console.print(Text(note))
    if not report.comparison.same:
        console.print()
    for row, skipped in report.passages():
        console.print(_coloured(row) if row else Text(f"  {skipped}", style="dim"))


def _coloured(row: Row) -> Text:
    from rich.text import Text

    sign, pieces, whole = _sign(row), row.pieces, row.old is None or row.new is None
    line = Text().append(f"{sign} ", style=_SIGNS[sign])
    for at, piece in enumerate(pieces):
        if piece.kept:
            line.append(_shortened(piece.old, at == 0, at == len(pieces) - 1))
        else:
            line.append(piece.old if whole else _in("[-", piece.old, "-]"), style="strike red")
            line.append(piece.new if whole else _in("{+", piece.new, "+}"), style="underline green")
    return line


def _shortened(words: str, first: bool, last: bool) -> str:
    """The ends of a stretch of unchanged words that touch a change; of a line without one, its start."""
    start = "" if first and not last else _cut(words, _MOST_KEPT)
    end = "" if last else _cut(words[::-1], _MOST_KEPT)[::-1]
    return words if len(start) + len(end) + _MOST_KEPT // 2 >= len(words) else f"{start}…{end}"


def _cut(words: str, most: int) -> str:
    """The start of ``words``, of about this many characters, up to a space."""
    end = words.find(" ", most)
    return words if end < 0 else words[: end + 1]
