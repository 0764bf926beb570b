"""What changed between two texts: on a terminal, as plain text and as Markdown.

Of what stayed only the neighbours are shown, and the heading of the paragraph; lines that only got
another number stand for themselves nowhere, or a new „Par. 2.” would hide among those behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, TextIO

from kpes.comparison import Comparison, Piece, Row
from kpes.messages import Catalogue, Message, counted, message
from kpes.reports.markdown import plain, plain_line

_MOST_NUMBERS = 4
_MOST_KEPT = 60
"""Characters that a terminal shows of unchanged words on either side of a change."""


class Skipped(NamedTuple):
    """Lines that are not shown, some of which may have got another number."""

    rows: tuple[Row, ...]


def heading(comparison: Comparison, old: Message, new: Message) -> list[Message]:
    """What is compared and how much changed, in a sentence or two; ``old`` and ``new`` name the two texts."""
    if comparison.same:
        return [message("Nothing has changed from {old} to {new}.", old=old, new=new)]
    rows = [row for row in comparison.rows() if not row.kept]
    renumbered = sum(row.renumbered for row in rows)
    both = sum(row.old is not None and row.new is not None for row in rows)
    counts = message(
        "Lines changed: {changed}, added: {added}, removed: {removed}, with another number only: {renumbered}.",
        changed=both - renumbered,
        added=sum(row.old is None for row in rows),
        removed=sum(row.new is None for row in rows),
        renumbered=renumbered,
    )
    return [message("Changes from {old} to {new}.", old=old, new=new), counts]


def passages(comparison: Comparison) -> list[Row | Skipped]:
    """The lines that changed, with one before and behind and the paragraph's label, and what is skipped between."""
    rows = list(comparison.rows())
    list_starts = len(rows) - len(comparison.headings) - len(comparison.signatories)
    shown = set()
    above = None
    for at, row in enumerate(rows):
        line = row.new or row.old
        if at >= list_starts:
            above = None
        elif line and line.label and not line.text:
            above = at
        if not row.kept and not row.renumbered:
            shown |= {at - 1, at, at + 1} | ({above} if above is not None else set())
    found: list[Row | Skipped] = []
    for hidden, group in groupby(range(len(rows)), lambda at: at not in shown):
        stretch = [rows[at] for at in group]
        found += [Skipped(tuple(stretch))] if hidden and len(stretch) > 1 else stretch
    return found


def skipped_line(skipped: Skipped) -> Message:
    """How much is not shown, and which numbers are others there."""
    same = counted("{count} line is the same", "{count} lines are the same", len(skipped.rows))
    numbers = [f"{row.old.label} → {row.new.label}" for row in skipped.rows if row.renumbered and row.old and row.new]
    if len(numbers) > _MOST_NUMBERS:
        numbers[1:-1] = ["…"]
    if numbers:
        return message("{same}, but for numbers: {numbers}", same=same, numbers=", ".join(numbers))
    return same


def as_text(comparison: Comparison, old: Message, new: Message, t: Catalogue) -> str:
    """For a pipe: „-” and „+” before lines, ``[-removed-]{+added+}`` within them; nothing is cut."""
    lines = [t(said) for said in heading(comparison, old, new)]
    if not comparison.same:
        lines.append("")
        for passage in passages(comparison):
            if isinstance(passage, Skipped):
                lines.append(f"  … {t(skipped_line(passage))}")
            else:
                lines.append(f"{_sign(passage)} {_noted(passage)}")
    return "".join(f"{line}\n" for line in lines)


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


def as_markdown(comparison: Comparison, old: Message, new: Message, t: Catalogue) -> str:
    """With ``<del>`` and ``<ins>``, which Markdown leaves as they are; words of the texts are only words."""
    parts = [f"# {plain(comparison.new.title or comparison.old.title)}"]
    parts += [plain_line(t(said)) for said in heading(comparison, old, new)]
    if not comparison.same:
        for passage in passages(comparison):
            if isinstance(passage, Skipped):
                parts.append(f"*… {plain(t(skipped_line(passage)))}*")
            elif passage.kept:
                parts.append(plain_line(str(passage.new)))
            else:
                parts.append("".join(_marked(passage.pieces)))
    return "\n\n".join(parts) + "\n"


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for at, piece in enumerate(pieces):
        if piece.kept:
            yield plain(piece.old) if at else plain_line(piece.old)
        else:
            yield _in("<del>", plain(piece.old), "</del>")
            yield _in("<ins>", plain(piece.new), "</ins>")


def draw(comparison: Comparison, old: Message, new: Message, t: Catalogue, stream: TextIO) -> None:
    """On a terminal: removed words struck through in red, added ones underlined in green."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False)
    if console.color_system is None or console.no_color:
        stream.write(as_text(comparison, old, new, t))
        return
    first, *others = heading(comparison, old, new)
    console.print(Text(t(first), style="bold"))
    for said in others:
        console.print(Text(t(said)))
    if comparison.same:
        return
    console.print()
    for passage in passages(comparison):
        if isinstance(passage, Skipped):
            console.print(Text(f"  … {t(skipped_line(passage))}", style="dim"))
        else:
            console.print(_drawn(passage))


def _drawn(row: Row):
    from rich.text import Text

    sign = _sign(row)
    drawn = Text().append(f"{sign} ", style={"-": "red", "+": "green", "~": "yellow"}.get(sign))
    pieces = row.pieces
    for at, piece in enumerate(pieces):
        if piece.kept:
            drawn.append(_shortened(piece.old, at == 0, at == len(pieces) - 1))
        else:
            drawn.append(piece.old, style="strike red")
            drawn.append(piece.new, style="underline green")
    return drawn


def _shortened(words: str, first: bool, last: bool) -> str:
    """The ends of a stretch of unchanged words that touch a change; of a line without one, its start."""
    start = "" if first and not last else _cut(words, _MOST_KEPT)
    end = "" if last else _cut(words[::-1], _MOST_KEPT)[::-1]
    return words if len(start) + len(end) + _MOST_KEPT // 2 >= len(words) else f"{start}…{end}"


def _cut(words: str, most: int) -> str:
    """The start of ``words``, of about this many characters, up to a space."""
    end = words.find(" ", most)
    return words if end < 0 else words[: end + 1]
