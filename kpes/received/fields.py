"""The fields of a Word file: which of their words belong to the text."""

from __future__ import annotations

from kpes.messages import message
from kpes.received import noted as why
from kpes.received.noted import Noted

CONTENTS = message("the table of contents, whose words are those of the headings")
_TAKEN = frozenset("""
    HYPERLINK REF SEQ FORMTEXT QUOTE DOCPROPERTY DOCVARIABLE STYLEREF NOTEREF MERGEFIELD TITLE SUBJECT AUTHOR CREATEDATE
    COMPANY KEYWORDS
""".split())  # fmt: skip
"""What stands in the file and stays as it is while nobody has it made anew."""
_UNSHOWN = frozenset("XE TC TA RD SET".split())
"""What shows nothing."""
_LINK, _CONTENTS, _REFERENCE = "HYPERLINK", "TOC", "REF"
_DEEPEST = 20
_LONGEST = 400
"""Characters of an instruction that are kept: its first word tells all."""


class _Field:
    """A field that is being read: its instruction, and whether its words, once they come, are shown."""

    def __init__(self, instruction: str):
        self.instruction = instruction
        self.in_result = self.is_shown = self.is_lost = False

    @property
    def kind(self) -> str:
        return (self.instruction.split() or [""])[0].upper()


class Fields:
    """The fields that stand around what is being read, outermost first; one may go through several paragraphs.

    ``bookmarks`` are the names that the file has for places in it, in small letters.
    """

    def __init__(self, noted: Noted):
        self.bookmarks: frozenset[str] = frozenset()
        self._noted = noted
        self._open: list[_Field] = []

    @property
    def are_hidden(self) -> bool:
        """Whether the words that come now belong to a field and do not show."""
        return bool(self._open) and not all(one.in_result and one.is_shown for one in self._open)

    @property
    def are_contents(self) -> bool:
        """Whether the words that come now belong to a table of contents."""
        return any(one.kind == _CONTENTS for one in self._open)

    def lose(self) -> None:
        """Notes words that belong to a field and do not show, as programs differ over whether they do."""
        self._noted.refuse(why.field(self._open[-1].kind))
        self._open[-1].is_lost = True

    def mark(self, kind: str) -> None:
        """Takes one of the three marks of a field."""
        if kind == "begin":
            self.begin()
        elif kind not in ("separate", "end") or not self._open:
            self._noted.refuse(why.field(""))
        elif kind == "separate":
            self.separate()
        else:
            self.end()

    def begin(self, instruction: str = "") -> None:
        if len(self._open) == _DEEPEST:
            self._noted.refuse(why.field(self._open[-1].kind))
        self._open = [*self._open[: _DEEPEST - 1], _Field(instruction)]

    def instruct(self, words: str) -> None:
        """Takes words of an instruction."""
        if self._open and len(self._open[-1].instruction) < _LONGEST:
            self._open[-1].instruction += words

    def separate(self) -> None:
        """Decides whether the words of the innermost field, whose instruction has been read, belong to the text."""
        field = self._open[-1]
        field.in_result = True
        field.is_shown = field.kind in _TAKEN
        if self.are_contents:
            self._noted.leave_out(CONTENTS)
        elif field.kind not in _TAKEN | _UNSHOWN or (field.kind == _REFERENCE and not self._is_there(field)):
            self._noted.refuse(why.field(field.kind))
        elif field.is_shown and field.kind != _LINK:
            self._noted.leave_out(
                message("fields of the kind {kind}: their words stay as they stand in the file", kind=field.kind)
            )

    def _is_there(self, reference: _Field) -> bool:
        """Whether the file has the bookmark that a field shows; else some programs show an error in its place."""
        return any(word.strip('"').casefold() in self.bookmarks for word in reference.instruction.split()[1:2])

    def end(self) -> None:
        """Ends the innermost field; where the file has no words of it, the word processor may draw some."""
        if not self._open:
            self._noted.refuse(why.field(""))
            return
        field = self._open.pop()
        if not field.in_result and field.kind not in (*_UNSHOWN, _LINK) and not self.are_contents:
            self._noted.refuse(why.field(field.kind))

    def finish(self) -> None:
        """Notes a field that does not end."""
        if self._open and not self._open[-1].is_lost:
            self._noted.refuse(why.field(self._open[-1].kind))
