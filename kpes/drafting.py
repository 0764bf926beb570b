"""Blocks of a report, drafted from messages in the words of the report's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpes.document import Block, Column, Role, Table
from kpes.language import Language
from kpes.messages import Message

Said = Message | str
Cell = Said | list[Said]
"""What stands in a cell of a table; a list holds its lines."""


class Draft:
    """Makes blocks in one language: its ``say`` turns messages into words."""

    def __init__(self, language: Language):
        self.language, self.say = language, language.say

    def heading(self, said: Said) -> Block:
        """A heading, which announces what comes next."""
        return Block(Role.HEADING, self.say(said), leads=True)

    def text(self, said: Said, leads: bool = False) -> Block:
        """A line of text."""
        return Block(Role.TEXT, self.say(said), leads=leads)

    def items(self, texts: Iterable[Said]) -> Iterator[Block]:
        """A numbered list."""
        for number, said in enumerate(texts, 1):
            yield Block(Role.ITEM, self.say(said), f"{number}.", depth=1)

    def table(
        self, columns: Iterable[tuple[Said, int]], rows: Iterable[Iterable[Cell]], strong: int | None = 0
    ) -> Table:
        """A table of columns, each with its heading and share in percent; ``strong`` tells which is strong, if any."""
        heads = [Column(self.say(heading), share, at == strong) for at, (heading, share) in enumerate(columns)]
        return Table(tuple(heads), tuple(tuple(map(self.cell, row)) for row in rows))

    def cell(self, cell: Cell) -> str:
        """The words of a cell, a line feed between its lines."""
        return "\n".join(map(self.say, cell)) if isinstance(cell, list) else self.say(cell)
