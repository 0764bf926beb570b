"""A paragraph, the preamble or a section of goals holds no word.

It would be printed as a number, or a heading, with nothing to say under it. What is yet to be written
should be written, and what is not needed removed; the numbers of the others follow by themselves. A
paragraph that was struck out on purpose says so: „(skreślony)”.

Wrong:

    paragraphs:
      - text: Porozumienie zawiera się na czas nieokreślony.
      - text: "–"

Right:

    paragraphs:
      - text: Porozumienie zawiera się na czas nieokreślony.
      - text: (skreślony)
"""

import re

from kpes.messages import message
from kpes.model import Insertion, Part
from kpes.rules.rule import Data, Findings
from kpes.rules.text import runs, texts_of

CODE = "K204"

_LETTER = r"[^\W\d_]"


def check(data: Data) -> Findings:
    """The first text of each group of texts in which no letter stands."""
    if not data.printed:
        return
    _, *groups = runs(data.printed)
    for parts in groups:
        if parts and not _says_something(parts):
            yield next(texts_of(parts)), message("No word stands here. Write the text, or remove this part.")


def _says_something(parts: tuple[Part, ...]) -> bool:
    return any(isinstance(part, Insertion) for part in parts) or any(
        re.search(_LETTER, text.value) for text in texts_of(parts)
    )
