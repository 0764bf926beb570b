"""The kinds of values: words, a date, a choice, a list, a group of keys, one of several kinds.

Each reads its nodes, describes itself, and knows how it is laid out in a record of the register.

What does not fit goes to the log, and the value is None; reading goes on, so that all faults are found at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as Table
from typing import Any, Generic, NamedTuple, TypeVar

from kpes.findings import Log
from kpes.messages import Message, message, nearest
from kpes.model import Key, Text
from kpes.source import Mapping, Node, Place, Scalar, clean, excerpt
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


class WordsOrList(Kind[object]):
    """Words, or a list."""

    def __init__(self, words: Kind[Any], item: Kind[Any]):
        self._words, self._listed = words, Listed(item)

    def read(self, node: Node, log: Log) -> object | None:
        """See `Kind.read`."""
        kind: Kind[Any] = self._listed if isinstance(node, Items) else self._words
        return kind.read(node, log)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return {"anyOf": [self._words.schema(defined), self._listed.schema(defined)]}


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
            "Here must be a text, not {found}. If the text holds a colon or starts with a bracket, put it in quotes.",
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


_tuple: Any = tuple.__new__
"""Takes half the time of the class itself."""


class Entry(NamedTuple):
    """A key: what the model says of it, the kind of its value, and what counts where an optional one is missing.

    ``field`` is the number of the field that holds the value; None where none does.
    """

    key: Key
    kind: Kind[Any]
    optional: bool
    default: object
    field: int | None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """What the schema of its group says of it."""
        examples = {"examples": [self.key.example]} if self.key.example else {}
        return {"description": self.key.said, **self.kind.schema(defined), **examples}


class Group(Kind[T]):
    """A group of keys, and of no others, which becomes a named tuple.

    Of its ``fields`` that no key has, ``places`` holds the place of each value by its key, ``place`` the group's and
    ``<key>_place`` that of the key's value.
    """

    def __init__(self, of: type[T], fields: tuple[str, ...], entries: Table[str, Entry]):
        self.of = of
        self.entries = entries
        self._required = [name for name, entry in entries.items() if not entry.optional]
        self._optional = [name for name, entry in entries.items() if entry.optional]
        self._either = [(name, entry.key.instead) for name, entry in entries.items() if entry.key.instead]
        self._needed = [
            [name, *filter(None, (entry.key.instead, entry.key.unless))]
            for name, entry in entries.items()
            if entry.key.instead or entry.key.unless
        ]
        self._defaults: list[object] = [None] * len(fields)
        for entry in entries.values():
            if entry.field is not None:
                self._defaults[entry.field] = entry.default
        held = {entry.field for entry in entries.values()}
        self._places = [(number, field) for number, field in enumerate(fields) if number not in held]
        self.tells_places = any(field != "place" for _, field in self._places)

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        if not isinstance(node, Mapping):
            keys = ", ".join(name for name in self.entries if name in (*self._required, *self._lacking(())))
            said = message("Here must be the keys {keys}, not {found}.", keys=keys, found=kind_of(node))
            log.error("K106", node.place, said)
            return None
        nodes = self._nodes(node, log)
        values = {}
        for name, entry in self.entries.items():
            if name in nodes and (value := entry.kind.read(nodes[name], log)) is not None:
                values[name] = value
        missing = any(name not in nodes for name in self._required)
        if len(values) < len(nodes) or missing or not self.fits(nodes.keys()):
            return None
        return self.made(values, node.place, {name: found.place for name, found in nodes.items()})

    def fits(self, keys: Collection[str]) -> bool:
        """Whether of two keys that may stand in each other's place one is there, where one is needed, and not both."""
        return not self._lacking(keys) and not any(one in keys and other in keys for one, other in self._either)

    def _lacking(self, keys: Collection[str]) -> list[str]:
        """The keys of which neither they are there nor what makes do without them."""
        return [names[0] for names in self._needed if not any(name in keys for name in names)]

    def made(self, values: Table[str, object], place: Place, places: dict[str, Place]) -> T:
        """The named tuple of the values by key, none of which is missing that has to be there, with their places."""
        fields = self._defaults.copy()
        for name, value in values.items():
            number = self.entries[name].field
            if number is not None:
                fields[number] = value
        for number, field in self._places:
            fields[number] = place if field == "place" else places if field == "places" else places[field[:-6]]
        made: T = _tuple(self.of, fields)
        return made

    def _nodes(self, node: Mapping, log: Log) -> dict[str, Node]:
        """The values by key; unknown, duplicate and missing keys go to the log."""
        nodes: dict[str, Node] = {}
        for key, value in node.entries:
            name = key.value
            if name in nodes:
                said = message("The key “{key}” stands twice. Remove one of the two.", key=name)
                log.error("K103", key.place, said)
            elif name in self.entries:
                nodes[name] = value
            else:
                log.error("K104", key.place, self._unknown(name))
        lacking = self._lacking(nodes.keys())
        for name in (*(name for name in self._required if name not in nodes), *lacking):
            log.error("K105", node.place, message("The key “{key}” is missing. Add it here.", key=name))
        for one, other in self._either:
            if one in nodes and other in nodes:
                said = message("Only one of the keys “{key}” and “{other}” can stand here.", key=one, other=other)
                log.error("K106", max(nodes[one].place, nodes[other].place), said)
        return nodes

    def _unknown(self, key: str) -> Message:
        known = [*self._required, *self._optional]
        likely, shown = nearest(key, known), excerpt(key)
        if likely:
            return message("The key “{key}” is not known. Did you mean “{likely}”?", key=shown, likely=likely[0])
        return message("The key “{key}” is not known. Known here: {known}.", key=shown, known=", ".join(known))

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        either: list[Schema] = [{"not": {"required": list(pair)}} for pair in self._either]
        either += [{"anyOf": [{"required": [name]} for name in names]} for names in self._needed]
        return {
            "type": "object",
            "additionalProperties": False,
            "required": self._required,
            **({"allOf": either} if either else {}),
            "properties": {name: self.entries[name].schema(defined) for name in [*self._required, *self._optional]},
        }

    def written(self, value: Any) -> dict[str, object]:
        """See `Kind.written`: its fields, without those that say nothing."""
        values = ((name, entry, value[entry.field]) for name, entry in self.entries.items() if entry.field is not None)
        return {name: entry.kind.written(value) for name, entry, value in values if not entry.optional or value}


_COLON = message("The colon makes a key of the words before it. Put the whole text in quotes, or under “>”.")
_BRACE = message("The brace at its start makes this no text. Put the whole text in quotes, or under “>”.")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value


class Either(Kind[T]):
    """Words, or one of some groups: the last that has a key of its own there, or else the first."""

    def __init__(self, words: Kind[T], *groups: tuple[Group[Any], Kind[T]]):
        self._words = words
        self._groups = groups

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        if not isinstance(node, Mapping):
            return self._words.read(node, log)
        keys = {key.value for key, _ in node.entries}
        known = [keys.intersection(group.entries) for group, _ in self._groups]
        if not any(known) and len(node.entries) == 1:
            log.error("K106", node.place, _BRACE if _is_empty(node.entries[0][1]) else _COLON)
            return None
        meant = 0
        for number in range(1, len(known)):
            if known[number] - set(self._groups[0][0].entries):
                meant = number
        return self._groups[meant][1].read(node, log)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return {"anyOf": [kind.schema(defined) for kind in (self._words, *(kind for _, kind in self._groups))]}


class Tagged(Kind[T]):
    """Groups that the value of their key ``tag`` tells apart; without one it is the first."""

    def __init__(self, tag: str, groups: Table[str, Kind[T]]):
        self.tag = tag
        self.groups = groups
        self._first = next(iter(groups))

    def read(self, node: Node, log: Log) -> T | None:
        """See `Kind.read`."""
        entries = node.entries if isinstance(node, Mapping) else ()
        said = [clean(value.value) for key, value in entries if key.value == self.tag and isinstance(value, Scalar)]
        named = next((name for name in said if name in self.groups and name != self._first), self._first)
        return self.groups[named].read(node, log)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        schemas = {name: group.schema(defined) for name, group in self.groups.items()}
        told = schemas.pop(self._first)
        for name, schema in schemas.items():
            with_tag = {"type": "object", "required": [self.tag], "properties": {self.tag: {"const": name}}}
            told = {"if": with_tag, "then": schema, "else": told}
        return told
