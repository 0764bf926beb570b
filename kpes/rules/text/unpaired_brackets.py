"""A bracket or a quotation mark has no partner.

Where an aside or a quotation ends is then anybody's guess, and with it what the sentence says. Brackets
and quotations may go on over several lines, items and blocks of one paragraph; labels such as „2)” need
no partner.

Wrong:

    paragraphs:
      - text: Partnerzy wspierają „przedsiębiorczość społeczną (w tym spółdzielnie socjalne).

Right:

    paragraphs:
      - text: Partnerzy wspierają „przedsiębiorczość społeczną” (w tym spółdzielnie socjalne).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kpes.messages import message
from kpes.model import Agreement, Text
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import runs, texts_of

CODE = "K219"

_MARK = re.compile(r"[()\[\]{}„“”«»]|(?<![^\s(\[]),,(?=\w)|(?<=[^\s\d])''")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_LABEL = r"(?:^|[\s„“(,;–-])(?:\d{1,3}[a-z]?|[^\W\d_]|[ivx]{1,5}|[a-z]{2})$"
_BEGINS_A_WORD = r"[\s(\[]?”\w"
_STRAIGHT = r'(?<!\d)"'
_FACE = r"[:;]-?$"


@dataclass(slots=True)
class _Open:
    """The marks of one kind that are open, and those that closed nothing."""

    opened: list[Words] = field(default_factory=list)
    unopened: list[Words] = field(default_factory=list)
    labels: int = 0
    """Marks of labels that were taken for the partner of one that was open."""

    def close(self, mark: Words) -> None:
        if self.opened:
            self.opened.pop()
        elif self.labels:
            self.labels -= 1
        else:
            self.unopened.append(mark)


def check(data: Data) -> Findings:
    """Each bracket and quotation mark whose partner is in none of the texts that are read in one go with it."""
    if not data.printed:
        return
    for group in _groups(data.printed):
        for mark in _unpaired(group):
            if data.is_act and _character(mark) in "”“»":
                continue  # what it closes stands before the label of a unit that the act quotes
            said = message("“{mark}” has no partner. Add it, or remove this one.", mark=_character(mark))
            yield mark, said


def _groups(agreement: Agreement) -> Iterator[Iterable[Text]]:
    """The texts in which a partner is looked for: those of each run, and each that stands by itself."""
    yield from map(texts_of, runs(agreement))
    listed = agreement.signatories
    alone = [agreement.title, listed.partners_heading, listed.signature_heading]
    alone += [agreement.preamble.heading] if agreement.preamble and agreement.preamble.heading else []
    alone += [agreement.resolution] if agreement.resolution else []
    alone += [chapter.heading for chapter in agreement.chapters if chapter.heading]
    alone += [paragraph.heading for paragraph in agreement.all_paragraphs if paragraph.heading]
    alone += [attachment.title for attachment in agreement.attachments]
    alone += [area.text for area in agreement.areas]
    alone += [goals.heading for goals in agreement.goals]
    yield from ([text] for text in alone)


def _unpaired(group: Iterable[Text]) -> list[Words]:
    kinds = {kind: _Open() for kind in "([{„«"}
    for text in group:
        for found in _MARK.finditer(text.value):
            mark = Words(text, found.start(), found.end())
            if found[0] in "()[]{}":
                _bracket(mark, kinds)
            elif found[0] in "«»":
                _guillemet(mark, kinds["«"])
            else:
                _quotation_mark(mark, kinds["„"])
        _straight(text, kinds["„"])
    left = [mark for kind in kinds.values() for mark in (*kind.opened, *kind.unopened)]
    return sorted(left, key=lambda mark: (mark.text.place, mark.text.before, mark.start))


def _bracket(mark: Words, kinds: dict[str, _Open]) -> None:
    character, before = _character(mark), mark.text.value[max(0, mark.start - 8) : mark.start]
    kind = kinds[_BRACKETS.get(character, character)]
    if character in kinds:
        if not re.search(_FACE, before) or mark.text.value[mark.end : mark.end + 1].strip():
            kind.opened.append(mark)
    elif character == ")" and re.search(_LABEL, before):
        if kind.opened and kind.opened[-1].text is mark.text:
            kind.opened.pop()
            kind.labels += 1
    elif kind.opened or not re.search(_FACE, before):
        kind.close(mark)


def _guillemet(mark: Words, kind: _Open) -> None:
    """Either may open: «słowo», »Wort«."""
    if kind.opened and _character(kind.opened[-1]) != _character(mark):
        kind.opened.pop()
    else:
        kind.opened.append(mark)


def _quotation_mark(mark: Words, kind: _Open) -> None:
    """All that may stand for a pair: „słowo”, „Wort“, “word”, ”słowo”, ,,słowo''."""
    character, value = _character(mark), mark.text.value
    innermost = _character(kind.opened[-1]) if kind.opened else ""
    if character in ("„", ",,"):
        kind.opened.append(mark)
    elif character == "“" and innermost in ("", "“"):
        # English opens every further block of a quotation again and closes the last alone.
        if not innermost or mark.start > 0 or kind.opened[-1].text is mark.text:
            kind.opened.append(mark)
    elif character == "”" and not innermost and re.match(_BEGINS_A_WORD, value[max(0, mark.start - 1) : mark.end + 1]):
        kind.opened.append(mark)
    elif innermost or character != "''":
        kind.close(mark)


def _straight(text: Text, kind: _Open) -> None:
    """A straight quotation mark too many is the partner of a typographic one; K220 speaks of it."""
    if kind.opened and len(re.findall(_STRAIGHT, text.value)) % 2 and kind.opened[-1].text is text:
        kind.opened.pop()


def _character(mark: Words) -> str:
    return mark.text.value[mark.start : mark.end]
