"""The shapes that data can have: a group of keys, a list, a text, a choice, a date, a count.

Each function takes a node and the log of its file. What does not fit goes to the log, and the function
gives an empty value of its kind, so that reading goes on and all faults are found at once.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import NamedTuple, TypeVar

from kpes.findings import Log, TooMany
from kpes.messages import Message, message, nearest
from kpes.model import Text
from kpes.source import Mapping, Node, Place, Scalar, Sequence, clean, excerpt, parse

T = TypeVar("T")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_file(data: bytes, file: str, read: Callable[[Node, Log], T]) -> tuple[T | None, Log]:
    """What ``read`` makes of the YAML in ``data``, and the log; nothing where the log holds anything."""
    with collector_paused():
        root, problems = parse(data, file)
        log = Log(problems, root)
        result = None
        if root is not None:
            with suppress(TooMany):
                result = read(root, log)
    return (None if len(log) else result), log


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading makes many small objects and no garbage: looking for some would take longer than the reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # All there is goes among what has lived long, unseen: else it is looked through three times at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def one_of(known: Iterable[str]) -> str:
    """The words of a choice, as a message lists them."""
    return ", ".join(known)


class Fields(NamedTuple):
    """A group of keys that passed: the nodes by key. A missing key has no node."""

    nodes: dict[str, Node]
    place: Place
    log: Log

    def read(self, key: str, read: Callable[[Node, Log], T], otherwise: T) -> T:
        """The value of ``key`` as ``read`` gives it, or ``otherwise`` where the key is missing."""
        node = self.nodes.get(key)
        return otherwise if node is None else read(node, self.log)

    def text(self, key: str) -> Text:
        """The value of a required text; an empty one where it is missing."""
        return self.read(key, text, Text("", self.place))

    def optional_text(self, key: str) -> Text | None:
        """The value of a text, or None where the key is missing."""
        return self.read(key, text, None)


def fields(node: Node, log: Log, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Fields:
    """The keys of a group; unknown, duplicate and missing ones go to the log."""
    nodes: dict[str, Node] = {}
    if not isinstance(node, Mapping):
        said = message("Here must be the keys {keys}, not {found}.", keys=one_of(required), found=_kind(node))
        log.error("K106", node.place, said)
        return Fields(nodes, node.place, log)
    for key, value in node.entries:
        name = key.value
        if name in nodes:
            said = message("The key “{key}” stands twice. Remove one of the two.", key=name)
            log.error("K103", key.place, said)
        elif name in required or name in optional:
            nodes[name] = value
        else:
            log.error("K104", key.place, _unknown(name, required + optional))
    for name in required:
        if name not in nodes:
            log.error("K105", node.place, message("The key “{key}” is missing. Add it here.", key=name))
    return Fields(nodes, node.place, log)


def _unknown(key: str, known: tuple[str, ...]) -> Message:
    likely = nearest(key, known)
    shown = excerpt(key)
    if likely:
        return message("The key “{key}” is not known. Did you mean “{likely}”?", key=shown, likely=likely[0])
    return message("The key “{key}” is not known. Known here: {known}.", key=shown, known=one_of(known))


def _kind(node: Node) -> Message:
    if isinstance(node, Mapping):
        return message("a group of keys")
    if isinstance(node, Sequence):
        return message("a list")
    return message("a text") if node.value else message("nothing")


def items(node: Node, log: Log, read: Callable[[Node, Log], T]) -> tuple[T, ...]:
    """A list, each of its items as ``read`` gives it. An empty list is a fault."""
    if not isinstance(node, Sequence):
        log.error("K106", node.place, message("Here must be a list, not {found}.", found=_kind(node)))
        return ()
    if not node.items:
        log.error("K106", node.place, message("This list is empty. Fill it, or remove its key."))
    return tuple(read(item, log) for item in node.items)


def text(node: Node, log: Log) -> Text:
    """A text that is not empty."""
    if not isinstance(node, Scalar):
        said = message(
            "Here must be a text, not {found}. If the text holds a colon or starts with a bracket, put it in "
            "quotes.",
            found=_kind(node),
        )
        log.error("K106", node.place, said)
        return Text("", node.place)
    value = clean(node.value)
    if not value:
        log.error("K106", node.place, message("Here must be a text, not {found}.", found=message("nothing")))
    return Text(value, node.place)


def choice(known: tuple[str, ...]) -> Callable[[Node, Log], str]:
    """A reader of one of the words of ``known``; the first is what a fault gives."""

    def read(node: Node, log: Log) -> str:
        said = text(node, log).value
        if said in known:
            return said
        if said:
            log.error("K114", node.place, _impossible(said, known))
        return known[0]

    return read


def _impossible(word: str, known: tuple[str, ...]) -> Message:
    likely = nearest(word.lower(), known)
    shown = excerpt(word)
    if likely:
        return message(
            "“{word}” is not possible here. Did you mean “{likely}”?", word=shown, likely=likely[0]
        )
    return message("“{word}” is not possible here. Possible: {known}.", word=shown, known=one_of(known))


def day(node: Node, log: Log) -> date:
    """A date written as 2014-11-07; the day of this project's first agreement where it is none."""
    said = text(node, log).value
    if said:
        try:
            if _DATE.fullmatch(said):
                return date.fromisoformat(said)
            wrong = message(
                "“{date}” is not a date. Write year, month and day like this: 2014-11-07.", date=excerpt(said)
            )
        except ValueError:
            wrong = message("“{date}” is not a day of the calendar.", date=said)
        log.error("K107", node.place, wrong)
    return date(2014, 11, 7)


def count(node: Node, log: Log) -> int:
    """A whole number from 1 to 99, in digits; 1 where it is none."""
    said = text(node, log).value
    if said and not re.fullmatch(r"[1-9][0-9]?", said):
        wrong = message("Here must be a whole number from 1 to 99, not “{found}”.", found=excerpt(said))
        log.error("K106", node.place, wrong)
        return 1
    return int(said or 1)
