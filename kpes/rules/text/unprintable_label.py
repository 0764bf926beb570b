"""A label cannot be printed as it is written.

“1.1.1.” takes in the numbers of the two units around it: of the paragraph, and of the item in it. Chapters, paragraphs
and attachments take in none, and neither the preamble nor an attachment has a number for its lists. The labels would be
printed shorter than they were written. Write as many numbers as there are, or move the list to where there are more.
Letters and Roman numerals come to an end: a list that is longer would go on with figures.

Wrong:

    paragraphs:
      - text:
          - 'Rada:'
          - {labels: 1.1.1., items: [zwołuje zebrania;, przyjmuje plan.]}

Right:

    paragraphs:
      - text:
          - 'Rada:'
          - {labels: 1.1., items: [zwołuje zebrania;, przyjmuje plan.]}
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kpes.layout.labels import highest
from kpes.messages import message
from kpes.model import Agreement, Insertion, ItemList, LabelStyle, Part
from kpes.rules.rule import Data, Findings
from kpes.source import Place

CODE = "K247"


class _Labelled(NamedTuple):
    """Units that have labels of one style, how many there are, and how many numbers stand above them."""

    place: Place
    style: LabelStyle
    units: int
    above: int


def check(data: Data) -> Findings:
    """Each style of labels for which numbers are missing or run out, at what has the labels."""
    if not data.agreement:
        return
    for place, style, units, above in _labelled(data.agreement):
        if style.above > above:
            shorter = f"{style.before}{'1.' * above}{style.counter}{style.after}"
            said = message(
                "These labels take in more numbers than stand above them. Write fewer: “{example}”.", example=shorter
            )
            yield place, said
        if units > (most := highest(style.counter, data.agreement.language)):
            said = message(
                "Labels like these end at the number {most}, and {count} are asked for. Label with figures: “1.”.",
                most=most,
                count=units,
            )
            yield place, said


def _labelled(agreement: Agreement) -> Iterator[_Labelled]:
    for units, style in (
        (agreement.chapters, agreement.chapter_labels),
        (agreement.all_paragraphs, agreement.paragraph_labels),
        (agreement.attachments, agreement.attachment_labels),
    ):
        if units and style:
            yield _Labelled(units[0].place, style, len(units), 0)
    yield from _inside(agreement.parties, 0)
    yield from _inside(agreement.preamble.parts if agreement.preamble else (), 0)
    for paragraph in agreement.all_paragraphs:
        yield from _inside(paragraph.parts, 1 if agreement.paragraph_labels.counter else 0)
    for goals in agreement.goals:
        yield from _inside(goals.parts, 1)
    for attachment in agreement.attachments:
        yield from _inside(attachment.parts, 0)


def _inside(parts: Iterable[Part], above: int) -> Iterator[_Labelled]:
    """What has labels among these parts and in them; a list of dashes has no number for what is in it."""
    for part in parts:
        if isinstance(part, Insertion):
            yield _Labelled(part.place, part.labels, 0, 0 if part.what == "goals" else above)
        if isinstance(part, ItemList):
            yield _Labelled(part.place, part.labels, len(part.items), above)
            for item in part.items:
                yield from _inside(item.parts, above + 1 if part.labels.counter else 0)
