"""Changes to a list of groups in a file that people write: all that is not changed stays byte for byte.

Each change is an edit of a stretch of the text, found by the positions that the parser gives. Comments, the order of
keys, quotes and line ends stay as they are written. Of a long list, only the groups that change are looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from kpes.source import nodes
from kpes.source.nodes import Node, Place
from kpes.source.parse import _LOADER, dump

_LETTER = "[A-Za-zÀ-ſ]"
_PLAIN = re.compile(rf"{_LETTER}(?=.{{5}}|.* )(?: ?[0-9A-Za-zÀ-ſ„”–.,()+&@_-])+")
"""Words that mean themselves in YAML as they stand; most are, and to find that out is slow otherwise."""
_DIGITS = re.compile("[0-9]+")


class _Span(NamedTuple):
    """Where a node stands, from its first character to before what follows its last one, and whether in brackets.

    The parts of a group are its keys and values in turn.
    """

    start: int
    end: int
    parts: list[_Span]
    flow: bool
    words: str = ""


class _Edit(NamedTuple):
    """What takes the place of the text from ``start`` to before ``end``."""

    start: int
    end: int
    words: str


class Listing:
    """The groups in the list under one key of a file, which holds nothing else, and has no errors of its own.

    ``root`` is what the file was read into; None where it is not there, or holds nothing.
    """

    def __init__(self, data: bytes, root: Node | None, key: str):
        whole = data.decode()
        self._mark = whole[:1] if whole.startswith("\ufeff") else ""
        self._line_end = "\r\n" if "\r\n" in whole else "\n"
        self._text = whole.removeprefix(self._mark).replace("\r\n", "\n")
        self._key = key
        self._lines = [0]
        for line in self._text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        entries = root.entries if isinstance(root, nodes.Mapping) else []
        self._found = entries[0] if entries else None
        listed = self._found[1] if self._found else None
        items = listed.items if isinstance(listed, nodes.Sequence) else []
        self._starts = [self._at(item.place) for item in items]
        self._edits: defaultdict[int, list[_Edit]] = defaultdict(list)
        self._gone: set[int] = set()
        self._new: list[Mapping[str, object]] = []

    def put_all(self, number: int, values: Mapping[str, object]) -> None:
        """The group ``number`` (from 0) will have these values under their keys, whether it has these or not."""
        item = self._item(number)
        for key, value in values.items():
            self._edits[number].append(self._put(item, key, value))

    def add(self, value: Mapping[str, object]) -> None:
        """The list will end with this group, or with those that are added later."""
        self._new.append(value)

    def remove(self, number: int) -> None:
        """The group ``number`` will not be there."""
        self._gone.add(number)

    def bytes(self) -> bytes:
        """The whole file with all the changes."""
        text = self._applied(0, len(self._text), self._all_edits())
        return f"{self._mark}{text.replace(chr(10), self._line_end)}".encode()

    def _put(self, item: _Span, key: str, value: object) -> _Edit:
        for name, old in zip(item.parts[::2], item.parts[1::2], strict=True):
            if name.words == key and isinstance(value, list) and not item.flow:
                return _Edit(name.end, old.end, f":{_below(value, self._column(item.start) + 2)}")
            if name.words == key:
                space = "" if old.end > old.start else " "
                return _Edit(old.start, old.end, f"{space}{self._in_line(value, item.flow, old.end)}")
        if item.flow:
            return _Edit(item.parts[-1].end, item.parts[-1].end, f", {key}: {_in_brackets(value)}")
        end, indent = self._line_of(item.end)[1], " " * self._column(item.start)
        return _Edit(end, end, "".join(f"\n{indent}{line}" for line in _lines({key: value})))

    def _in_line(self, value: object, flow: bool, end: int) -> str:
        """A value on a line that goes on at ``end``: before a comment words are quoted, so that none seems cut off."""
        if flow:
            return _in_brackets(value)
        commented = isinstance(value, str) and self._text[end : self._line_of(end)[1]].lstrip().startswith("#")
        return f"'{str(value).replace(chr(39), chr(39) * 2)}'" if commented else _scalar(value)

    def _all_edits(self) -> list[_Edit]:
        """The changes to the groups that stay, and to the list itself."""
        kept = [number for number in range(len(self._starts)) if number not in self._gone]
        inside = [edit for number in kept for edit in self._edits[number]]
        if not (self._gone or self._new):
            return inside
        if self._found is None:
            start = "" if not self._text or self._text.endswith("\n") else "\n"
            return [_Edit(len(self._text), len(self._text), f"{start}{self._key}:{_below(self._new, 2)}\n")]
        head, listing = self._found
        if not self._starts or self._text[self._at(listing.place)] == "[":
            listed = _spans(self._text).parts[1]
            items = [(at, listed.parts[at]) for at in kept]
            texts = [self._applied(one.start, one.end, self._edits[at]) for at, one in items]
            lines = "".join(f"\n  - {text}" for text in texts)
            return [_Edit(self._at(head.place) + len(self._key), listed.end, f":{lines}{_below(self._new, 2)}")]
        gone = ((self._line_of(self._dash(at))[0], self._end_of(at)) for at in sorted(self._gone))
        removed = [_Edit(max(0, start - 1), end, "") for start, end in gone]
        last = len(self._starts) - 1
        end = self._end_of(last)
        return [*inside, *removed, _Edit(end, end, _below(self._new, self._column(self._dash(last))))]

    def _applied(self, start: int, end: int, edits: list[_Edit]) -> str:
        """The text from ``start`` to ``end`` with the edits, all of which are in it."""
        made, at = [], start
        for edit in sorted(edits, key=lambda one: one[:2]):
            made += [self._text[at : edit.start], edit.words]
            at = edit.end
        return "".join((*made, self._text[at:end]))

    def _item(self, number: int) -> _Span:
        """Where a group and its parts stand."""
        start = self._starts[number]
        if self._text[start] == "{":
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
            return _spans(self._text[start:end], start)
        end = self._line_of(self._dash(number + 1))[0] if number + 1 < len(self._starts) else len(self._text)
        indent = self._column(start)
        return _spans(f"{' ' * indent}{self._text[start:end]}", start - indent)

    def _end_of(self, number: int) -> int:
        """The end of the last line of a group."""
        return self._line_of(self._item(number).end)[1]

    def _dash(self, number: int) -> int:
        """Where the dash before a group is."""
        return self._text.rfind("-", 0, self._starts[number])

    def _at(self, place: Place) -> int:
        return self._lines[place.line - 1] + place.column - 1

    def _column(self, at: int) -> int:
        return at - self._line_of(at)[0]

    def _line_of(self, at: int) -> tuple[int, int]:
        """Where the line begins and ends that holds this character."""
        end = self._text.find("\n", at)
        return self._text.rfind("\n", 0, at) + 1, len(self._text) if end < 0 else end


def _below(values: Sequence[object], indent: int) -> str:
    """A list of groups as lines below its key."""
    made = []
    for value in values:
        dash = "- "
        for line in _lines(value):
            made.append(f"\n{' ' * indent}{dash}{line}")
            dash = "  "
    return "".join(made)


def _lines(group: Any) -> Iterator[str]:
    """The keys of a group, a line each, and below them what is a list."""
    for key, value in group.items():
        if isinstance(value, list):
            yield f"{key}:"
            yield from _below(value, 2).split("\n")[1:]
        else:
            yield f"{key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    """A value as it stands behind its key; digits in quotes, as they are no sum."""
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return f"'{value}'"
    return dump({"k": value}).strip()[len("k: ") :]


def _in_brackets(value: object) -> str:
    return dump({"k": value}, flow=True).strip()[len("{k: ") : -1]


def _spans(text: str, offset: int = 0) -> _Span:
    """The first node of a text and those in it, with where they stand; ``offset`` is where the text begins."""
    starts = [offset]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    loader: Any = _LOADER(text)
    opened: list[_Span] = []
    try:
        for event in iter(loader.get_event, None):
            begin, end = event.start_mark, event.end_mark
            start, stop = starts[begin.line] + begin.column, starts[end.line] + end.column
            if isinstance(event, yaml.ScalarEvent):
                written = text[start - offset : stop - offset].rstrip()
                made = _Span(start, start + len(written), [], False, event.value)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                opened.append(_Span(start, 0, [], bool(event.flow_style)))
                continue
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                made = opened.pop()
                made = made._replace(end=stop if made.flow or not made.parts else made.parts[-1].end)
            else:
                continue
            if not opened:
                return made
            opened[-1].parts.append(made)
    finally:
        loader.dispose()
    raise AssertionError("what was read before holds a node")
