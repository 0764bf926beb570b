"""A reference leads to a paragraph, a point or a letter that the agreement does not have.

Numbers follow from the order, so that a paragraph put in or taken out moves all that come after it, and
references in the text stay behind. Correct the number. A reference to a statute or to another document
is not looked at where its name stands beside it: „§ 14 rozporządzenia”, „art. 78 § 1 k.c.”. References by id always
lead to their units.

Wrong:

    paragraphs:
      - text: Partnerzy przyjmują regulamin.
      - text: Regulamin, o którym mowa w Par. 3, jest jawny.

Right:

    paragraphs:
      - text: Partnerzy przyjmują regulamin.
      - text: Regulamin, o którym mowa w Par. 1, jest jawny, zob. także § 3 statutu.
"""

import re
from collections.abc import Iterator
from functools import cache

from kpes.messages import Message, counted, message
from kpes.model import Agreement, Insertion, ItemList, Part, Text
from kpes.rules.references import Reference, References, Step, Value, changes_another
from kpes.rules.rule import Data, Findings, Words, written
from kpes.rules.text import lists_of, texts_of

CODE = "K211"

_LETTERS, _NUMBERS = ("a", "A"), ("1",)
_AMENDS = r"\bwprowadza(?:ją)?\ssię\s(?:\w+\s){0,3}zmian\w*:"
"""What a paragraph says whose points change another document: „§ 3” is one of that."""
_TYPED_NUMBER = r"(?:^|\s)[0-9]{1,2}[.)/]\s"
_TYPED = {"ust": _TYPED_NUMBER, "pkt": _TYPED_NUMBER, "lit": r"(?:^|\s)[a-z]\)\s"}
"""Numbers and letters that somebody typed into a text, where kpes cannot count them."""


class _Inside:
    """What a paragraph holds, counted once however many references lead into it."""

    def __init__(self, agreement: Agreement, parts: tuple[Part, ...]):
        self.texts = list(texts_of(parts))
        self.lists = [part for part in parts if not isinstance(part, Text)]
        self.plain = len(parts) - len(self.lists)
        self.amends = any("wprowadza" in text.value and re.search(_AMENDS, text.value) for text in self.texts)
        self._sizes = list(_sizes(agreement, parts))
        self.typed = cache(self._typed)
        self.longest = cache(self._longest)

    def _typed(self, unit: str) -> bool:
        """Whether somebody typed labels of this unit into a text."""
        return any(re.search(_TYPED[unit], text.value) for text in self.texts)

    def _longest(self, unit: str) -> int:
        """How many items the longest list has that is labelled for ``unit``; a text may be an „ust.” as well."""
        sizes = (size for counter, size in self._sizes if counter in _counters(unit))
        return max(self.plain if unit == "ust" else 0, *sizes, 0)


def check(data: Data) -> Findings:
    """Each reference that leads nowhere."""
    agreement = data.printed
    if not agreement or changes_another(agreement.title.value):
        return
    references = References(agreement.language, agreement.title.value, agreement.paragraph_labels)
    paragraphs = [_Inside(agreement, paragraph.parts) for paragraph in agreement.all_paragraphs]
    own = {id(text): inside for inside in paragraphs for text in inside.texts}
    for text in written(data):
        inside = own.get(id(text))
        for reference in () if inside and inside.amends else references.of(text.value):
            if _is_derived(text, reference) or references.may_name_paragraph(reference, len(paragraphs)):
                continue
            missing = _missing(text, reference, paragraphs, inside)
            if missing and not references.elsewhere(text.value, reference):
                value, said = missing
                yield Words(text, reference.start, value.end), said


def _is_derived(text: Text, reference: Reference) -> bool:
    """Whether kpes itself wrote a reference, or a part of it, for an id in braces."""
    typed, start, end = text.as_typed(reference.start, reference.end)
    return "{" in typed[start:end]


def _missing(
    text: Text, reference: Reference, paragraphs: list[_Inside], own: _Inside | None
) -> tuple[Value, Message] | None:
    """The first step of a reference that does not exist, if one does not."""
    for value in reference.paragraphs:
        if not 1 <= value.number <= len(paragraphs):
            return value, _no_paragraph(text.value[reference.start : value.end], len(paragraphs))
    if reference.paragraphs:
        own = paragraphs[reference.paragraphs[0].number - 1] if len(reference.paragraphs) == 1 else None
    if own is None or not reference.steps:
        return None
    for step, limit in _limits(own, reference.steps):
        for value in step.values:
            if value.number > limit:
                return value, _no_item(text.value[reference.start : value.end], limit)
    return None


def _no_paragraph(reference: str, count: int) -> Message:
    return counted(
        "“{reference}” leads nowhere: there is {count} paragraph. Correct it, or name the document that is meant.",
        "“{reference}” leads nowhere: there are {count} paragraphs. Correct it, or name the document that is meant.",
        count,
        reference=reference,
    )


def _no_item(reference: str, count: int) -> Message:
    if not count:
        return message(
            "“{reference}” leads nowhere: nothing there is labelled so. Correct it, or name the document that is "
            "meant.",
            reference=reference,
        )
    return counted(
        "“{reference}” leads nowhere: there is {count} item. Correct it, or name the document that is meant.",
        "“{reference}” leads nowhere: there are {count} items. Correct it, or name the document that is meant.",
        count,
        reference=reference,
    )


def _limits(inside: _Inside, steps: tuple[Step, ...]) -> Iterator[tuple[Step, int]]:
    """Each step with the highest number that it can have, as far as that is known.

    A paragraph with a single list tells exactly which item a step leads to, and what is under it. Elsewhere
    „ust.” may be a list's item or a text of its own, and the longest list that fits decides.
    """
    first, *others = steps
    if any(inside.typed(step.unit) for step in steps):
        return
    yield first, inside.longest(first.unit)
    only = _only_list(inside, first)
    sublist = None
    if only and len(first.values) == 1 and first.values[0].number <= len(only.items):
        sublists = only.items[first.values[0].number - 1].lists
        sublist = sublists[0] if len(sublists) == 1 else None
        if not sublists and others:
            yield others[0], 0
            return
    if sublist and others and sublist.labels.counter in _counters(others[0].unit):
        yield others[0], len(sublist.items)
        return
    yield from ((step, inside.longest(step.unit)) for step in others)


def _only_list(inside: _Inside, step: Step) -> ItemList | None:
    """The list that surely holds the items that ``step`` counts."""
    if len(inside.lists) != 1 or (step.unit == "ust" and inside.plain > 1):
        return None
    only = inside.lists[0]
    return only if isinstance(only, ItemList) and only.labels.counter in _counters(step.unit) else None


def _counters(unit: str) -> tuple[str, ...]:
    return _LETTERS if unit == "lit" else _NUMBERS


def _sizes(agreement: Agreement, parts: tuple[Part, ...]) -> Iterator[tuple[str, int]]:
    """The counter and the length of each list in a paragraph, of its sub-lists, and of what it inserts."""
    yield from ((listed.labels.counter, len(listed.items)) for listed in lists_of(parts))
    for part in parts:
        if isinstance(part, Insertion):
            yield part.labels.counter, len(agreement.areas if part.what == "areas" else agreement.goals)
        if isinstance(part, Insertion) and part.what == "goals":
            for goals in agreement.goals:
                yield from _sizes(agreement, goals.parts)
