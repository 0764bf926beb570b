"""YAML text to nodes with positions, and events to YAML text; the only importer of ``yaml``.

Every scalar stays the text that was written (``no``, ``0000123456``, ``22:30``): what it means is the
reader's to say. Of YAML's language only the plain part is accepted. The rest (anchors, aliases, tags,
merge keys, several documents) serves programmers, hides text from reviewers, and crashes parsers.
Nodes are built from parser events, not by ``yaml.compose``: composing recurses, and deep nesting kills
the process where no exception can be caught.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from kpes.messages import Message, message

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; ten thousand partners with every key filled in are about 3 MiB."""
DEEPEST_NESTING = 20
MOST_PROBLEMS = 100
"""Problems after which a file is given up: what follows would be noise."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORBIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LINE_SEPARATORS = {"\u2028", "\u2029"}


class Place(NamedTuple):
    """Where something stands: a file, relative to the project, and a line and column that start at 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(slots=True)
class Scalar:
    """A text as written; ``style`` is YAML's: empty for plain, else one of ``' " | >``."""

    value: str
    place: Place
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in the order written, duplicates and all."""

    entries: list[tuple[Scalar, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


class Problem(NamedTuple):
    """A fault of the file as a file: its code, its place, and what is wrong."""

    code: str
    place: Place
    message: Message


class GivenUp(Exception):
    """Stops the walk: what comes after the problem that was just added cannot be understood."""


def parse(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The root node of the YAML document in ``data``, and what is wrong with the file.

    There is no root where the file as a whole cannot be understood. Forbidden characters are reported
    and read as spaces, so that they do not keep the rest from being checked.
    """
    problems: list[Problem] = []
    try:
        text = _without_forbidden(_decoded(data, file, problems), file, problems)
        root = _Builder(file, problems).build(text)
        if root is None and not problems:
            problems.append(Problem("K112", Place(file), message("The file is empty.")))
        return root, problems
    except GivenUp:
        return None, problems


def _give_up(problems: list[Problem], code: str, place: Place, said: Message) -> GivenUp:
    problems.append(Problem(code, place, said))
    return GivenUp()


def _decoded(data: bytes, file: str, problems: list[Problem]) -> str:
    if len(data) > LARGEST_FILE:
        said = message(
            "The file is too large ({size} MiB; at most {most} MiB are read).",
            size=-(-len(data) // 2**20),
            most=LARGEST_FILE // 2**20,
        )
        raise _give_up(problems, "K110", Place(file), said)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        said = message("This is not UTF-8. Save the file with the encoding UTF-8.")
        raise _give_up(problems, "K101", Place(file, line, column), said) from None


def forbidden(text: str) -> set[str]:
    """The characters of ``text`` that no agreement may hold.

    Those are the Unicode categories Cc (but for tab and line feed), Cf, Cs, Co and Cn and the
    separators U+2028 and U+2029: characters that nobody sees, or that change what others look like.
    """
    return {
        character
        for character in set(text)
        if (unicodedata.category(character) in _FORBIDDEN_CATEGORIES and character not in "\t\n")
        or character in _LINE_SEPARATORS
    }


def _named(character: str) -> Message:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return message(
        "The character {code} is not allowed: it cannot be seen, or it changes how others look. Remove it.",
        code=f"{code} {name}".rstrip(),
    )


def _without_forbidden(text: str, file: str, problems: list[Problem]) -> str:
    wrong = forbidden(text)
    if not wrong:
        return text
    found = re.finditer("[" + re.escape("".join(sorted(wrong))) + "]", text)
    line, line_start = 1, 0
    for match in found:
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1
        column = match.start() - line_start + 1
        problems.append(Problem("K113", Place(file, line, column), _named(match.group())))
        if len(problems) >= MOST_PROBLEMS:
            break
    return text.translate({ord(character): " " for character in wrong})


class _Builder:
    """Builds nodes from one file's parser events, without recursion."""

    def __init__(self, file: str, problems: list[Problem]):
        self.file = file
        self.problems = problems

    def build(self, text: str) -> Node | None:
        open_nodes: list[Sequence | Mapping] = []
        pending_keys: list[Scalar | None] = []
        root: Node | None = None
        for event in self._events(text):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node: Node = self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                node = Mapping([], self._place(event))
            elif kind is yaml.SequenceStartEvent:
                node = Sequence([], self._place(event))
            else:
                if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    open_nodes.pop()
                    pending_keys.pop()
                elif kind is yaml.DocumentStartEvent and root is not None:
                    raise _give_up(
                        self.problems,
                        "K111",
                        self._place(event),
                        message("A second document starts here. Remove the line “---”."),
                    )
                continue
            if not open_nodes:
                root = node
            elif isinstance(open_nodes[-1], Sequence):
                open_nodes[-1].items.append(node)
            elif pending_keys[-1] is None:
                pending_keys[-1] = self._key(node)
            else:
                open_nodes[-1].entries.append((pending_keys[-1], node))
                pending_keys[-1] = None
            if kind is not yaml.ScalarEvent:
                open_nodes.append(node)
                pending_keys.append(None)
                if len(open_nodes) > DEEPEST_NESTING:
                    said = message("This is nested too deep ({most} levels at most).", most=DEEPEST_NESTING)
                    raise _give_up(self.problems, "K109", node.place, said)
        if isinstance(root, Scalar) and not root.value and not root.style:
            return None
        return root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        """The parser's events, each checked to be of the plain part of YAML."""
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if isinstance(event, yaml.AliasEvent):
                    raise _give_up(self.problems, "K108", self._place(event), _plain_only("*" + event.anchor))
                if isinstance(event, yaml.NodeEvent) and (event.anchor or event.tag):
                    feature = "&" + event.anchor if event.anchor else event.tag
                    self._report("K108", self._place(event), _plain_only(feature))
                yield event
        except yaml.MarkedYAMLError as error:
            said, mark = _explained(error, text)
            place = Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
            raise _give_up(self.problems, "K102", place, said) from None
        except yaml.YAMLError:
            said = message("The file cannot be read as YAML.")
            raise _give_up(self.problems, "K102", Place(self.file), said) from None

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        style = event.style or ""
        if style == '"':
            for character in sorted(forbidden(event.value)):
                self._report("K113", place, _named(character))
        return Scalar(event.value, place, style if style != "plain" else "")

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            said = message("A key must be a plain word, not a list or a group of keys.")
            raise _give_up(self.problems, "K102", node.place, said)
        if node.value == "<<" and not node.style:
            self._report("K108", node.place, _plain_only("<<"))
        return node

    def _report(self, code: str, place: Place, said: Message) -> None:
        self.problems.append(Problem(code, place, said))
        if len(self.problems) >= MOST_PROBLEMS:
            raise GivenUp()

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)


def _plain_only(feature: str) -> Message:
    return message(
        "“{feature}” is YAML for programmers (anchor, alias, tag or merge key), which an agreement must not "
        "use. Write the text itself; if it belongs to the text, put it in quotes.",
        feature=feature,
    )


def _explained(error: yaml.MarkedYAMLError, text: str) -> tuple[Message, yaml.Mark | None]:
    """Plain words for what the parser says, and the spot they speak of; its own words are of tokens."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    for sign, words in _EXPLANATIONS:
        if sign in said:
            break
    else:
        words = message("The file cannot be read as YAML from here on.")
    if words is _UNCLOSED:
        mark = error.context_mark or mark
    elif mark and _at(text, mark) == "\t":
        words = message("A tab stands where only spaces may. Indent with spaces.")
    return words, mark


def _at(text: str, mark: yaml.Mark) -> str:
    lines = text.split("\n")
    return lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""


_UNCLOSED = message("The quotation mark that opens here is never closed, or one inside the text must be doubled.")
_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        message(
            "A colon followed by a space stands inside a text. Put the text in quotes, or under “>” on a line "
            "of its own."
        ),
    ),
    ("escape", message("Inside double quotes a backslash has a meaning of its own. Use single quotes.")),
    ("quoted scalar", _UNCLOSED),
    ("cannot start any token", message("A text cannot start with this character. Put the text in quotes.")),
    (
        "could not find expected ':'",
        message("A key needs a colon behind it; or this line belongs to the text above and must be indented."),
    ),
    (
        "did not find expected",
        message("The indentation does not fit, or a bracket or quotation mark is not closed. Compare the lines above."),
    ),
)


class Instant(str):
    """A date or a moment in ISO 8601, written without quotes."""


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, and nothing is ever written as an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    Instant, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(data))
)


def dump(data: object) -> str:
    """YAML text of lists, dicts, texts, numbers and Instants, keys in their order, long lines unbroken."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
