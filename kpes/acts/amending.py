"""What an annex makes of an agreement: each change carried out on the text as it is just before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from kpes.acts.settling import Fault, settled
from kpes.acts.units import Node, changed, find, node_at, number_of_next
from kpes.findings import MOST_IN_A_FILE
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit
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


class Amendment(NamedTuple):
    """A change as it was carried out.

    ``unit`` is the one of the text before that it names, None where it names none, ``place`` where the new words are
    that it gives to the text after it. Of values, ``used`` is where the units stand that print them, None where words
    outside all units do.
    """

    change: Change
    unit: Unit | None = None
    place: Place | None = None
    used: tuple[Place | None, ...] = ()

    @property
    def what(self) -> str:
        """What became of the places of it."""
        if isinstance(self.change, Addition):
            return "added"
        return "repealed" if isinstance(self.change, Repeal) else "changed"

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the text after it has other words: the unit, or those that print a value."""
        return (self.place,) if self.place else tuple(place for place in self.used if place)


class Amended(NamedTuple):
    """The agreement after all changes, laid out; these as they were carried out; what is wrong with the others."""

    layout: Layout
    amendments: tuple[Amendment, ...]
    faults: tuple[Fault, ...]

    @property
    def agreement(self) -> Agreement:
        """The agreement after all changes."""
        return self.layout.agreement


def amended(layout: Layout, changes: Sequence[Change], repealed: Collection[Place] = ()) -> Amended:
    """What these changes make of the agreement that is laid out; those that cannot be are faults and change nothing.

    ``repealed`` is where units stand that acts repealed before.
    """
    amending = _Amending(layout, repealed)
    for change in changes:
        if len(amending.faults) >= MOST_IN_A_FILE:
            break
        amending.carry_out(change)
    if not amending.done:
        return Amended(layout, (), tuple(amending.faults))
    after, faults = settled(layout, amending.agreement)
    return Amended(after, tuple(amending.done), (*amending.faults, *faults))


class _Amending:
    """An agreement that is being changed; all units are looked for in the text as it was before."""

    def __init__(self, layout: Layout, repealed: Collection[Place]):
        self.layout, self.agreement, self._repealed = layout, layout.agreement, repealed
        self.done: list[Amendment] = []
        self.faults: list[Fault] = []
        self._behind: dict[Place, tuple[Place, str]] = {}
        """What was put last behind the unit of this place: its own place, and the number that it was given."""
        self._moved: dict[Place, Place] = {}
        """Where a unit stands that got other words, by where it stood before."""

    def carry_out(self, change: Change) -> None:
        """Carries out a change, which is ``done`` then; or tells of it among the ``faults``."""
        if isinstance(change, Retitling):
            if self._is_first(change, None, Text("title", change.title.place)):
                self.agreement = self.agreement._replace(title=change.title)
                self.done.append(Amendment(change, place=change.title.place))
        elif isinstance(change, Revaluing):
            for value in change.values:
                self._revalue(change._replace(values=(value,), place=value.name.place))
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
        if not self._is_first(change, unit, named):
            return
        if inserted := next(_insertions(change.add.parts if isinstance(change, Addition) else _parts_of(change)), None):
            said = message("New words are written out, so “insert” cannot stand in them. Write the words themselves.")
            self._fault("K603", inserted.place, said)
            return
        node = node_at(self.agreement, self._moved.get(unit.place, unit.place))
        if isinstance(change, Addition):
            self._add(change, unit, node)
            return
        made = _reworded(node, change) if isinstance(change, Rewording) else _repealed(node, unit, self.layout.language)
        if isinstance(made, Message):
            self._fault("K603", change.place, made)
            return
        new, place = made
        self.agreement = changed(self.agreement, unit.place, lambda _: (new,))
        self._moved[unit.place] = place
        self.done.append(Amendment(change, unit, place))

    def _is_first(self, change: Change, unit: Unit | None, named: Text) -> bool:
        """Whether no change before it is of the same, or of a unit that it stands in or that stands in it.

        What is added stands behind its unit. A second change is a fault.
        """
        replaced, touched = _reach(change, unit)
        for one in self.done:
            replaced_before, touched_before = _reach(one.change, one.unit)
            if replaced in touched_before or replaced_before in touched:
                said = message("This act changes {name} already, in line {line}. Write both as one change.",
                               name=named.value, line=one.change.place.line)  # fmt: skip
                self._fault("K602", named.place, said)
                return False
        return True

    def _add(self, change: Addition, unit: Unit, node: Node) -> None:
        last, number = self._behind.get(unit.place, (self._moved.get(unit.place, unit.place), unit.label.number))
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
        value, known = change.values[0], {value.name.value: value for value in self.agreement.values}
        if value.name.value not in known:
            said = message("The agreement has no value “{name}”. Its values are: {known}.",
                           name=value.name.value, known=", ".join(known) or "–")  # fmt: skip
            self._fault("K601", value.name.place, said)
            return
        if not self._is_first(change, None, value.name):
            return
        before = Layout(self.layout.agreement._replace(values=self.agreement.values), self.layout.partners)
        known[value.name.value] = value
        self.agreement = self.agreement._replace(values=tuple(known.values()))
        after = Layout(before.agreement._replace(values=self.agreement.values), before.partners)
        used = {laid.within and laid.within.place: None
                for laid in before.laid if before.texts(laid) != after.texts(laid)}  # fmt: skip
        self.done.append(Amendment(change, used=tuple(used)))

    def _fault(self, code: str, place: Place, said: Message) -> None:
        self.faults.append(Fault(code, place, said))


def _reach(change: Change, unit: Unit | None) -> tuple[object, list[object]]:
    """What a change puts something else in the place of, if it does; and all whose words it changes."""
    if isinstance(change, Retitling):
        return Retitling, [Retitling]
    if isinstance(change, Revaluing):
        name = change.values[0].name.value
        return name, [name]
    chain: list[object] = [*unit.chain()] if unit else []
    return (None, chain[:-1]) if isinstance(change, Addition) else (unit, chain)


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
        new = node._replace(parts=parts or node.parts, heading=heading or node.heading, place=change.place)
        return new, change.place
    if isinstance(node, Attachment):
        if node.file and not parts:
            return message("This attachment is a file. Write the words that come in its place as “text”.")
        title = heading or node.title
        return node._replace(title=title, parts=parts or node.parts, file=None, place=change.place), change.place
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
    words = printed("(deleted)")
    if unit.kind == "attachment":
        words = printed("(attachment deleted)")
    elif unit.kind == "item" and not unit.label.number:
        words = printed("(indent deleted)")
    elif unit.kind == "item" and unit.label.number[:1].isalpha() and unit.called == "lit.":
        words = printed("(letter deleted)")
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

