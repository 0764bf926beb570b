"""The middle of an agreement as data: its chapters and paragraphs, each with its label, its heading and its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpes.importing.division import Unit
from kpes.importing.found import Data
from kpes.importing.parts import derived, parts_in, text_of
from kpes.importing.typed_labels import Shape, style_of
from kpes.layout.labels import Label
from kpes.model import LabelStyle

_ANY_STYLE = ("§ 1", LabelStyle("§ ", "1", ""))
"""Where kpes cannot make labels like those of the file, all of them are written."""


class Body(NamedTuple):
    """Keys of an agreement, and the lines of which it is not certain where they belong."""

    keys: Data
    unsure: list[int]


def body(units: Sequence[Unit], language: str) -> Body:
    """The units as data: paragraphs, or chapters that hold them."""
    unsure: list[int] = []
    chapters = [unit for unit in units if unit.is_chapter]
    paragraphs = [unit for unit in units if not unit.is_chapter]
    example, style = style_for([unit.entry.shape for unit in paragraphs if unit.entry.shape])
    through = list(_numbered(units, style, language, restarts=False))
    anew = list(_numbered(units, style, language, restarts=True))
    restarts = _written(anew) < _written(through)
    made = [
        _paragraph(unit, label, is_written, language, unsure)
        for unit, (label, is_written) in zip(paragraphs, anew if restarts else through, strict=True)
    ]
    keys: Data = {"paragraph_labels": example} if made else {}
    if not chapters:
        return Body({**keys, **({"paragraphs": made} if made else {})}, unsure)
    of_chapters, chapter_style = style_for([unit.entry.shape for unit in chapters if unit.entry.shape])
    keys |= {"chapter_labels": of_chapters, **({"numbering": "restart"} if restarts else {}), "chapters": []}
    waiting, start = iter(made), 0
    for unit in units:
        if unit.is_chapter:
            label, is_written = derived(unit.entry.label, chapter_style, language, (), start)
            start = label.position
            keys["chapters"].append({**_headed(unit, is_written), "paragraphs": []})
        else:
            keys["chapters"][-1]["paragraphs"].append(next(waiting))
    return Body(keys, unsure)


def style_for(shapes: Sequence[Shape]) -> tuple[str, LabelStyle]:
    """The style in which units are labelled, and its example: that of the first label of which one can be made.

    No unit takes in the number of another one: where „§ 1.1” is typed, it is written.
    """
    for shape in shapes:
        for counter in shape.counters:
            if found := style_of(shape, counter, 0):
                return found
    return _ANY_STYLE


def _numbered(units: Sequence[Unit], style: LabelStyle, language: str, restarts: bool) -> Iterator[tuple[Label, bool]]:
    """The label of each paragraph, and whether it has to be written."""
    start = 0
    for unit in units:
        if unit.is_chapter:
            start = 0 if restarts else start
        else:
            label, is_written = derived(unit.entry.label, style, language, (), start)
            start = label.position
            yield label, is_written


def _written(labels: Sequence[tuple[Label, bool]]) -> int:
    return sum(is_written for _, is_written in labels)


def _headed(unit: Unit, is_written: bool) -> Data:
    """The label and the heading of a unit, as far as it has them."""
    words = " ".join(filter(None, (entry.title for entry in unit.heading)))
    return {**({"label": unit.entry.label} if is_written else {}), **({"heading": words} if words else {})}


def _paragraph(unit: Unit, label: Label, is_written: bool, language: str, unsure: list[int]) -> Data:
    parts = parts_in(unit.pieces, language, unsure, (label.number.rpartition(".")[2],))
    return {**_headed(unit, is_written), **({"text": text_of(parts)} if parts else {})}
