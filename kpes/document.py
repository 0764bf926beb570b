"""The document: what stands on the paper, block by block, whatever the file format.

A renderer reads nothing but this. Every word that the partners agree to is in the blocks, the
signatory list and the attachments, in reading order, with its label; nothing here speaks of fonts or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from kpes.language import Language
from kpes.messages import Message

A4 = (210, 297)
"""Width and height of a page in millimetres."""


class Role(Enum):
    """What a block is in the agreement; a renderer gives each role one look."""

    TITLE = "title"
    DRAFT_MARK = "draft mark"
    HEADING = "heading"  # „Preambuła:”, „PARTNERZY POSTANAWIAJĄ:”
    CHAPTER = "chapter"  # „Rozdział I Postanowienia ogólne”
    PARAGRAPH = "paragraph"  # the heading of a paragraph: „Par. 9.”, and words behind it, if it has some
    SECTION = "section"  # a section of goals: „IV. REPREZENTACJA INTERESÓW …”
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"
    SIGNATORIES = "signatories"
    ATTACHMENT = "attachment"  # the heading of an attachment, which starts on a page of its own


class Block(NamedTuple):
    """One block of words: its label (may be empty), its text (may be empty), and its place in a list.

    ``depth`` is 0 outside lists, 1 for an item, 2 for a sub-item; a text with a depth goes on in an item. ``leads`` is
    true for a block that must not stand alone at the foot of a page, because what it announces comes next. ``new_page``
    is true where it starts a page, as an attachment does anyway. In a title, and in the texts of a letter, a line feed
    asks for a new line; everywhere else a text is a single line.
    """

    role: Role
    text: str
    label: str = ""
    depth: int = 0
    leads: bool = False
    new_page: bool = False

    @property
    def starts_page(self) -> bool:
        """Whether it stands at the top of a page."""
        return self.new_page or self.role is Role.ATTACHMENT


class Code(str):
    """A line that is typed or compared sign by sign: a command, a digest. It is shown in a font of fixed width."""


_CODE = re.compile(r"[0-9a-f]{32,64}|(?:sha256sum|certutil|head|kpes|cd|pip|LC_ALL=C;) [ -~]+")


def lines_of(cell: str) -> tuple[str, ...]:
    """The lines of a cell, those that are code told as such; a single line keeps its look."""
    lines = cell.split("\n") if "\n" in cell else (cell,)
    return tuple(Code(line) if _CODE.fullmatch(line) else line for line in lines)


class Column(NamedTuple):
    """A column of a table: its heading, its share of the width in percent, and whether its words are strong."""

    heading: str
    share: int
    strong: bool = False


class Table(NamedTuple):
    """A table. A line feed in a cell asks for a new line.

    Where no column has a heading there is no row of headings. ``depth`` is that of the item it stands in. ``height`` is
    that of its rows in millimetres, at the least: room to sign.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    depth: int = 0
    height: float = 0

    @property
    def role(self) -> Role:
        """What it is among the blocks."""
        return Role.TABLE

    @property
    def lines(self) -> Iterator[str]:
        """All its words, cell by cell."""
        yield from (column.heading for column in self.columns)
        yield from (cell for row in self.rows for cell in row)

    @property
    def headed(self) -> bool:
        """Whether it has a row of headings."""
        return any(column.heading for column in self.columns)


class Signatory(NamedTuple):
    """A line of the signatory list: the partner's name and, where the data gives it, its seat.

    ``places`` has, for each signature that the partner gives, the lines beside it: who signs, in what function, or what
    is to be filled in. Where nothing stands beside them there is one place without words, and none is listed.
    """

    name: str
    seat: str = ""
    places: tuple[tuple[str, ...], ...] = ()

    @property
    def line(self) -> str:
        """The words of the line."""
        return f"{self.name}, {self.seat}" if self.seat else self.name


class SignatoryList(NamedTuple):
    """The signatory list: the headings of its two columns, and the partners in their order.

    It is a table, or each partner has a block of its own.
    """

    partners_heading: str
    signature_heading: str
    signatories: tuple[Signatory, ...]
    in_blocks: bool = False

    @property
    def lines(self) -> Iterator[str]:
        """All its words, line by line."""
        yield self.partners_heading
        yield self.signature_heading
        for signatory in self.signatories:
            yield signatory.line
            for place in signatory.places:
                yield from place


AnyBlock = Block | Table | SignatoryList


class Sheet(NamedTuple):
    """A page of A4 that is cut into labels of this width and height in millimetres, so many across and down."""

    width: float
    height: float

    @property
    def across(self) -> int:
        """How many labels stand beside each other."""
        return int(A4[0] / self.width)

    @property
    def down(self) -> int:
        """How many stand below each other."""
        return int(A4[1] / self.height)


class Document(NamedTuple):
    """All that a renderer needs: the words in order, and what describes them.

    ``language`` is a code of `kpes.language`; ``author`` may be empty. ``attachments`` stand behind the signatory list.
    A report about an agreement has neither. ``numbered`` tells whether pages are counted at their feet, which is wrong
    where a file holds letters to several. On a ``sheet`` each cell of a table is a label, and nothing else is printed.
    ``called`` is what the feet of pages call the fingerprint; an edition, where it is empty.
    """

    title: str
    language: str
    date: date
    draft: bool
    author: str
    blocks: tuple[Block | Table, ...]
    signatory_list: SignatoryList | None
    attachments: tuple[AnyBlock, ...] = ()
    numbered: bool = True
    sheet: Sheet | None = None
    called: str = ""

    def beside(self, title: str, blocks: Iterable[Block | Table]) -> Document:
        """A document about this one, in its language; the date of this one stands for the clock."""
        return Document(title, self.language, self.date, False, self.author, tuple(blocks), None)

    @property
    def to_sign(self) -> bool:
        """Whether people sign it: it is no draft, and has a list of who signs."""
        return self.signatory_list is not None and not self.draft

    @property
    def all(self) -> Iterator[AnyBlock]:
        """All that stands in it, in reading order."""
        yield from self.blocks
        if self.signatory_list:
            yield self.signatory_list
        yield from self.attachments


Said = Message | str
Cell = Said | list[Said]
"""What stands in a cell of a table; a list holds its lines."""


class Draft:
    """Makes the blocks of a report in one language: its ``say`` turns messages into words."""

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
        self,
        columns: Iterable[tuple[Said, int]],
        rows: Iterable[Iterable[Cell]],
        strong: int | None = 0,
        height: float = 0,
    ) -> Table:
        """A table of columns, each with its heading and share in percent; ``strong`` tells which is strong, if any."""
        heads = [Column(self.say(heading), share, at == strong) for at, (heading, share) in enumerate(columns)]
        return Table(tuple(heads), tuple(tuple(map(self.cell, row)) for row in rows), height=height)

    def cell(self, cell: Cell) -> str:
        """The words of a cell, a line feed between its lines."""
        return "\n".join(map(self.say, cell)) if isinstance(cell, list) else self.say(cell)
