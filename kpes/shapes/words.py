"""All words that people wrote into the data, so that no key can be forgotten where they are searched."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.model import Text
from kpes.shapes.table import group
from kpes.shapes.values import PATH, WORDS
from kpes.source import Place


def words(value: object, printed: bool = False) -> Iterator[Text]:
    """The words in a value of the model, key by key as the table has them; with ``printed`` those of documents alone.

    Those of a record do not know their place, and get that of the record.
    """
    return _words(value, printed, Place(""), not printed)


def _words(value: object, printed: bool, place: Place, held: bool) -> Iterator[Text]:
    if isinstance(value, Text):
        if held:
            yield value
    elif isinstance(value, tuple):
        entries = group(type(value)).entries.values() if hasattr(value, "_fields") else ()
        for one in () if entries else value:
            yield from _words(one, printed, place, held)
        place = getattr(value, "place", place)
        for entry in entries:
            if entry.field is None:
                continue
            one, holds = value[entry.field], entry.key.printed or not printed
            if isinstance(one, str):
                if holds and one and entry.kind in (WORDS, PATH):
                    yield Text(one, place)
            else:
                yield from _words(one, printed, place, holds)
