"""Two punctuation marks stand where one belongs.

This is left when a word between them, or the end of a sentence, was changed. Keep the one that is meant.
Behind an abbreviation a full stop and another mark are right („itd.,”). A sentence that ends in a quotation has one
full stop, not one on each side of the mark.

Wrong:

    paragraphs:
      - text: Partnerzy wymieniają doświadczenia,, spotykają się i działają razem..

Right:

    paragraphs:
      - text: Partnerzy wymieniają doświadczenia, spotykają się, szkolą itd., i działają razem.
"""

import re

from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text

CODE = "K230"

# „..” that more dots follow is a blank or an ellipsis, „,,słowo” an old quotation mark, „:;” may be a face.
_TWO = r"(?<=[^\W_])(?:\.\.(?!\.)|,,|;;|,;|;,|,\.(?!\.)|;\.(?!\.)|:,|:\.(?!\.))(?=\s|$)"
_IN_AND_OUT = r"(?<=[a-ząćęłńóśźżäöüßéèêàùç]{5})\.[”“»\"]\.(?!\.)"


@in_each_text("..", ",,", ";;", ",;", ";,", ",.", ";.", ":,", ":.", ".”.", ".“.", ".».", '.".')
def check(words: str, language: str) -> Spans:
    """Each pair of marks of which one is too many."""
    for found in re.finditer(f"{_TWO}|{_IN_AND_OUT}", words):
        yield *found.span(), message("“{marks}” is a mark too many. Keep one of the two.", marks=found[0])
