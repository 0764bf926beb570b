"""The agreement laid out: what stands on the paper in its order, each unit with its label, and then its words.

First the units get their labels, then the texts their words: a reference names a unit that may come later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import is_
from typing import Any, TypeVar

from kpes import model
from kpes.document import AnyBlock, Block, Column, Document, Role, SignatoryList, Table
from kpes.language import Language, language
from kpes.layout.order import Laid, Order
from kpes.layout.parties import signatory
from kpes.layout.references import Unit, reference
from kpes.layout.words import as_printed, names_in, runs
from kpes.messages import Message, message
from kpes.model import Agreement, Partner, Text

T = TypeVar("T")

_MOST_IN_WORDS = 999
DEEPEST_VALUES = 16
"""How many values may lead to each other."""
MOST_OF_VALUES = 2**24
"""Characters of all values that are printed."""
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WIDEST = 60
"""Characters of a cell that widen its column."""
_NARROWEST = 8
"""Percent."""


class Layout:
    """An agreement between partners, laid out. ``digests`` are the SHA-256 of attached files, by their paths."""

    def __init__(self, agreement: Agreement, partners: tuple[Partner, ...], digests: Mapping[str, str | None] = {}):
        self.agreement, self.partners, self.digests = agreement, partners, digests
        self.language: Language = language(agreement.language)
        order = Order(agreement, partners, digests, self.language)
        self.laid = tuple(order.laid())
        self.units = tuple(order.units)
        """All units, in their order."""
        self._made: dict[str, str | None] = {}
        self._endless: set[str] = set()
        self._depth = 0
        self._room = MOST_OF_VALUES

    @cached_property
    def copies(self) -> str:
        """The copy count as it is printed: „22 (dwudziestu dwóch)”."""
        return copy_count(len(self.agreement.recipients(self.partners)), self.language)

    @cached_property
    def named(self) -> dict[str, list[Unit | model.Value]]:
        """What each name stands for: one thing, where the data is sound."""
        found: dict[str, list[Unit | model.Value]] = {}
        things: list[Unit | model.Value] = [*self.agreement.values, *self.units]
        for thing in things:
            if thing.name:
                found.setdefault(thing.name.value, []).append(thing)
        return found

    @cached_property
    def referred(self) -> dict[str, str]:
        """What each name that texts refer by leads to, in full."""
        used = {name for laid in self.laid for text in laid.texts for name in names_in(text.value)}
        units = {unit.name.value: unit for unit in self.units if unit.name and unit.name.value in used}
        return {name: reference(unit, None, self.language.code) for name, unit in units.items()}

    @property
    def names(self) -> dict[str, str]:
        """What each name prints where no reference is short, but for those that stand for several things."""
        found = ((name, self._value(name, None, False)) for name in (model.DATE[1:-1], *self.named))
        return {name: words for name, words in found if words}

    def endless(self, name: str) -> Message | None:
        """What is wrong with a value that leads back to itself, through too many others, or to too many words."""
        self._value(name, None, False)
        if name not in self._endless:
            return None
        return message(
            "“{name}” leads back to itself, through more than {deep} other values, or to more than {most} "
            "characters. Write its words.",
            name=name,
            deep=DEEPEST_VALUES,
            most=MOST_OF_VALUES,
        )

    def words(
        self, text: Text, within: Unit | None = None, names: Mapping[str, str] = {}, copies: str | None = None
    ) -> Text:
        """``text`` as it is printed. A name that stands for nothing, or for several things, stays as it is typed."""

        def value_of(name: str, begins: bool) -> str | None:
            return names[name] if name in names else self._value(name, within, begins)

        return as_printed(text, value_of, self.copies if copies is None else copies)

    def _value(self, name: str, within: Unit | None, begins: bool) -> str | None:
        meant = self.named.get(name, [])
        if name == model.DATE[1:-1]:
            return self.language.long_date(self.agreement.date)
        if len(meant) != 1:
            return None
        if isinstance(meant[0], Unit):
            return reference(meant[0], within, self.language.code, begins)
        if name not in self._made and self._depth < DEEPEST_VALUES:
            self._made[name] = None
            self._depth += 1
            self._made[name] = self._words_of(meant[0])
            self._depth -= 1
        made = self._made.get(name)  # None where it is being made, and is named in its own words
        self._room -= len(made or "")
        if made is None or self._room < 0:
            self._endless.add(name)
            return None
        return made

    def _words_of(self, value: model.Value) -> str:
        if _ISO_DATE.fullmatch(value.text.value):
            try:
                return self.language.long_date(date.fromisoformat(value.text.value))
            except ValueError:
                return value.text.value
        return self.words(value.text).value

    # The document

    def document(self) -> Document:
        """All of it with its words."""
        agreement = self.agreement
        blocks = [self._block(laid) for laid in self.laid]
        if agreement.status == "draft":
            blocks.insert(1, Block(Role.DRAFT_MARK, self.language.draft_mark))
        end = next(at for at, block in enumerate(blocks) if isinstance(block, SignatoryList))
        listed = blocks[end]
        assert isinstance(listed, SignatoryList), "an agreement has one"
        return Document(
            title=" ".join(self.words(agreement.title).value.split()),
            language=agreement.language,
            date=agreement.date,
            draft=agreement.status == "draft",
            author=agreement.author.value if agreement.author else "",
            blocks=tuple(block for block in blocks[:end] if not isinstance(block, SignatoryList)),
            signatory_list=listed,
            attachments=tuple(blocks[end + 1 :]),
        )

    def texts(self, laid: Laid) -> tuple[Text, ...]:
        """The texts of a block as they are printed, in the order of `Laid.texts`."""
        return tuple(self.words(text, laid.within, laid.names) for text in laid.texts)

    @cached_property
    def agreement_as_printed(self) -> Agreement:
        """The agreement with the words that are printed in the place of those that were typed."""
        return self.as_printed(self.agreement)

    def as_printed(self, value: T) -> T:
        """A value of the agreement with the words that are printed in the place of those that were typed."""
        holders = self._holders

        def printed(text: Text) -> Text:
            laid = holders.get(id(text))
            return self.words(text, laid.within, laid.names) if laid else text

        return with_texts(value, printed)

    @cached_property
    def _holders(self) -> dict[int, Laid]:
        return {id(text): laid for laid in self.laid for text in laid.texts}

    def _block(self, laid: Laid) -> AnyBlock:
        words = [text.value for text in self.texts(laid)]
        if laid.table:
            return _table(laid.table, words, laid.depth)
        if laid.listed:
            signing = tuple(signatory(partner, laid.listed, self.language) for partner in self.partners)
            return SignatoryList(words[0], words[1], signing, laid.listed.layout == "blocks")
        return Block(laid.role, words[0] if words else "", laid.label, laid.depth, laid.leads)


def with_texts(value: T, make: Callable[[Text], Text]) -> T:
    """A value of the model with what ``make`` gives in the place of each text in it."""

    def of(value: Any) -> Any:
        if type(value) is Text:
            return make(value)
        if isinstance(value, tuple):
            found = [of(one) for one in value]
            if all(map(is_, found, value)):
                return value
            return type(value)(*found) if hasattr(value, "_fields") else tuple(found)
        return value

    made: T = of(value)
    return made


def draw_up(agreement: Agreement, partners: tuple[Partner, ...], digests: Mapping[str, str | None] = {}) -> Document:
    """The document of ``agreement`` between ``partners``, everything in it resolved."""
    return Layout(agreement, partners, digests).document()


def copy_count(count: int, spoken: Language) -> str:
    """``count`` in digits, then in words from 2 to 999: „22 (dwudziestu dwóch)”; else digits alone."""
    if 2 <= count <= _MOST_IN_WORDS:
        return f"{count} ({spoken.count_in_words(count)})"
    return str(count)


def _table(written: model.Table, words: Sequence[str], depth: int) -> Table:
    """A table, its columns as wide as what stands in them asks for. A first column that is all bold names the rows."""
    width = len(written.rows[0])
    headings, cells = words[: len(written.columns)] or [""] * width, words[len(written.columns) :]
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    shares = _shares([[headings[at], *(row[at] for row in rows)] for at in range(width)])
    names_rows = width > 1 and all(row[0] and all(bold for _, bold, _ in runs(row[0])) for row in rows)
    columns = tuple(
        Column(heading, share, strong=names_rows and at == 0)
        for at, (heading, share) in enumerate(zip(headings, shares, strict=True))
    )
    return Table(columns, tuple(map(tuple, rows)), depth)


def _shares(columns: Sequence[Sequence[str]]) -> list[int]:
    """The share of each column in percent, 100 in all."""
    needed = [max(4, *(min(len(cell), _WIDEST) for cell in column)) for column in columns]
    narrowest = min(_NARROWEST, 100 // len(columns))
    free = 100 - narrowest * len(columns)
    shares = [narrowest + free * one // sum(needed) for one in needed]
    shares[needed.index(max(needed))] += 100 - sum(shares)
    return shares
