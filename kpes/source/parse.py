"""The bytes of a file to nodes; and lists, dicts and texts to YAML text, as kpes writes it into the register.

Nodes are built from parser events, not by ``yaml.compose``: composing recurses, and deep nesting kills
the process where no exception can be caught.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NoReturn

import yaml

from kpes.messages import Message, message
from kpes.source.characters import excerpt, illegible, not_allowed, places, without
from kpes.source.nodes import DEEPEST_NESTING, NOT_READ_ON, TOO_DEEP, Mapping, Node, Place, Problem, Scalar, Sequence

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; ten thousand partners with every key filled in are about 3 MiB."""
MOST_EVENTS = 1_000_000
"""Begins and ends of lists and groups, and texts; ten thousand partners with every key are about 300,000."""
MOST_PROBLEMS = 100
"""Problems after which a file is given up: what follows would be noise."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_tuple = tuple.__new__


class _GivenUp(Exception):
    """Stops the parsing: what comes after the problem that was just added cannot be understood."""


def parse(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The root node of the YAML document in ``data``, and what is wrong with the file.

    There is no root where the file as a whole cannot be understood. Forbidden characters are reported
    and read as spaces, so that they do not keep the rest from being checked.
    """
    parser = _Parser(file)
    try:
        root = parser.build(parser.legible(parser.decoded(data)))
        if root is None and not parser.problems:
            parser.report("K112", Place(file), message("The file is empty."))
    except _GivenUp:
        root = None
    return root, parser.problems


class _Parser:
    """Reads one file and collects its problems."""

    def __init__(self, file: str):
        self.file = file
        self.problems: list[Problem] = []
        self.opened: list[tuple[Sequence | Mapping, list[Node]]] = []
        """The lists and groups that are being read, each with the children that it is among."""

    def report(self, code: str, place: Place, said: Message) -> None:
        self.problems.append(Problem(code, place, said))
        if len(self.problems) >= MOST_PROBLEMS:
            self.give_up("K117", place, NOT_READ_ON)

    def give_up(self, code: str, place: Place, said: Message) -> NoReturn:
        self.problems.append(Problem(code, place, said))
        raise _GivenUp

    def decoded(self, data: bytes) -> str:
        if len(data) > LARGEST_FILE:
            said = message(
                "The file is too large ({size} MiB; at most {most} MiB are read).",
                size=-(-len(data) // 2**20),
                most=LARGEST_FILE // 2**20,
            )
            self.give_up("K110", Place(self.file), said)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode()  # without a byte order mark, as the error counts
            column = len(before) - before.rfind("\n")
            said = message(
                "This is not UTF-8. In Notepad: File, Save as, choose the encoding UTF-8 beside “Save”, Save."
            )
            self.give_up("K101", Place(self.file, before.count("\n") + 1, column), said)

    def legible(self, text: str) -> str:
        wrong = illegible(text)
        if wrong is None:
            return text
        for line, column, found in places(text, wrong):
            self.report("K113", Place(self.file, line, column), not_allowed(found))
        return without(text, wrong)

    def build(self, text: str) -> Node | None:
        """The root node, or None where the text holds none."""
        loader = _LOADER(text)
        try:
            root = self._nodes(loader, escapes="\\" in text)
        except yaml.MarkedYAMLError as error:
            from kpes.source.explain import explained

            said, line, column = explained(error, text, [node.place for node, _ in self.opened])
            self.give_up("K109" if said is TOO_DEEP else "K102", Place(self.file, line, column), said)
        except yaml.YAMLError:
            self.give_up("K102", Place(self.file), message("The file cannot be read as YAML."))
        finally:
            loader.dispose()
        return None if isinstance(root, Scalar) and not root.value and not root.style else root

    def _nodes(self, loader: yaml.BaseLoader, escapes: bool) -> Node | None:
        children: list[Node] = []  # of the node that is open
        opened = self.opened
        events: Iterator[yaml.Event] = iter(loader.get_event, None)
        for event in islice(events, MOST_EVENTS):
            if isinstance(event, yaml.ScalarEvent):
                children.append(self._scalar(event, escapes))
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                node, siblings = opened.pop()
                if isinstance(node, Sequence):
                    node.items.extend(children)
                else:
                    node.entries.extend(self._entries(children))
                children = siblings
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                place = self._place(event)
                self._check_plain(event.anchor, event.tag, place)
                if len(opened) == DEEPEST_NESTING:
                    self.give_up("K109", place, TOO_DEEP)
                node = (Sequence if isinstance(event, yaml.SequenceStartEvent) else Mapping)([], place)
                children.append(node)
                opened.append((node, children))
                children = []
            elif isinstance(event, yaml.AliasEvent):
                children.append(self._alias(event))
            elif isinstance(event, yaml.DocumentStartEvent) and children:
                said = message("A second document starts here. Remove the line “---”.")
                self.give_up("K111", self._place(event), said)
        for event in events:  # There are more.
            most = message("The file holds too much (at most {most} texts, lists and groups).", most=MOST_EVENTS)
            self.give_up("K110", self._place(event), most)
        return children[0] if children else None

    def _scalar(self, event: yaml.ScalarEvent, escapes: bool) -> Scalar:
        place = self._place(event)
        if event.anchor or event.tag:
            self._check_plain(event.anchor, event.tag, place)
        value, style = event.value, event.style or ""
        if escapes and style == '"' and (wrong := illegible(value)):
            for found in dict.fromkeys(wrong.findall(value)):
                self.report("K113", place, not_allowed(found))
            value = without(value, wrong)
        return Scalar(value, place, style)

    def _alias(self, event: yaml.AliasEvent) -> Scalar:
        """The alias itself for a text, so that what follows is checked too."""
        place = self._place(event)
        written = f"*{event.anchor}"
        self.report("K108", place, _plain_only(written))
        return Scalar(written, place)

    def _entries(self, children: list[Node]) -> list[tuple[Scalar, Node]]:
        """Keys and values from a mapping's children, where they take turns."""
        entries = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                said = message("A key must be a plain word, not a list or a group of keys.")
                self.report("K102", key.place, said)
                continue
            entries.append((key, value))
            if key.value == "<<" and not key.style:
                self.report("K108", key.place, _plain_only("<<"))
        return entries

    def _check_plain(self, anchor: str | None, tag: str | None, place: Place) -> None:
        if anchor or tag:
            self.report("K108", place, _plain_only(f"&{anchor}" if anchor else excerpt(tag or "")))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark
        return _tuple(Place, (self.file, mark.line + 1, mark.column + 1))  # half the time of Place(…)


def _plain_only(feature: str) -> Message:
    return message(
        "“{feature}” is YAML for programmers (anchor, alias, tag or merge key), which an agreement must not "
        "use. Write the text itself; if it belongs to the text, put it in quotes.",
        feature=feature,
    )


class Instant(str):
    """A date or a moment in ISO 8601, written without quotes."""


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, and nothing is ever written as an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(Instant, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(data)))


def dump(data: object, flow: bool = False) -> str:
    """YAML text of lists, dicts, texts, numbers and Instants, keys in their order, long lines unbroken.

    It is in brackets where it is to ``flow``.
    """
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1, default_flow_style=flow
    )


def dump_in_a_line(data: object) -> str:
    """The same in a single line, lists and keys in brackets."""
    written = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1, default_flow_style=True
    )
    return written.removesuffix("\n").removesuffix("\n...")
