"""Words that acts to come must not change: the copy count, and references to what is no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kpes.layout.drawing import Layout, copy_count, with_texts
from kpes.layout.words import names_in, ready
from kpes.messages import Message, message, nearest
from kpes.model import COPY_COUNT, COPY_COUNT_HELD, DATE, Agreement, Text, Value
from kpes.source import Place


class Fault(NamedTuple):
    """What is wrong in an act: the code of the finding, where, and what."""

    code: str
    place: Place
    said: Message


def settled(before: Layout, new: Agreement) -> tuple[Layout, tuple[Fault, ...]]:
    """The ``new`` agreement laid out, with words that stay as they are printed now, and what is wrong with its names.

    The copy count is as it was signed, and a reference to what is gone prints what it did ``before``.
    """
    copies = copy_count(len(before.agreement.recipients(before.partners)), before.language)

    def counted(text: Text) -> Text:
        return text._replace(value=COPY_COUNT_HELD.sub(copies, text.value)) if COPY_COUNT in text.value else text

    def laid_out(agreement: Agreement) -> Layout:
        return Layout(agreement, before.partners, before.digests)

    after = before if new is before.agreement else laid_out(new)
    gone: dict[str, Value] = {}
    faults: list[Fault] = []
    unknown = tuple(_unknown(after))
    names = before.names if unknown else {}
    for name, text in unknown:
        if name in names:
            gone[name] = Value(Text(name, text.place), ready(Text(names[name], text.place)))
            continue
        likely = ", ".join(nearest(name, after.named, most=3)) or "–"
        said = message("Nothing is called “{name}” then. The nearest names are: {likely}.", name=name, likely=likely)
        faults.append(Fault("K601", text.place, said))
    for value in new.values:
        if endless := after.endless(value.name.value):
            faults.append(Fault("K603", value.text.place, endless))
    for name, meant in after.named.items():
        if len(meant) > 1 and (named := meant[-1].name):
            said = message("“{name}” is the id of another unit. Choose another.", name=name)
            faults.append(Fault("K603", named.place, said))
    if gone:
        new = new._replace(values=(*new.values, *gone.values()))
    values = (value.text for value in new.values)
    if any(COPY_COUNT in text.value for text in chain(values, *(laid.texts for laid in after.laid))):
        new = with_texts(new, counted)
    return after if new is after.agreement else laid_out(new), tuple(faults)


def _unknown(layout: Layout) -> Iterator[tuple[str, Text]]:
    """The names in texts, and in values, that stand for nothing."""
    known = {*layout.named, DATE[1:-1]}
    for text in (value.text for value in layout.agreement.values):
        yield from ((name, text) for name in names_in(text.value) if name not in known)
    for laid in layout.laid:
        for text in laid.texts:
            yield from ((name, text) for name in names_in(text.value) if name not in known and name not in laid.names)
