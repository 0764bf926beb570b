"""The kinds of values: words, a date, a choice, a list.

Each reads its nodes, describes itself, and knows how it is laid out in a record of the register.

What does not fit goes to the log, and the value is None; reading goes on, so that all faults are found at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from kpes.findings import Log
from kpes.messages import Message, message
from kpes.model import Text
from kpes.source import Mapping, Node, Scalar, clean
from kpes.source import Sequence as Items

T = TypeVar("T")
S = TypeVar("S")

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""To kpes a text is what it looks like, but an editor reads 0000123456 as a number and true as a truth value. So these
pass wherever a text may stand, as far as what they look like can be told from them."""
class Layout(NamedTuple):
    """What a value looks like in a line that kpes writes: a pattern of all that it may write, and of the plainest.

    Whatever the plainest matches means itself in YAML, so that it can be read without; where it is ``sure``, it is the
    value itself.
    """

    written: str
    plain: str
    sure: bool = False


class Unfit(Exception):
    """Words that a value cannot be made of: the code of the finding, and what is wrong."""

    def __init__(self, code: str, said: Message):
        super().__init__(code)
        self.code = code
        self.said = said


class Kind(Generic[T]):
    """What a value may be."""

    def read(self, node: Node, log: Log) -> T | None:
        """The value of ``node``; None where something is wrong, which the log says then."""
        raise NotImplementedError

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """The JSON Schema of the value; what it refers to by name goes to ``defined``."""
        raise NotImplementedError

    def written(self, value: T) -> object:
        """The value as `kpes.source.parse` takes it."""
        return value


class Worded(Kind[T]):
    """A value that is made of words: ``of`` takes them, cleaned unless ``exact``, and raises Unfit."""

    def __init__(
        self,
        of: Callable[[str], T],
        schema: Schema,
        layout: Layout,
        exact: bool = False,
        written: Callable[[T], object] = lambda value: value,
    ):
        self.of = of
        self.layout = layout
        self._schema = schema
        self._exact = exact
        self._written = written

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        said = text(node, log)
        if said is None:
            return None
        try:
            return self.of(said.value if self._exact else clean(said.value))
        except Unfit as unfit:
            log.error(unfit.code, node.place, unfit.said)
            return None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._schema

    def written(self, value: T) -> object:
        """See `Kind.written`."""
        return self._written(value)


class Written(Kind[T]):
    """What is made of words and of how they were written: ``of`` takes them once they fit."""

    def __init__(self, of: Callable[[Scalar], T], words: Worded[str]):
        self._of = of
        self._words = words

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        if self._words.read(node, log) is None or not isinstance(node, Scalar):
            return None
        return self._of(node)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._words.schema(defined)


def placed(words: Worded[str]) -> Kind[Text]:
    """Words that know their place."""
    return Written(lambda node: Text(clean(node.value), node.place), words)


class Listed(Kind[tuple[T, ...]]):
    """A list that is not empty."""

    def __init__(self, item: Kind[T]):
        self.item = item

    def read(self, node: Node, log: Log) -> tuple[T, ...] | None:
        """See `Kind.read`."""
        if not isinstance(node, Items):
            log.error("K106", node.place, message("Here must be a list, not {found}.", found=kind_of(node)))
            return None
        if not node.items:
            log.error("K106", node.place, message("This list is empty. Fill it, or remove its key."))
        read = self.item.read
        found = [read(item, log) for item in node.items]
        return tuple(item for item in found if item is not None)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return {"type": "array", "minItems": 1, "items": self.item.schema(defined)}

    def written(self, value: Iterable[T]) -> object:
        """See `Kind.written`."""
        return [self.item.written(item) for item in value]


class Defined(Kind[T]):
    """A kind that its schema names, since it stands in several places, or in itself."""

    def __init__(self, name: str, kind: Callable[[], Kind[T]]):
        self._name = name
        self._kind = kind

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        return self._kind().read(node, log)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        if self._name not in defined:
            defined[self._name] = {}
            defined[self._name] |= self._kind().schema(defined)
        return {"$ref": f"#/$defs/{self._name}"}


class Made(Kind[T], Generic[S, T]):
    """A value that is made of one of another kind."""

    def __init__(self, kind: Kind[S], make: Callable[[S], T]):
        self._kind = kind
        self._make = make

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        value = self._kind.read(node, log)
        return None if value is None else self._make(value)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._kind.schema(defined)


def text(node: Node, log: Log) -> Scalar | None:
    """The node, where words stand there."""
    if isinstance(node, Scalar):
        if node.value and not node.value.isspace():
            return node
        said = message("Here must be a text, not {found}.", found=message("nothing"))
    else:
        said = message(
            "Here must be a text, not {found}. If the text holds a colon or starts with a bracket, put it in "
            "quotes.",
            found=kind_of(node),
        )
    log.error("K106", node.place, said)
    return None


def kind_of(node: Node) -> Message:
    """What stands there, as a message calls it."""
    if isinstance(node, Mapping):
        return message("a group of keys")
    if isinstance(node, Items):
        return message("a list")
    return message("a text") if node.value else message("nothing")
