"""The document: what stands on the paper, block by block, whatever the file format.

A renderer reads nothing but this. Every word that the partners agree to is in the blocks and in the
signatory list, in reading order, with its label; nothing here speaks of fonts or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from kpes.language import Language, language, roman
from kpes.messages import Message
from kpes.model import COPY_COUNT_HELD, DATE, Agreement, Insertion, ItemList, LabelStyle, Part, Partner, Text

_MOST_IN_WORDS = 999
_MOST_IN_ROMAN = 3999


class Role(Enum):
    """What a block is in the agreement; a renderer gives each role one look."""

    TITLE = "title"
    DRAFT_MARK = "draft mark"
    HEADING = "heading"  # „Preambuła:”, „PARTNERZY POSTANAWIAJĄ:”
    PARAGRAPH = "paragraph"  # the heading of a paragraph, „Par. 9.”: a label without a text
    SECTION = "section"  # a section of goals: „IV. REPREZENTACJA INTERESÓW …”
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"


class Block(NamedTuple):
    """One block of words: its label (may be empty), its text (may be empty), and its place in a list.

    ``depth`` is 0 outside lists, 1 for an item, 2 for a sub-item. ``leads`` is true for a block that
    must not stand alone at the foot of a page, because what it announces comes next. In a title a
    line feed asks for a new line; everywhere else a text is a single line.
    """

    role: Role
    text: str
    label: str = ""
    depth: int = 0
    leads: bool = False


class Column(NamedTuple):
    """A column of a table: its heading, its share of the width in percent, and whether its words are strong."""

    heading: str
    share: int
    strong: bool = False


class Table(NamedTuple):
    """A table among the blocks of a report; an agreement has none. A line feed in a cell asks for a new line.

    Where no column has a heading there is no row of headings.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def role(self) -> Role:
        """What it is among the blocks."""
        return Role.TABLE

    @property
    def headed(self) -> bool:
        """Whether it has a row of headings."""
        return any(column.heading for column in self.columns)


class Signatory(NamedTuple):
    """A line of the signatory list: the partner's name and, where the data gives it, its seat."""

    name: str
    seat: str = ""

    @property
    def line(self) -> str:
        """The words of the line."""
        return f"{self.name}, {self.seat}" if self.seat else self.name


class SignatoryList(NamedTuple):
    """The signatory list: the headings of its two columns, and the partners in their order."""

    partners_heading: str
    signature_heading: str
    signatories: tuple[Signatory, ...]


class Document(NamedTuple):
    """All that a renderer needs: the words in order, and what describes them.

    ``language`` is a code of `kpes.language`; ``author`` may be empty. A report about an agreement has tables
    among its blocks, and no signatory list.
    """

    title: str
    language: str
    date: date
    draft: bool
    author: str
    blocks: tuple[Block | Table, ...]
    signatory_list: SignatoryList | None


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
        self, columns: Iterable[tuple[Said, int]], rows: Iterable[Iterable[Cell]], strong: int | None = 0
    ) -> Table:
        """A table of columns, each with its heading and share in percent; ``strong`` tells which is strong, if any."""
        heads = [Column(self.say(heading), share, at == strong) for at, (heading, share) in enumerate(columns)]
        return Table(tuple(heads), tuple(tuple(map(self.cell, row)) for row in rows))

    def cell(self, cell: Cell) -> str:
        """The words of a cell, a line feed between its lines."""
        return "\n".join(map(self.say, cell)) if isinstance(cell, list) else self.say(cell)


def draw_up(agreement: Agreement, partners: tuple[Partner, ...]) -> Document:
    """The document of ``agreement`` between ``partners``, everything in it resolved."""
    wording = resolve(agreement, partners)
    return Document(
        title=" ".join(wording.words(agreement.title.value).split()),
        language=agreement.language,
        date=agreement.date,
        draft=agreement.status == "draft",
        author=agreement.author.value if agreement.author else "",
        blocks=tuple(_Drawing(agreement, wording).blocks()),
        signatory_list=SignatoryList(
            wording.words(agreement.signatories.partners_heading.value),
            wording.words(agreement.signatories.signature_heading.value),
            tuple(
                Signatory(partner.name.value, partner.seat.value if partner.seat else "")
                for partner in partners
            ),
        ),
    )


class _Drawing:
    """Walks one agreement and gives its blocks in reading order."""

    def __init__(self, agreement: Agreement, wording: Wording):
        self.agreement = agreement
        self.wording = wording

    def blocks(self) -> Iterator[Block]:
        agreement = self.agreement
        yield Block(Role.TITLE, self.wording.words(agreement.title.value))
        if agreement.status == "draft":
            yield Block(Role.DRAFT_MARK, language(agreement.language).draft_mark)
        yield from self._parts(agreement.parties)
        yield self._heading(Role.HEADING, agreement.preamble.heading)
        yield from self._parts(agreement.preamble.parts)
        if agreement.resolution:
            yield self._heading(Role.HEADING, agreement.resolution)
        for number, paragraph in enumerate(agreement.paragraphs, 1):
            yield Block(Role.PARAGRAPH, "", label(agreement.paragraph_labels, number), leads=True)
            yield from self._parts(paragraph.parts)

    def _heading(self, role: Role, text: Text, labelled: str = "") -> Block:
        return Block(role, self.wording.words(text.value), labelled, leads=True)

    def _parts(self, parts: tuple[Part, ...]) -> Iterator[Block]:
        for part, following in zip(parts, (*parts[1:], None), strict=True):
            if isinstance(part, Text):
                leads = isinstance(following, ItemList | Insertion)
                yield Block(
                    Role.TEXT, self.wording.words(part.value), leads=leads or part.value.endswith(":")
                )
            elif isinstance(part, ItemList):
                yield from self._list(part, depth=1)
            elif part.what == "areas":
                for number, area in enumerate(self.agreement.areas, 1):
                    yield self._item(area.text, label(part.labels, number), depth=1)
            else:
                for number, goals in enumerate(self.agreement.goals, 1):
                    yield self._heading(Role.SECTION, goals.heading, label(part.labels, number))
                    yield from self._parts(goals.parts)

    def _list(self, listed: ItemList, depth: int) -> Iterator[Block]:
        for number, item in enumerate(listed.items, 1):
            yield self._item(item.text, label(listed.labels, number), depth, leads=item.sublist is not None)
            if item.sublist:
                yield from self._list(item.sublist, depth + 1)

    def _item(self, text: Text, labelled: str, depth: int, leads: bool = False) -> Block:
        return Block(Role.ITEM, self.wording.words(text.value), labelled, depth, leads)


# What is left to be derived: the copy count, the date written out, the labels


class Wording(NamedTuple):
    """The values that stand for the places held in an agreement's texts."""

    copies: str
    day: str

    def words(self, text: str) -> str:
        """``text`` with the copy count for ``XXXXX`` and the agreement's date for ``{date}``."""
        return COPY_COUNT_HELD.sub(self.copies, text).replace(DATE, self.day)


def resolve(agreement: Agreement, partners: tuple[Partner, ...]) -> Wording:
    """The wording of ``agreement`` for these partners: one copy for each of them."""
    spoken = language(agreement.language)
    return Wording(copy_count(len(partners), spoken), spoken.long_date(agreement.date))


def copy_count(count: int, spoken: Language) -> str:
    """``count`` in digits, then in words from 2 to 999: „22 (dwudziestu dwóch)”; else digits alone."""
    if 2 <= count <= _MOST_IN_WORDS:
        return f"{count} ({spoken.count_in_words(count)})"
    return str(count)


def label(style: LabelStyle, number: int) -> str:
    """The label of the item at position ``number`` (from 1) of a list labelled in ``style``."""
    return f"{style.before}{_counter(style.counter, number)}{style.after}"


def _counter(counter: str, number: int) -> str:
    if counter in ("I", "i") and number <= _MOST_IN_ROMAN:
        return roman(number) if counter == "I" else roman(number).lower()
    if counter in ("A", "a"):
        letters = _letters(number)
        return letters.upper() if counter == "A" else letters
    return str(number) if counter else ""


def _letters(number: int) -> str:
    """a, b, … z, aa, ab, …"""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
