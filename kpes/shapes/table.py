"""The table: the keys of each group, as the annotations of `kpes.model` have them, and the kind of each type there.

From it the files of data are read, strictly: what does not fit their shape is a finding with its place. By it all words
that people wrote into the data are found, so that no key can be forgotten where they are searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from kpes.findings import Log, TooMany
from kpes.language import LANGUAGES
from kpes.model import (
    DIGEST,
    EVENT,
    EVENTS,
    Act,
    Addition,
    Agreement,
    Change,
    Event,
    Insertion,
    Item,
    ItemList,
    Key,
    LabelStyle,
    Parent,
    Part,
    Partner,
    Partners,
    Repeal,
    Retitling,
    Revaluing,
    Rewording,
    Signed,
    Table,
    Text,
    WrittenItem,
    WrittenTable,
)
from kpes.shapes import kinds, parts, values
from kpes.shapes.kinds import Defined, Either, Entry, Group, Kind, Listed, Made, Tagged, Worded
from kpes.source import Node, Place, parse

T = TypeVar("T")

Parts = tuple[Part, ...]
_RECORDS: dict[type[Any], tuple[str, ...]] = {
    **{model: (name,) for model, name in EVENTS.items()},
    Signed: tuple(EVENTS.values()),
}
"""What the key `EVENT` may say in a record that becomes one of these, as which the first is read, too, in doubt."""


def group(model: type[T]) -> Group[T]:
    """The keys that become the fields of a type of the model."""
    if model not in _GROUPS:
        _GROUPS[model] = _group(model)
    return _GROUPS[model]


_GROUPS: dict[type[Any], Group[Any]] = {}


def _group(model: Any) -> Group[Any]:
    entries = {}
    for number, (field, annotation) in enumerate(model.__annotations__.items()):
        if key := next(iter(getattr(annotation, "__metadata__", ())), None):
            entries[key.name or field] = _entry(
                key, annotation.__origin__, number, model._field_defaults.get(field)
            )
    if tags := _RECORDS.get(model):
        event = Entry(EVENT, values.choice(tags, tags[:1]), False, "", None)
        entries = {EVENT.name: event, **entries, DIGEST.name: _entry(DIGEST, str, None)}
    return Group(model, model._fields, entries)


def _entry(key: Key, value: Any, field: int | None, otherwise: object = None) -> Entry:
    optional = key.optional or otherwise is not None or NoneType in get_args(value)
    default = key.default or otherwise
    if default is None and key.optional:
        default = () if get_origin(value) is tuple else ""
    return Entry(key, _FORMATS[key.format] if key.format else kind(value), optional, default, field)


def kind(value: Any) -> Kind[Any]:
    """The kind of the values of a type."""
    if value in _TYPES:
        return _TYPES[value]
    origin, inner = get_origin(value), get_args(value)
    if origin is Literal:
        return values.choice([word for word in inner if word])
    if origin is tuple:
        return Listed(kind(inner[0]))
    if origin in (Union, UnionType):
        return kind(next(one for one in inner if one is not NoneType))
    return group(value)


def _parent(said: Parent) -> Item:
    return Item(said.text, (ItemList(said.labels, said.items, said.place),), said.id, said.label)


def _written(said: WrittenItem) -> Item:
    text, *behind = said.parts
    assert isinstance(text, Text), "an item begins with words"
    return Item(text, tuple(behind), said.id, said.label)


def _item() -> Kind[Item]:
    written, parent = group(WrittenItem), group(Parent)
    with_items = parts.Nested(Made(parent, _parent), lambda item: item.lists)
    return Either(Made(_TEXT, Item), (written, Made(written, _written)), (parent, with_items))


def _part(*models: type[Any]) -> Kind[Parts]:
    """Words, a list, or what else there is a name for."""
    named = ((group(model), Defined(name, kind)) for model, name, kind in _NAMED if model in models)
    words = kinds.Written(parts.blocks, values.WORDS)
    return Either(words, *((keys, Made(defined, lambda part: (part,))) for keys, defined in named))


def _change() -> Kind[Change]:
    groups: list[Group[Any]] = [group(model) for model in (Rewording, Addition, Repeal, Retitling, Revaluing)]
    return Either(groups[0], *((one, one) for one in groups))


def _party() -> Kind[Partner]:
    """A partner of an act: its id alone, or what there is to say of it, which need not be its name."""
    listed = group(Partner)
    entries = {**listed.entries, "name": listed.entries["name"]._replace(optional=True)}
    told = Group(Partner, Partner._fields, entries)
    named = Made(kinds.placed(values.ID), lambda id: Partner(id, None, id.place))  # type: ignore[arg-type]
    return Either(named, (told, told))


_NAMED: tuple[tuple[type[Any], str, Callable[[], Kind[Any]]], ...] = (
    (ItemList, "list", lambda: parts.Nested(group(ItemList), lambda listed: [listed])),
    (Insertion, "insertion", lambda: group(Insertion)),
    (WrittenTable, "table", lambda: Made(group(WrittenTable), lambda written: written.table)),
)
_TEXT = kinds.placed(values.WORDS)
_TYPES: dict[Any, Kind[Any]] = {
    Text: _TEXT,
    str: values.WORDS,
    bool: values.SWITCH,
    date: values.DAY,
    int: values.COUNT,
    LabelStyle: Defined("labels", lambda: kinds.Worded(values.labels, values.LABELS, values.WORDS.layout)),
    Item: Defined("item", cache(_item)),
    Change: Defined("change", cache(_change)),
    Table: Defined("grid", cache(lambda: parts.Even(group(Table)))),
    tuple["Part", ...]: Defined("parts", cache(lambda: parts.Parts(_part(ItemList, Insertion, WrittenTable)))),
    Parts: Defined("parts", cache(lambda: parts.Parts(_part(ItemList, Insertion, WrittenTable)))),
}
_FORMATS: dict[str, Kind[Any]] = {
    "id": kinds.placed(values.ID),
    "name": kinds.placed(values.REFERRED),
    "title": kinds.Written(parts.title, values.WORDS),
    "parts of goals": Defined(
        "goal_parts",
        cache(lambda: parts.Parts(_part(ItemList, Insertion, WrittenTable), _part(ItemList, WrittenTable))),
    ),
    "item parts": Defined(
        "item_parts", cache(lambda: parts.Parts(_part(ItemList, Insertion, WrittenTable), of_item=True))
    ),
    "values": parts.Values(),
    "cells": Listed(Listed(parts.Cell())),
    "attachment": kinds.placed(values.ATTACHED),
    "path": values.PATH,
    "in force": values.IN_FORCE,
    "consent": kinds.WordsOrList(values.CONSENT, kinds.placed(values.ID)),
    "party": Defined("party", cache(_party)),
    "sha256": values.SHA256,
    "fingerprint": values.FINGERPRINT,
    "moment": values.MOMENT,
    "language": values.choice(LANGUAGES),
}


@cache
def records() -> Listed[Event]:
    """What ``data/signatures/<partner>.yaml`` may hold."""
    named = {tag: Defined(tag, partial(group, model)) for model, (tag, *_) in _RECORDS.items()}
    return Listed(Tagged(EVENT.name, named))


@cache
def record_groups() -> dict[str, Group[Any]]:
    """The keys of each kind of event."""
    return {tag: group(model) for model, (tag, *_) in _RECORDS.items()}


def read_agreement(data: bytes, file: str) -> tuple[Agreement | None, Log]:
    """The agreement in ``data`` and the log of what is wrong; no agreement where anything is."""
    return _read(data, file, group(Agreement).read)


def read_act(data: bytes, file: str) -> tuple[Act | None, Log]:
    """The act in ``data`` and the log of what is wrong; no act where anything is."""
    return _read(data, file, group(Act).read)


def read_partners(data: bytes, file: str) -> tuple[tuple[Partner, ...] | None, Log]:
    """The partners in ``data``, in their order, and the log of what is wrong; none where anything is."""
    listed, log = _read(data, file, group(Partners).read)
    return listed.partners if listed else None, log


def read_events(data: bytes, file: str) -> tuple[tuple[Event, ...] | None, Log]:
    """The events in ``data`` and the log of what is wrong; none where anything is."""
    return _read(data, file, records().read)


def _read(data: bytes, file: str, read: Callable[[Node, Log], T | None]) -> tuple[T | None, Log]:
    root, problems = parse(data, file)
    log = Log(problems, root)
    result = None
    if root is not None:
        with suppress(TooMany):
            result = read(root, log)
    return (None if len(log) else result), log


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
    said = [(entry, entry.kind.item if isinstance(entry.kind, Listed) else entry.kind) for entry in entries]
    return [
        (entry.field, entry.key.printed or not printed)
        for entry, kind_of in said
        if entry.field is not None
        and kind_of is not kind(LabelStyle)
        and (entry.key.printed or not printed or not isinstance(kind_of, Worded))
        and (kind_of in (values.WORDS, values.PATH) or not isinstance(kind_of, Worded))
    ]
