"""What a YAML text is read into: nodes that know their place, and what is wrong with the file."""

from __future__ import annotations

from typing import NamedTuple

from kpes.messages import Message, message


class Place(NamedTuple):
    """Where something stands: a file, relative to the project, and a line and column that start at 1."""

    file: str
    line: int = 1
    column: int = 1


class Scalar(NamedTuple):
    """A text as written; ``style`` is YAML's: empty for plain, else one of ``' " | >``."""

    value: str
    place: Place
    style: str = ""


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    place: Place


class Mapping(NamedTuple):
    """Keys with their values, in the order written, duplicates and all."""

    entries: list[tuple[Scalar, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


class Problem(NamedTuple):
    """A fault of the file as a file: its code, its place, and what is wrong."""

    code: str
    place: Place
    message: Message


DEEPEST_NESTING = 20
TOO_DEEP = message("This is nested too deep ({most} levels at most).", most=DEEPEST_NESTING)

NOT_READ_ON = message("The file was not read on from here: there is too much to mend above.")
"""Says with K117 that a file was given up, so that nobody takes the list of findings for all of them."""
