"""All words that people wrote into the data, so that no key can be forgotten where they are searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from kpes.model import LabelStyle, Text
from kpes.shapes.kinds import Kind, Worded
from kpes.shapes.table import group, kind
from kpes.shapes.values import PATH, WORDS
from kpes.source import Place

_LABELS: Kind[LabelStyle] = kind(LabelStyle)


def words(value: object, printed: bool = False) -> Iterator[Text]:
    """The words in a value of the model, key by key as the table has them; with ``printed`` those of documents alone.

    Those of a record do not know their place, and get that of the record.
    """
    return _words([(value, True)], printed, Place(""))


def _words(values: Iterable[tuple[Any, bool]], printed: bool, place: Place) -> Iterator[Text]:
    """The words of some values, each with whether words that stand in it by themselves are among them."""
    for value, held in values:
        model: Any = type(value)
        if model is Text:
            if held:
                yield value
        elif model is str:
            if value:
                yield Text(value, place)
        elif (fields := _fields(model, printed)) is not None:
            yield from _words([(value[field], of) for field, of in fields], printed, getattr(value, "place", place))
        elif value:
            yield from _words([(one, held) for one in value], printed, place)


@cache
def _fields(model: Any, printed: bool) -> list[tuple[int, bool]] | None:
    """The fields of a type that hold words, and whether those in them are wanted; None where it is no group of keys."""
    entries = group(model).entries.values() if hasattr(model, "_fields") else ()
    if not entries:
        return None
    return [
        (entry.field, entry.key.printed or not printed)
        for entry in entries
        if entry.field is not None
        and entry.kind is not _LABELS
        and (entry.key.printed or not printed or not isinstance(entry.kind, Worded))
        and (entry.kind in (WORDS, PATH) or not isinstance(entry.kind, Worded))
    ]
