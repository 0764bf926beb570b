"""What an annex makes of an agreement: each change carried out on the text as it is just before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from kpes.acts.units import Node, changed, find, node_at, number_of_next
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit
from kpes.layout.words import names_in
from kpes.messages import Message, message, printed
from kpes.model import (
    Added,
    Addition,
    Agreement,
    Area,
    Attachment,
    Change,
    Chapter,
    Insertion,
    Item,
    ItemList,
    Paragraph,
    Part,
    Repeal,
    Retitling,
    Revaluing,
    Rewording,
    Text,
)
from kpes.source import Place


class Fault(NamedTuple):
    """What is wrong in an act: the code of the finding, where, and what."""

    code: str
    place: Place
    said: Message


class Amendment(NamedTuple):
    """A change as it was carried out.

    ``unit`` is the one of the text before that it names, None where it names none, ``place`` where the new words are
    that it gives to the text after it. Of values, ``used`` are the units that print them.
    """

    change: Change
    unit: Unit | None = None
    place: Place | None = None
    used: tuple[Place, ...] = ()

    @property
    def what(self) -> str:
        """What became of the places of it."""
        if isinstance(self.change, Addition):
            return "added"
        return "repealed" if isinstance(self.change, Repeal) else "changed"

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the text after it has other words: the unit, or those that print a value."""
        return (self.place,) if self.place else self.used


class Amended(NamedTuple):
    """The agreement after all changes, these as they were carried out, and what is wrong with the others."""

    agreement: Agreement
    amendments: tuple[Amendment, ...]
    faults: tuple[Fault, ...]


def amended(layout: Layout, changes: Sequence[Change], repealed: Collection[Place] = ()) -> Amended:
    """What these changes make of the agreement that is laid out; those that cannot be are faults and change nothing.

    ``repealed`` is where units stand that acts repealed before.
    """
    amending = _Amending(layout, repealed)
    for change in changes:
        amending.carry_out(change)
    return Amended(amending.agreement, tuple(amending.done), tuple(amending.faults))


class _Amending:
    """An agreement that is being changed; all units are looked for in the text as it was before."""

    def __init__(self, layout: Layout, repealed: Collection[Place]):
        self.layout, self.agreement, self._repealed = layout, layout.agreement, repealed
        self.done: list[Amendment] = []
        self.faults: list[Fault] = []
        self._behind: dict[Place, tuple[Place, str]] = {}
        """What was put last behind the unit of this place: its own place, and the number that it was given."""

    def carry_out(self, change: Change) -> None:
        if isinstance(change, Retitling):
            self.agreement = self.agreement._replace(title=change.title)
            self.done.append(Amendment(change, place=change.title.place))
        elif isinstance(change, Revaluing):
            self._revalue(change)
        else:
            self._change_unit(change)

    def _change_unit(self, change: Rewording | Addition | Repeal) -> None:
        named = change.after if isinstance(change, Addition) else change.unit
        unit = find(self.layout, named)
        if isinstance(unit, Message):
            self._fault("K601", named.place, unit)
            return
        if not isinstance(change, Addition) and unit.place in self._repealed:
            said = message("{name} was repealed by an act before this one. Add a new unit behind it.", name=named.value)
            self._fault("K602", named.place, said)
            return
        if not isinstance(change, Addition) and (earlier := self._changed_already(unit)):
            said = message("This act changes {name} already, in line {line}. Write both as one change.",
                           name=named.value, line=earlier.change.place.line)  # fmt: skip
            self._fault("K602", named.place, said)
            return
        if inserted := next(_insertions(change.add.parts if isinstance(change, Addition) else _parts_of(change)), None):
            said = message("New words are written out, so “insert” cannot stand in them. Write the words themselves.")
            self._fault("K603", inserted.place, said)
            return
        node = node_at(self.agreement, unit.place)
        if isinstance(change, Addition):
            self._add(change, unit, node)
            return
        made = _reworded(node, change) if isinstance(change, Rewording) else _repealed(node, unit, self.layout.language)
        if isinstance(made, Message):
            self._fault("K603", change.place, made)
            return
        new, place = made
        self.agreement = changed(self.agreement, unit.place, lambda _: (new,))
        self.done.append(Amendment(change, unit, place))

    def _changed_already(self, unit: Unit) -> Amendment | None:
        """The change of this unit, or of one that it stands in or that stands in it."""
        for one in self.done:
            other = one.unit
            if other and not isinstance(one.change, Addition) and (other in unit.chain() or unit in other.chain()):
                return one
        return None

    def _add(self, change: Addition, unit: Unit, node: Node) -> None:
        last, number = self._behind.get(unit.place, (unit.place, unit.label.number))
        number_behind = number_of_next(unit, number, self.layout)
        if isinstance(number_behind, Message):
            self._fault("K604", change.after.place, number_behind)
            return
        label = Text(_label(unit, number_behind), change.place) if number_behind else None
        made = _added(change.add, node, label)
        if isinstance(made, Message):
            self._fault("K603", change.add.place, made)
            return
        new, place = made
        self.agreement = changed(self.agreement, last, lambda old: (old, new))
        self._behind[unit.place] = place, number_behind
        self.done.append(Amendment(change, unit, place))

    def _revalue(self, change: Revaluing) -> None:
        known = {value.name.value: value for value in self.agreement.values}
        for value in change.values:
            if value.name.value in known:
                known[value.name.value] = value
            else:
                said = message("The agreement has no value “{name}”. Its values are: {known}.",
                               name=value.name.value, known=", ".join(known) or "–")  # fmt: skip
                self._fault("K601", value.name.place, said)
        self.agreement = self.agreement._replace(values=tuple(known.values()))
        names = {value.name.value for value in change.values}
        used = {
            laid.within.chain()[0].place: None
            for laid in self.layout.laid
            if laid.within and any(names.intersection(names_in(text.value)) for text in laid.texts)
        }
        self.done.append(Amendment(change, used=tuple(used)))

    def _fault(self, code: str, place: Place, said: Message) -> None:
        self.faults.append(Fault(code, place, said))


def _parts_of(change: Rewording | Repeal) -> tuple[Part, ...]:
    return change.parts if isinstance(change, Rewording) else ()


def _insertions(parts: tuple[Part, ...]) -> Iterator[Insertion]:
    for part in parts:
        if isinstance(part, Insertion):
            yield part
        for item in part.items if isinstance(part, ItemList) else ():
            yield from _insertions(item.parts)


Made = tuple[Node, Place]
"""A unit as it becomes, and where it stands now."""


def _reworded(node: Node, change: Rewording) -> Made | Message:
    parts, heading = change.parts, change.heading
    if isinstance(node, Chapter):
        if parts or not heading:
            return message("Of a chapter only the heading can be changed here. Name its paragraphs for their words.")
        return node._replace(heading=heading, place=change.place), change.place
    if isinstance(node, Paragraph):
        return node._replace(parts=parts, heading=heading or node.heading, place=change.place), change.place
    if isinstance(node, Attachment):
        title = heading or node.title
        return node._replace(title=title, parts=parts, file=None, place=change.place), change.place
    return _words(parts, heading, lambda first, rest: _item(node, first, rest))


def _item(node: Item | Area, first: Text, rest: tuple[Part, ...]) -> Item | Area:
    if isinstance(node, Area):
        return node._replace(text=first)
    return node._replace(text=first, parts=rest)


def _words(
    parts: tuple[Part, ...], heading: Text | None, make: Callable[[Text, tuple[Part, ...]], Item | Area]
) -> Made | Message:
    """An item of these parts, which has to begin with words."""
    if heading:
        return message("An item has no heading. Write its words as “text”.")
    first, *rest = parts
    if not isinstance(first, Text):
        return message("The text of an item begins with words. Write them before its list.")
    return make(first, tuple(rest)), first.place


def _repealed(node: Node, unit: Unit, spoken: Language) -> Made | Message:
    words = printed("(repealed)")
    if unit.kind == "item" and not unit.label.number:
        words = printed("(indent repealed)")
    elif unit.kind == "item" and unit.label.number[:1].isalpha() and unit.called == "lit.":
        words = printed("(letter repealed)")
    place = unit.place
    said = Text(spoken.say(words), place)
    if isinstance(node, Chapter):
        return message("A chapter cannot be repealed as a whole here. Repeal its paragraphs.")
    if isinstance(node, Paragraph):
        return node._replace(parts=(said,), heading=None), place
    if isinstance(node, Attachment):
        return node._replace(title=said, parts=(), file=None, signatories=None), place
    return _item(node, said, ()), place


def _label(unit: Unit, number: str) -> str:
    """The label of a unit like this one that has this number."""
    before, _, after = unit.label.words.rpartition(unit.label.number)
    return f"{before}{number}{after}"


def _added(added: Added, node: Node, label: Text | None) -> Made | Message:
    """A new unit of the kind that the node behind which it comes is of."""
    place = added.place
    if isinstance(node, Paragraph):
        return Paragraph(added.id, label, added.heading, added.parts, place), place
    if isinstance(node, Attachment):
        if not added.heading:
            return message("An attachment needs a title. Write it as “heading”.")
        id = added.id or node.id._replace(value=f"{node.id.value}-{place.line}")
        return Attachment(id, label, added.heading, added.parts, None, None, place), place
    if isinstance(node, Item):
        return _words(added.parts, added.heading, lambda first, rest: Item(first, rest, added.id, label))
    return message("Nothing can be put behind this unit; put it behind a paragraph, an item or an attachment.")

