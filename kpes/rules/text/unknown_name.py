"""A name in braces stands for nothing, or for two things.

kpes puts the date of the agreement for “{date}”, and for another name in braces what “values” says, or a reference to
the unit that has this id; in the sentence about partners also what is known of each. A name that stands for nothing
would be printed as it is, and one that stands for two things might be printed as either. Correct it, or write the words
themselves. A brace that shall be printed is typed twice.

Wrong:

    paragraphs:
      - text: Siedzibą Klastra jest {miasto}. Porozumienie sporządzono w XXXXX egzemplarzach.

Right:

    values: {miasto: Gdańsk}
    paragraphs:
      - text: Siedzibą Klastra jest {miasto}. Porozumienie sporządzono w XXXXX egzemplarzach.
"""

import re

from kpes.layout.drawing import Layout
from kpes.layout.parties import KEYS_OF_PARTNERS
from kpes.messages import Message, message, nearest
from kpes.model import DATE, Agreement, Insertion, Text
from kpes.rules.rule import Data, Findings, Words, described, typed
from kpes.rules.text import parts_of, runs
from kpes.shapes.values import NAME

CODE = "K208"

_NAMED = re.compile(rf"(?<!\{{)\{{({NAME})\}}")


def check(data: Data) -> Findings:
    """Every name in braces, in the agreement and in the descriptions of partners, that does not stand for one thing."""
    if not data.agreement:
        return
    sentences = _sentences(data.agreement)
    for text in (*typed(data), *described(data)):
        for found in _NAMED.finditer(text.value):
            if said := _misnamed(found[1], data.layout, id(text) in sentences):
                yield Words(text, *found.span()), said


def _sentences(agreement: Agreement) -> dict[int, Text]:
    """The sentences that describe a partner, which have names of their own."""
    parts = (part for group in runs(agreement) for part in parts_of(group))
    return {id(part.text): part.text for part in parts if isinstance(part, Insertion) and part.text}


def _misnamed(name: str, layout: Layout, of_a_partner: bool) -> Message | None:
    """What is wrong with a name in braces; None where it stands for one thing."""
    meant = layout.named.get(name, [])
    known = {DATE[1:-1], *layout.named, *(KEYS_OF_PARTNERS if of_a_partner else ())}
    if name in known and len(meant) < 2:
        return layout.endless(name)
    if meant:
        one, other, *_ = sorted(thing.name.place.line for thing in meant if thing.name)
        return message(
            "“{name}” is the name of two things, in lines {one} and {other}. Rename one.",
            name=name,
            one=one,
            other=other,
        )
    if likely := nearest(name, known):
        return message("Nothing is called “{name}”. Did you mean “{likely}”?", name=name, likely=likely[0])
    return message(
        "Nothing is called “{name}”: no value has this name, and no unit this id. Write what belongs here.", name=name
    )
