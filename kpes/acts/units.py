"""Units of an agreement as acts name them: found, replaced, put behind others, and how those are labelled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from kpes.layout.drawing import Layout
from kpes.layout.references import Unit, behind_w, reference
from kpes.messages import Message, message, nearest
from kpes.model import Agreement, Area, Attachment, Chapter, Item, ItemList, Paragraph, Text
from kpes.source import Place, excerpt

T = TypeVar("T")
Node = Paragraph | Item | Area | Attachment | Chapter
"""What a unit is in the data."""
_NODES = (Paragraph, Item, Area, Attachment, Chapter)

_TIMES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_SPLIT = re.compile(r"(.*?[0-9IVXLCDM]|[A-Za-z]|)([A-Za-z]*)")
"""A number and the letters that tell it from the one before it: „2a”, „IIa”, and „aa” behind „a”."""


def find(layout: Layout, wanted: Text) -> Unit | Message:
    """The unit that ``wanted`` means, by its id or as references name it; what is wrong where it is not one."""
    said = _plain(wanted.value)
    meant = [unit for unit in layout.units if unit.name and unit.name.value == wanted.value]
    meant = meant or [unit for unit in layout.units if said in _names(unit, layout.language.code)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        files = groupby((unit.place for unit in meant), lambda place: place.file)
        places = ", ".join(f"{file}:{', '.join(str(place.line) for place in there)}" for file, there in files)
        return message("“{name}” means several units ({places}). Give the one that is meant an id there.",
                       name=excerpt(wanted.value), places=places)  # fmt: skip
    known = {name: name for unit in layout.units for name in _known(unit, layout.language.code)}
    likely = ", ".join(nearest(wanted.value, known, most=3))
    if likely:
        return message("There is no unit “{name}”. Did you mean: {likely}?", name=excerpt(wanted.value), likely=likely)
    return message("There is no unit “{name}”. Name it by its id, or as it is referred to: § 5 ust. 2.",
                   name=excerpt(wanted.value))  # fmt: skip


def _known(unit: Unit, language: str) -> Iterator[str]:
    if unit.name:
        yield unit.name.value
    yield reference(unit, None, language)


def _names(unit: Unit, language: str) -> set[str]:
    """How a unit may be called: also by its whole label, or that of the attachment in which it stands.

    In Polish that is declined behind „w”.
    """
    said, outermost = reference(unit, None, language), unit.chain()[0]
    if unit.outer and outermost.kind != "attachment":
        return {_plain(said)}
    inner = said.removeprefix(reference(outermost, None, language)) if unit.outer else ""
    words = outermost.label.words
    return {_plain(said), *(_plain(f"{_plain(label)}{inner}") for label in (words, behind_w(words)))}


def _plain(name: str) -> str:
    return " ".join(name.split()).rstrip(" .:").casefold()


def place_of(node: Node) -> Place:
    """Where a node stands, as its unit says it."""
    return node.text.place if isinstance(node, Item | Area) else node.place


_HELD = {
    Agreement: ("chapters", "paragraphs", "areas", "attachments"),
    Chapter: ("paragraphs",),
    Paragraph: ("parts",),
    Attachment: ("parts",),
    Item: ("parts",),
    ItemList: ("items",),
}
"""Where in the data units stand."""


def changed(agreement: Agreement, place: Place, make: Callable[[Any], tuple[Any, ...]]) -> Agreement:
    """The agreement with what ``make`` gives in the place of the unit that stands there."""

    def of(value: Any) -> Any:
        """The value with the change in it; None where the unit does not stand in it."""
        for name in _HELD.get(type(value), ()):
            held = getattr(value, name)
            for at, one in enumerate(held):
                here = isinstance(one, _NODES) and place_of(one) == place
                new = make(one) if here else of(one)
                if new is not None:
                    return value._replace(**{name: (*held[:at], *(new if here else (new,)), *held[at + 1 :])})
        return None

    made: Agreement | None = of(agreement)
    return made or agreement


def node_at(agreement: Agreement, place: Place) -> Node:
    """The unit that stands there."""
    found: list[Node] = []

    def keep(node: Node) -> tuple[Node]:
        found.append(node)
        return (node,)

    changed(agreement, place, keep)
    return found[0]


def number_of_next(unit: Unit, number: str, layout: Layout) -> str | Message:
    """The number of what is put behind this unit, or behind what was put there last, which has this ``number``.

    None, as empty words, where it follows from its place: at the end, or where there are no numbers. Else the number
    with a letter, as the law of the language has it; what is wrong where there is none. Sources: Zasady techniki
    prawodawczej, § 89; Handbuch der Rechtsförmlichkeit; Guide de légistique.
    """
    together = (unit.kind, unit.outer, unit.chapter, unit.counted)
    alike = [one for one in layout.units if (one.kind, one.outer, one.chapter, one.counted) == together]
    at = alike.index(unit)
    if at == len(alike) - 1 or not unit.label.number:
        return ""
    following = alike[at + 1]
    behind = _number_behind(number, following.label.number, layout.language.code)
    if behind is None:
        return message(
            "Behind {unit} stands {next} already. Put it behind that.",
            unit=reference(unit, None, layout.language.code),
            next=reference(following, None, layout.language.code),
        )
    return behind


def _number_behind(number: str, following: str, language: str) -> str | None:
    """„6a” behind „6”, „6b” behind „6a”, „6aa” between these; None where something was put right behind it already."""
    if language == "fr":
        base, _, times = number.partition(" ")
        if following.partition(" ")[0] == base and not times:
            return None
        count = _TIMES.index(times) + 1 if times in _TIMES else 0
        return f"{base} {_TIMES[count]}" if count < len(_TIMES) else f"{number} bis"
    found = _SPLIT.fullmatch(number)
    base, suffix = (found[1], found[2]) if found else (number, "")
    first = "A" if language == "en" and base[-1:].isdigit() else "a"
    if not suffix:
        return None if following.startswith(f"{base}{first}") else f"{base}{first}"
    if following.startswith(number):
        return None
    last = suffix[-1]
    candidate = f"{base}{suffix[:-1]}{chr(ord(last) + 1)}" if last not in "zZ" else f"{number}{first}"
    return candidate if candidate != following else f"{number}{first}"
