"""A walk through one part of a DOCX: its lines, and what is to be said of what is not plain text.

The walk goes through the elements in their order; `words`, `tables` and `beside` know what each of them
means. What a word processor draws as text becomes a line a paragraph. What shows, hides or may change
words becomes a remark, which names the place by the words that stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kpes.messages import Message, message
from kpes.ooxml import WORDPROCESSINGML
from kpes.received.docx.looks import Look, Looks
from kpes.received.docx.numbering import Numbering
from kpes.received.reading import Remark, shown
from kpes.received.xml import Element, local, namespace

_LAST = 50
"""Remarks among which a new one is not repeated."""


class Surroundings(NamedTuple):
    """What holds for the words below an element: the look of its table and of the lines in it, its paper, why
    nobody sees it."""

    tables: tuple[Look, ...] = ({},)
    lines: Look = MappingProxyType({})
    fill: str = ""
    unseen: Message | None = None
    deleted: bool = False


class Field:
    """A field that has begun: its instruction, and whether its result has."""

    def __init__(self) -> None:
        self.instruction = ""
        self.result = False


class Walk:
    """Goes through a part; then ``lines`` and ``remarks`` hold what it found.

    ``steps`` gives what is to be done at an element of WordprocessingML, by its name, and under ``""`` at
    one of another kind; an element without a step is gone through. ``paper`` is the width of the widest page
    in twentieths of a point; ``margin``: a header or a footer.
    """

    def __init__(self, looks: Looks, numbering: Numbering, steps: Mapping[str, Step], paper: int, margin: bool = False):
        self.looks, self.numbering, self.steps, self.paper, self.margin = looks, numbering, steps, paper, margin
        self.lines: list[str] = []
        self.remarks: list[Remark] = []
        self.fields: list[Field] = []
        self.struck: list[str] = []
        self.paragraph: Element | None = None
        """The w:pPr of the paragraph that is gone through, and its ``look``."""
        self.look: Look = {}
        self.left = 0
        """How far from the left of its table, in twentieths of a point, the next cell begins."""
        self.said: list[str] = []
        self._unseen: list[tuple[Message, list[str]]] = []
        self._changed: dict[str, list[str]] = {}
        self._pending: list[tuple[str, Callable[[Message], Message], bool]] = []

    def go(self, root: Element) -> Walk:
        """Walks through ``root``."""
        self.children(root, Surroundings())
        self.end_line()
        if self.fields:
            self.remark("field", message("A field begins and never ends, so programs differ over what they show."))
        return self

    def children(self, element: Element, around: Surroundings) -> None:
        """Goes through all that is in ``element``."""
        for child in element:
            name = local(child) if namespace(child) == WORDPROCESSINGML else ""
            step = self.steps.get(name)
            if step is None:
                self.children(child, around)
            else:
                step(self, child, around)

    def say(self, words: str, unseen: Message | None) -> None:
        """Words of the line; ``unseen`` is why nobody sees them."""
        if unseen is None:
            self.said.append(words)
        elif words.strip() or self._unseen:
            if not self._unseen or self._unseen[-1][0] != unseen:
                self._unseen.append((unseen, []))
            self._unseen[-1][1].append(words)

    def change(self, kind: str, words: str) -> None:
        """Words that a tracked change concerns: ``kind`` is “inserted” or “deleted”."""
        self._changed.setdefault(kind, []).append(words)

    def remark(self, check: str, said: Message, grave: bool = True) -> None:
        """Adds a remark, once."""
        found = Remark(check, said, grave)
        if found not in self.remarks[-_LAST:]:
            self.remarks.append(found)

    def here(self, check: str, said: Callable[[Message], Message], grave: bool = True) -> None:
        """Adds a remark that names the place by its words, once the line is whole."""
        self._pending.append((check, said, grave))

    def end_line(self) -> None:
        """Ends the line, and says what there is to say of it."""
        line = " ".join("".join(self.said).split())
        if line:
            self.lines.append(line)
        if not (self._pending or self._unseen or self.struck or self._changed):
            self.said = []
            return
        place = _place(line, self.lines)
        for check, said, grave in self._pending:
            self.remark(check, said(place), grave)
        for reason, pieces in self._unseen:
            words = shown("".join(pieces))
            said_of_it = message("Words are {reason}: “{words}”, {place}.", reason=reason, words=words, place=place)
            self.remark("hidden-text", said_of_it)
        if self.struck and (struck := shown("".join(self.struck))):
            self.remark("struck-through", message("Words are struck through: “{words}”.", words=struck))
        if "deleted" in self._changed and (deleted := shown("".join(self._changed["deleted"]))):
            self.remark(
                "tracked-changes",
                message("A tracked change deletes “{words}”, {place}.", words=deleted, place=place),
            )
        if "inserted" in self._changed and (inserted := shown("".join(self._changed["inserted"]))):
            self.remark(
                "tracked-changes",
                message("A tracked change inserts “{words}”, {place}.", words=inserted, place=place),
            )
        self.said, self.struck, self._unseen, self._changed, self._pending = [], [], [], {}, []


Step = Callable[[Walk, Element, Surroundings], None]


def _place(line: str, lines: list[str]) -> Message:
    """Where a remark is: at the words of its line, or behind the last line before it."""
    if line:
        return message("near “{words}”", words=shown(line[:40]))
    if lines:
        return message("behind “{words}”", words=shown(lines[-1][:40]))
    return message("at the very start")


def all_words(element: Element | None) -> str:
    """All the words below an element, seen or not, as a message quotes them."""
    if element is None:
        return ""
    return shown(" ".join(piece for piece in element.itertext() if piece.strip()))
