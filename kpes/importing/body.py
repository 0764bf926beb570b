"""The middle of an agreement as data: its chapters and paragraphs, each with its label, its heading and its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from kpes.importing.division import Unit
from kpes.importing.entries import Entry
from kpes.importing.found import Data
from kpes.importing.parts import labelled, parts_in, text_of
from kpes.importing.typed_labels import style_of
from kpes.layout.labels import Label
from kpes.model import LabelStyle

_ANY_STYLE = ("§ 1", LabelStyle("§ ", "1", ""))
"""Where kpes cannot make labels like those of the file, all of them are written."""


def body(units: Sequence[Unit], language: str, unsure: list[int]) -> Data:
    """The units as data: paragraphs, or chapters that hold them. ``unsure`` gets lines whose place is not certain."""
    chapters = [unit for unit in units if unit.is_chapter]
    groups: list[list[Unit]] = [[]]
    for unit in units:
        if unit.is_chapter:
            groups.append([])
        else:
            groups[-1].append(unit)
    paragraphs = [*chain(*groups)]
    if not paragraphs:
        return {}
    example, style = style_for(unit.entry for unit in paragraphs)
    through = labelled(_labels(paragraphs), style, language)
    anew = [one for group in groups for one in labelled(_labels(group), style, language)]
    restarts = _written(anew) < _written(through)
    labels = iter(anew if restarts else through)
    made = [[_paragraph(unit, *next(labels), language, unsure) for unit in group] for group in groups]
    if not chapters:
        return {"paragraph_labels": example, "paragraphs": made[0]}
    of_chapters, chapter_style = style_for(unit.entry for unit in chapters)
    named = labelled(_labels(chapters), chapter_style, language)
    return {
        "paragraph_labels": example,
        "chapter_labels": of_chapters,
        **({"numbering": "restart"} if restarts else {}),
        "chapters": [
            {**said, **_headed(unit), "paragraphs": held}
            for unit, (_, said), held in zip(chapters, named, made[1:], strict=True)
        ],
    }


def style_for(entries: Iterable[Entry]) -> tuple[str, LabelStyle]:
    """The style in which units are labelled, and its example: that of the first label of which one can be made.

    No unit takes in the number of another one: where „§ 1.1” is typed, it is written.
    """
    for shape in (one.shape for one in entries if one.shape):
        for counter in shape.counters:
            if found := style_of(shape, counter, 0):
                return found
    return _ANY_STYLE


def _labels(units: Sequence[Unit]) -> list[str]:
    return [unit.entry.label for unit in units]


def _written(labels: Sequence[tuple[Label, Data]]) -> int:
    return sum(bool(said) for _, said in labels)


def _headed(unit: Unit) -> Data:
    """The heading of a unit, if it has one."""
    words = " ".join(filter(None, (entry.title for entry in unit.heading)))
    return {"heading": words} if words else {}


def _paragraph(unit: Unit, label: Label, said: Data, language: str, unsure: list[int]) -> Data:
    parts = parts_in(unit.pieces, language, unsure, (label.number.rpartition(".")[2],))
    return {**said, **_headed(unit), **({"text": text_of(parts)} if parts else {})}
