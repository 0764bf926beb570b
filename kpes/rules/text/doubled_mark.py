"""Two punctuation marks stand where one belongs.

This is left when a word between them, or the end of a sentence, was changed. Keep the one that is meant.
Behind an abbreviation a full stop and another mark are right („itd.,”).

Wrong:

    paragraphs:
      - text: Partnerzy wymieniają doświadczenia,, spotykają się i działają razem..

Right:

    paragraphs:
      - text: Partnerzy wymieniają doświadczenia, spotykają się, szkolą itd., i działają razem.
"""

from __future__ import annotations

import re

from kpes.messages import message
from kpes.rules.data import Data, Findings, Words, texts
from kpes.source import excerpt

CODE = "K230"

# „..” that more dots follow is a blank or an ellipsis, „,,słowo” an old quotation mark, „:;” may be a face.
_TWO = re.compile(r"(?<=[^\W_])(?:\.\.(?!\.)|,,|;;|,;|;,|,\.(?!\.)|;\.(?!\.)|:,|:\.(?!\.))(?=\s|$)")


def check(data: Data) -> Findings:
    """Each pair of marks of which one is too many."""
    if not data.agreement:
        return
    for text in texts(data.agreement):
        for found in _TWO.finditer(text.value):
            said = message("“{marks}” is a mark too many. Keep one of the two.", marks=excerpt(found[0]))
            yield Words(text, *found.span()), said
