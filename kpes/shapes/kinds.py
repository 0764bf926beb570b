"""The kinds of values: words, a date, a choice, a list.

Each reads its nodes, describes itself, and knows how it is laid out in a record of the register.

What does not fit goes to the log, and the value is None; reading goes on, so that all faults are found at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from kpes.findings import Log
from kpes.messages import Message, message, nearest
from kpes.model import Text
from kpes.source import Instant, Mapping, Node, Scalar, clean, excerpt
from kpes.source import Sequence as Items

T = TypeVar("T")
S = TypeVar("S")

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""To kpes a text is what it looks like, but an editor reads 0000123456 as a number and true as a truth value. So these
pass wherever a text may stand, as far as what they look like can be told from them."""
_DAY: Schema = {
    "type": "string",
    "format": "date",
    "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    "examples": ["2014-11-07"],
}
_COUNT: Schema = {"type": ["integer", "string"], "minimum": 1, "maximum": 99, "pattern": "^[1-9][0-9]?$", "default": 1}
_MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": (
        "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
    ),
    "examples": ["2014-11-08T09:12:44Z"],
}
_PATH: Schema = {
    "type": "string",
    "pattern": r"^data/evidence/(?!\.{1,2}([/\\]|$))[^/\\]+([/\\](?!\.{1,2}([/\\]|$))[^/\\]+)*$",
    "examples": ["data/evidence/a/scan.pdf"],
}
PARTNER_ID = "[a-z0-9][a-z0-9-]{0,39}"
"""An id names files on every system."""
_ID: Schema = {
    "type": ["string", "integer", "boolean"],
    "minimum": 0,
    "pattern": f"^{PARTNER_ID}$",
    "examples": ["fundacja-wzor"],
}


class Layout(NamedTuple):
    """What a value looks like in a line that kpes writes: a pattern of all that it may write, and of the plainest.

    Whatever the plainest matches means itself in YAML, so that it can be read without; where it is ``sure``, it is the
    value itself.
    """

    written: str
    plain: str
    sure: bool = False


_LETTERS = "0-9A-Za-zÀ-ſ"
"""NFC by themselves."""
_SIGNS = "[0-9A-Za-zÀ-ſ„”–’'.,;()/+&@_-]+"
"""Those, and signs that YAML makes nothing of, but for some at the start of a text."""
_STEP = f"[{_LETTERS}](?: ?[{_LETTERS}.,()+&@_-])*"
_HEX = "[0-9a-f]{64}"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE_AND_TIME = f"{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z"
_WRITTEN = r"""(?:[^\s'"#&*!|>%@`](?:(?! #).)*|'.*'|".*")"""
_WORDS = Layout(_WRITTEN, f"(?=[{_LETTERS}]){_SIGNS}(?: {_SIGNS})*")


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
        """The value as `kpes.source.dump` takes it."""
        return value


class Worded(Kind[T]):
    """A value that is made of words: ``of`` takes them, cleaned unless ``exact``, and raises Unfit."""

    def __init__(
        self,
        of: Callable[[str], T],
        schema: Schema = TEXT,
        layout: Layout = _WORDS,
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
        words = text(node, log)
        if words is None:
            return None
        try:
            return self.of(node.value if self._exact and isinstance(node, Scalar) else words.value)
        except Unfit as unfit:
            log.error(unfit.code, node.place, unfit.said)
            return None

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._schema

    def written(self, value: T) -> object:
        """See `Kind.written`."""
        return self._written(value)


class Placed(Kind[Text]):
    """Words that know their place."""

    def __init__(self, words: Worded[str]):
        self._words = words

    def read(self, node: Node, log: Log) -> Text | None:
        """See `Kind.read`."""
        words = self._words.read(node, log)
        return None if words is None else Text(words, node.place)

    def schema(self, defined: dict[str, Schema]) -> Schema:
        """See `Kind.schema`."""
        return self._words.schema(defined)


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


def text(node: Node, log: Log) -> Text | None:
    """Words that are not empty."""
    if isinstance(node, Scalar):
        if value := clean(node.value):
            return Text(value, node.place)
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


def choice(known: Sequence[str], plain: Sequence[str] = ()) -> Worded[str]:
    """One of the words of ``known``; kpes writes any of these, or those that are ``plain``."""

    def of(word: str) -> str:
        if word in known:
            return word
        likely, shown = nearest(word.lower(), known), excerpt(word)
        if likely:
            said = message("“{word}” is not possible here. Did you mean “{likely}”?", word=shown, likely=likely[0])
        else:
            said = message("“{word}” is not possible here. Possible: {known}.", word=shown, known=", ".join(known))
        raise Unfit("K114", said)

    return Worded(of, {"enum": list(known)}, Layout("|".join(plain) or "[a-z-]+", "|".join(plain or known), sure=True))


def matching(pattern: str, like: str, layout: Layout | None = None) -> Worded[str]:
    """Words that ``pattern`` matches in full, as only kpes writes them; they look ``like`` this."""

    def of(words: str) -> str:
        if not re.fullmatch(pattern, words):
            raise _not_as_written(words, like)
        return words

    return Worded(of, {"type": "string", "pattern": f"^{pattern}$"}, layout or Layout(pattern, pattern, sure=True))


def _not_as_written(found: str, like: str) -> Unfit:
    return Unfit(
        "K106",
        message(
            "“{found}” is not what kpes writes here, which looks like this: {like}", found=excerpt(found), like=like
        ),
    )


def _day(words: str) -> date:
    if not re.fullmatch(_DATE, words):
        said = message(
            "“{date}” is not a date. Write year, month and day like this: 2014-11-07.", date=excerpt(words)
        )
        raise Unfit("K107", said)
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Unfit("K107", message("“{date}” is not a day of the calendar.", date=words)) from None


def _moment(words: str) -> str:
    try:
        if re.fullmatch(_DATE_AND_TIME, words):
            datetime.fromisoformat(words)
            return words
    except ValueError:
        pass
    raise _not_as_written(words, "2014-11-08T09:12:44Z")


def _count(words: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]?", words):
        said = message("Here must be a whole number from 1 to 99, not “{found}”.", found=excerpt(words))
        raise Unfit("K106", said)
    return int(words)


def _path(words: str) -> str:
    """A path as it was written: nothing of a file's name may be cleaned away, and none leads elsewhere."""
    if not words.startswith("data/evidence/") or {"", ".", ".."} & set(re.split(r"[/\\]", words)):
        raise _not_as_written(words, "data/evidence/a/scan.pdf")
    return words


def _id(words: str) -> str:
    """An id as it was written: it names files, so nothing of it is cleaned away."""
    if not re.fullmatch(PARTNER_ID, words):
        said = message(
            "“{id}” cannot name a file. Use small letters a to z, digits and hyphens, at most 40, a letter "
            "or digit first.",
            id=excerpt(words),
        )
        raise Unfit("K301", said)
    return words


WORDS = Worded(str, layout=_WORDS._replace(sure=True))
DAY = Worded(_day, _DAY, Layout(_DATE, _DATE), written=lambda value: Instant(value.isoformat()))
MOMENT = Worded(_moment, _MOMENT, Layout(_DATE_AND_TIME, _DATE_AND_TIME), written=Instant)
COUNT = Worded(_count, _COUNT)
PATH = Worded(_path, _PATH, Layout(_WRITTEN, f"data/evidence(?:/{_STEP})+", sure=True), exact=True)
ID = Worded(_id, _ID, exact=True)
SHA256 = matching(_HEX, "64 × 0-9, a-f", Layout(f"'?{_HEX}'?", f"'{_HEX}'|{_HEX}"))
FINGERPRINT = matching(f"sha256:{_HEX}", "sha256:…")
