"""New words of an agreement as an act has them: with their labels, between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpes.acts.units import node_at
from kpes.language import Language
from kpes.layout.drawing import Layout
from kpes.layout.words import between, ready
from kpes.messages import printed
from kpes.model import Area, Attachment, Chapter, Item, ItemList, LabelStyle, Part, Table, Text
from kpes.source import Place

_NONE = LabelStyle("–", "", "")
"""Of a list whose items all have labels of their own."""


def last_words(part: Part) -> str:
    """The words with which a part ends; none for a table."""
    if isinstance(part, ItemList):
        last = part.items[-1]
        return last_words(last.parts[-1]) if last.parts else last.text.value
    return part.value if isinstance(part, Text) else ""


def shown(layout: Layout, place: Place) -> tuple[Part, ...]:
    """The unit that stands there, as it is printed with its labels."""
    node = layout.as_printed(node_at(layout.agreement, place))
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


def marks(spoken: Language) -> tuple[str, str]:
    """The quotation marks of the language."""
    opening, _, closing = spoken.say(printed("“{words}”", words="\0")).partition("\0")
    return opening, closing


def quoted_title(text: Text, spoken: Language) -> Text:
    """A text between the quotation marks of the language."""
    opening, closing = marks(spoken)
    return between(opening, text, closing)


def between_marks(parts: Sequence[Part], spoken: Language) -> Iterator[Part]:
    """Parts with an opening quotation mark before the first of them, and a closing one behind the last."""
    opening, closing = marks(spoken)
    for number, part in enumerate(parts):
        yield enclosed(part, "" if number else opening, closing if number == len(parts) - 1 else "")


def enclosed(part: Part, before: str, after: str) -> Part:
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
            items[-1] = last._replace(parts=(*last.parts[:-1], enclosed(last.parts[-1], "", after)))
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
