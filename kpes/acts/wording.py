"""What an act says of itself: the fixed wordings of changes and declarations, and new words between quotation marks.

Sources: Zasady techniki prawodawczej, §§ 85 to 91; Handbuch der Rechtsförmlichkeit, 4th ed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kpes.acts.amending import Amendment
from kpes.acts.units import node_at
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, reference
from kpes.layout.words import between, ready
from kpes.messages import Message, printed
from kpes.model import (
    Addition,
    Area,
    Attachment,
    Chapter,
    Item,
    ItemList,
    LabelStyle,
    Part,
    Repeal,
    Retitling,
    Revaluing,
    Table,
    Text,
)
from kpes.source import Place

_NUMBERED = LabelStyle("", "1", ")")
_LETTERED = LabelStyle("", "a", ")")
_NONE = LabelStyle("–", "", "")
"""Of a list whose items all have labels of their own."""


class Instruction(NamedTuple):
    """What an annex says of one change: in which paragraph it is, the sentence, and the new words behind it."""

    paragraph: Unit | None
    said: Text
    quoted: tuple[Part, ...] = ()


def changes(before: Layout, after: Layout, amendments: Sequence[Amendment]) -> Iterator[Part]:
    """What the annex says of its changes: one sentence, or a numbered list; those in one paragraph stand together."""
    spoken = before.language
    order = {unit.place: number for number, unit in enumerate(before.units)}
    ordered = sorted(amendments, key=lambda one: order[one.unit.place] if one.unit else -1)
    told = [_instruction(before, after, one, _alone(one, amendments)) for one in ordered]
    if len(told) == 1:
        yield from _ended([told[0]], ".", spoken)[0]
        return
    groups = [list(group) for _, group in groupby(told, lambda one: one.paragraph.place if one.paragraph else one)]
    items = []
    for number, group in enumerate(groups, 1):
        end = "." if number == len(groups) else ";"
        if len(group) == 1:
            items.append(_item(*_ended(group, end, spoken)))
            continue
        inner = tuple(_item(parts) for parts in _ended(group, end, spoken, ","))
        assert group[0].paragraph, "only what is in a paragraph is put together"
        head = _say(printed("in {unit}:", unit=_full(group[0].paragraph, spoken)), group[0].said.place, spoken)
        items.append(Item(head, (ItemList(_LETTERED, inner, head.place),)))
    yield ItemList(_NUMBERED, tuple(items), items[0].text.place)


def _alone(one: Amendment, amendments: Sequence[Amendment]) -> bool:
    """Whether no other change is in the same paragraph, so that this one has to name it."""
    outer = _outermost(one.unit)
    inside = [other for other in amendments if outer and other.unit != outer and _outermost(other.unit) == outer]
    return len(inside) < 2 or one.unit == outer


def _outermost(unit: Unit | None) -> Unit | None:
    return unit.chain()[0] if unit else None


def _instruction(before: Layout, after: Layout, one: Amendment, alone: bool) -> Instruction:
    change, unit, spoken = one.change, one.unit, before.language
    place = change.place
    if isinstance(change, Retitling):
        title = _quoted_text(ready(after.words(change.title)), spoken)
        return Instruction(None, _say(printed("the title is replaced by the following:"), place, spoken), (title,))
    if isinstance(change, Revaluing):
        said = " ".join(_revalued(value.name.value, before, after) for value in change.values)
        return Instruction(None, ready(Text(said, place)))
    assert unit, "all others are of a unit"
    outer = _outermost(unit)
    within = None if alone else outer
    if isinstance(change, Repeal):
        said_of = printed("{unit} is repealed", unit=_called(unit, within, spoken))
        return Instruction(outer if not alone else None, _say(said_of, place, spoken))
    assert one.place, "it gives new words"
    quoted = tuple(_between_marks(_shown(after, one.place), spoken))
    new = next(found for found in after.units if found.place == one.place)
    if isinstance(change, Addition):
        said_of = _added(unit, new, within, spoken)
    elif unit.outer and within is None:
        said_of = printed("in the place of {unit} comes the following:", unit=_called(unit, None, spoken))
    else:
        said_of = printed("{unit} is replaced by the following:", unit=_called(unit, within, spoken))
    return Instruction(None if alone else outer, _say(said_of, place, spoken), quoted)


def _added(unit: Unit, new: Unit, within: Unit | None, spoken: Language) -> Message:
    if unit.kind == "attachment":
        return printed("{new} is added as follows:", new=_called(new, within, spoken))
    inner = unit.outer or within
    if unit.outer and within is None:
        return printed(
            "in {whole}, behind {unit}, {new} is added as follows:",
            whole=_called(unit.outer, None, spoken),
            unit=_called(unit, inner, spoken),
            new=_called(new, inner and new.outer, spoken),
        )
    return printed("behind {unit}, {new} is added as follows:",
                   unit=_called(unit, within, spoken), new=_called(new, within, spoken))  # fmt: skip


def _called(unit: Unit, within: Unit | None, spoken: Language) -> str:
    """What a sentence calls a unit; an attachment or a chapter by its whole label, so that no noun is missing."""
    if unit.kind in ("attachment", "chapter"):
        words = unit.label.words.rstrip(" .:")
        return words if spoken.code == "en" else words[:1].lower() + words[1:]
    return reference(unit, within, spoken.code)


def _full(unit: Unit, spoken: Language) -> str:
    return _called(unit, None, spoken)


def _revalued(name: str, before: Layout, after: Layout) -> str:
    said = printed("throughout, the words “{old}” are replaced by the words “{new}”",
                   old=before.names.get(name, ""), new=after.names.get(name, ""))  # fmt: skip
    return before.language.say(said)


def _say(said: Message, place: Place, spoken: Language) -> Text:
    return ready(Text(spoken.say(said), place))


def _ended(group: Sequence[Instruction], end: str, spoken: Language, between_them: str = "") -> list[tuple[Part, ...]]:
    """What each of a group says, with the mark behind it that ends it."""
    found = []
    for number, one in enumerate(group, 1):
        mark = end if number == len(group) else between_them
        parts: tuple[Part, ...] = (one.said, *one.quoted)
        if mark == "." and _last_words(parts[-1]).rstrip(_marks(spoken)[1])[-1:] in (".", "!", "?"):
            mark = ""  # a sentence that ends within the quotation marks
        found.append((*parts[:-1], _with(parts[-1], "", mark)))
    return found


def _last_words(part: Part) -> str:
    if isinstance(part, ItemList):
        last = part.items[-1]
        return _last_words(last.parts[-1]) if last.parts else last.text.value
    return part.value if isinstance(part, Text) else ""


def _item(parts: tuple[Part, ...]) -> Item:
    first, *rest = parts
    assert isinstance(first, Text), "an instruction begins with its sentence"
    return Item(first, tuple(rest))


# New words between quotation marks


def _shown(layout: Layout, place: Place) -> tuple[Part, ...]:
    """The unit that stands there, as it is printed with its labels."""
    node = node_at(layout.agreement_as_printed, place)
    labels = {unit.place: unit.label.words for unit in layout.units}
    label = labels[place]
    if isinstance(node, Item | Area):
        parts = node.parts if isinstance(node, Item) else ()
        return (ItemList(_NONE, (_labelled(Item(node.text, parts), labels),), place),)
    heading = node.title if isinstance(node, Attachment) else node.heading
    head = Text(label, place) if heading is None else between(f"{label} ", heading, "")
    parts = () if isinstance(node, Chapter) else node.parts
    return (ready(head), *(_part(part, labels) for part in parts))


def _labelled(item: Item, labels: dict[Place, str]) -> Item:
    """An item whose label, and those in it, are written; so they stay as they are in the agreement."""
    place = item.text.place
    parts = tuple(_part(part, labels) for part in item.parts)
    return Item(ready(item.text), parts, None, ready(Text(labels[place], place)))


def _part(part: Part, labels: dict[Place, str]) -> Part:
    if isinstance(part, Text):
        return ready(part)
    if isinstance(part, ItemList):
        return ItemList(_NONE, tuple(_labelled(item, labels) for item in part.items), part.place)
    if isinstance(part, Table):
        rows = tuple(tuple(map(ready, row)) for row in part.rows)
        return Table(tuple(map(ready, part.columns)), rows, part.place)
    return part


def _marks(spoken: Language) -> tuple[str, str]:
    """The quotation marks of the language."""
    opening, _, closing = spoken.say(printed("“{words}”", words="\0")).partition("\0")
    return opening, closing


def _quoted_text(text: Text, spoken: Language) -> Text:
    opening, closing = _marks(spoken)
    return between(opening, text, closing)


def _between_marks(parts: Sequence[Part], spoken: Language) -> Iterator[Part]:
    opening, closing = _marks(spoken)
    for number, part in enumerate(parts):
        yield _with(part, "" if number else opening, closing if number == len(parts) - 1 else "")


def _with(part: Part, before: str, after: str) -> Part:
    """A part with these signs before its first words, and behind its last ones."""
    if isinstance(part, Text):
        return between(before, part, after)
    if isinstance(part, ItemList):
        first, *rest = part.items
        if first.label and before:
            first = first._replace(label=between(before, first.label, ""))
        items = [first, *rest]
        last = items[-1]
        if last.parts:
            items[-1] = last._replace(parts=(*last.parts[:-1], _with(last.parts[-1], "", after)))
        else:
            items[-1] = last._replace(text=between("", last.text, after))
        return part._replace(items=tuple(items))
    if isinstance(part, Table):
        *rows, last_row = part.rows
        first_row = part.columns or rows[0] if rows else part.columns or last_row
        opened = (between(before, first_row[0], ""), *first_row[1:])
        if part.columns:
            part = part._replace(columns=opened)
        elif rows:
            rows[0] = opened
        else:
            last_row = opened
        closed = (*last_row[:-1], between("", last_row[-1], after))
        return part._replace(rows=(*rows, closed))
    return part
