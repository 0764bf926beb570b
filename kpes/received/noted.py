"""What an import notes of a Word file while it reads: why it cannot be imported, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kpes.messages import Message, counted, message
from kpes.received.reading import shown
from kpes.received.written import Fault

_MOST_OF_A_KIND = 20
"""Places of one kind that are named; the rest is counted."""


class Objection(NamedTuple):
    """Why words or labels are not certain, and what to do about it in Word."""

    said: Message
    remedy: Message


CHANGE = Objection(
    message("a tracked change, so two texts stand in one"),
    message("In Word, open Review and accept or reject all changes, then save."),
)
NOTE = Objection(
    message("a footnote or an endnote"),
    message("Move the words of the note into the text, delete the note, and save."),
)
BOX = Objection(
    message("a text box or a drawing that may hold words"),
    message("Move its words into the text, delete it, and save."),
)
EMBEDDED = Objection(
    message("an object or a document that is embedded"),
    message("Put its words into the text, delete it, and save."),
)
FORMULA = Objection(message("a formula"), message("Type it as plain text in its place, and save."))
HIDDEN = Objection(
    message("hidden text"),
    message("Select it in Word, open Font, and take away “Hidden”; or delete it. Then save."),
)
STRUCK = Objection(
    message("struck-through text"),
    message("Delete it, or take away the stroke in Word (Home, Strikethrough). Then save."),
)
BLANK = Objection(
    message("a place that asks for words and is not filled in"), message("Fill it in or delete it, and save.")
)
FRAME = Objection(
    message("a frame or a large first letter, which stands apart from the text"),
    message("Right-click its border in Word, open Format Frame (or Drop Cap), and remove it. Then save."),
)
CAPITALS = Objection(
    message("a style of tables that changes, hides or strikes letters"),
    message("Choose another style for this table in Word (Table Design), and save."),
)
MERGED = Objection(
    message("words in a cell that is covered by another"),
    message("Split the merged cells in Word (Layout, Split Cells), put the words where they belong, and save."),
)
SIGN = Objection(
    message("a sign from a font of signs"), message("Replace it with one that is typed, or delete it. Then save.")
)
FIGURES = Objection(
    message("figures that stand raised or lowered, which a plain text cannot tell from others"),
    message("Write it in another way, for instance “78(1)”, and save."),
)
UNSEEN = Objection(
    message("characters that nobody sees, or that change how others look"),
    message("Delete these words, type them anew, and save."),
)
STYLES = Objection(
    message("a style that the file defines twice"),
    message("Copy the whole text into a new Word document, and save that."),
)
CONTENTS = Objection(
    message("words in the table of contents that are those of no heading"),
    message("Update the table of contents in Word (click it, F9), or move its words into the text. Then save."),
)
BOUND = Objection(
    message("a content control that shows other words than the data that it is bound to"),
    message("Right-click it in Word, choose Remove Content Control, and see whether its words are right. Then save."),
)
SECTION = Objection(
    message("a section break in a table, behind which programs number in different ways"),
    message("Show it in Word (Home, ¶), delete it, and save."),
)
TABLE = Objection(message("a hidden row of a table"), message("Show the row in Word, or delete it. Then save."))

REFUSED: Mapping[str, Objection] = {
    **dict.fromkeys(("footnoteReference", "endnoteReference"), NOTE),
    **dict.fromkeys(("drawing", "pict", "txbxContent"), BOX),
    **dict.fromkeys(("object", "altChunk", "subDoc", "control"), EMBEDDED),
    **dict.fromkeys(("oMath", "oMathPara"), FORMULA),
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText"),
                    CHANGE),
}  # fmt: skip
"""By the names of elements. What is neither here nor known is refused as well."""


_OF_CHANGES = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMove")


def objection_to(name: str) -> Objection:
    """Why an element of this name is refused."""
    if name.endswith("Change") or name.startswith(_OF_CHANGES):
        return CHANGE
    return REFUSED.get(name) or Objection(
        message("something that kpes does not know: {name}", name=shown(f"<{name}>")),
        message("Write the words there anew in Word, without what is special about them, and save."),
    )


def field(kind: str) -> Objection:
    """Why a field of this kind is refused."""
    return Objection(
        message("a field whose words the word processor makes: {kind}", kind=shown(kind) or "?"),
        message("Select it in Word and press Ctrl+Shift+F9, which makes plain words of it; or delete it. Then save."),
    )


def label(said: Message) -> Objection:
    """Why a label that the word processor draws is refused."""
    return Objection(
        said, message("Take the automatic number away in Word (Home, Numbering), type it instead, and save.")
    )


class Noted:
    """Faults, each with its place, and what is left out."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._times: Counter[str] = Counter()
        self._kinds: dict[str, Objection] = {}
        self._waiting: dict[str, Objection] = {}
        self._left_out: dict[str, Message] = {}
        self._last = ""

    def refuse(self, objection: Objection) -> None:
        """Notes a fault in the paragraph that is being read, or before it."""
        self._waiting.setdefault(str(objection.said), objection)

    def leave_out(self, said: Message) -> None:
        """Notes what is not part of the text; the same only once."""
        if len(self._left_out) < 10 * _MOST_OF_A_KIND:
            self._left_out.setdefault(str(said), said)

    def end(self, number: int, words: str) -> None:
        """Says where the faults noted since the last time are: in this paragraph."""
        for said, objection in self._waiting.items():
            self._times[said] += 1
            if self._times[said] <= _MOST_OF_A_KIND:
                self._faults.append(Fault(self._place(number, words), objection.said, objection.remedy))
        self._kinds |= self._waiting
        self._waiting = {}
        self._last = words or self._last

    def _place(self, number: int, words: str) -> Message:
        if words:
            return message("paragraph {number} of the file, “{words}”", number=number, words=shown(words))
        if self._last:
            return message("paragraph {number} of the file, behind “{words}”", number=number, words=shown(self._last))
        return message("paragraph {number} of the file", number=number)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults in the order of their places; of those of a kind that is everywhere, how many more there are."""
        more = [(self._kinds[said], times - _MOST_OF_A_KIND) for said, times in self._times.items()
                if times > _MOST_OF_A_KIND]  # fmt: skip
        rest = [Fault(counted("one more paragraph", "{count} more paragraphs", count), kind.said, kind.remedy)
                for kind, count in more]  # fmt: skip
        return (*self._faults, *rest)

    @property
    def left_out(self) -> tuple[Message, ...]:
        return tuple(self._left_out.values())
