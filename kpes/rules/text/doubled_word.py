"""A word, or a phrase of two words, stands twice in a row.

This is what is left when a sentence was changed half-way, and nobody reads it any more. Remove one of
the two.

Wrong:

    paragraphs:
      - text: Partnerzy działają na rzecz rozwoju dla dla dobra mieszkańców.

Right:

    paragraphs:
      - text: Partnerzy działają na rzecz rozwoju dla dobra mieszkańców.
"""

import re

from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text

CODE = "K216"

# Not across a mark („z o. o.”), nor where the word goes on („w w/w terminie”, „z z-cą”), nor a letter that
# labels („lit. i i j”).
_TWICE = re.compile(r"(?<![\w/.'’@-])(?<!\blit\. )([^\W\d_]++)\s\1(?!\w|[-/.'’@]\w)", re.IGNORECASE)
_PHRASE = re.compile(r"(?<![\w/.'’@-])([^\W\d_]++ [^\W\d_]{2,}+) \1(?!\w|[-/.'’@]\w)", re.IGNORECASE)
_LINKS = r"(?i)\b(?:i|a|tak|raz|po|and|or|by|to|und|et)\b"
"""What phrases are repeated with on purpose: „i tak i tak”, “on and on and on”, “step by step by step”."""
_NUMERAL = "[IVXLCDM]+|x+"
_NAMES = {"baden", "bora", "duran", "pago", "sing", "wagga", "walla"}
_MEANT = {
    "pl": {"bardzo", "dawno", "długo", "daleko", "to", "tak", "co"},
    "en": {"do", "had", "her", "is", "that", "very"},
    "de": {"das", "dem", "den", "der", "die", "sie", "sehr", "wenn"},
    "fr": {"nous", "vous", "très"},
}
"""Words that good sentences have twice: „jest to to samo”, “that that”, „die, die die …”, «nous nous engageons»."""



@in_each_text()
def check(words: str, language: str) -> Spans:
    """Each word, and each two words, that follow themselves."""
    for found in _TWICE.finditer(words):
        word = found[1]
        meant = word.casefold() in _NAMES | _MEANT[language] or _is_heading(found)
        if not meant and not re.fullmatch(_NUMERAL, word):
            yield *found.span(), message("“{word}” stands twice in a row. Remove one of the two.", word=word)
    for found in _PHRASE.finditer(words):
        one, other = found[1].casefold().split()
        if one != other and not _is_heading(found) and not re.search(_LINKS, found[1]):
            said = message("“{words}” stands twice in a row. Remove one of the two.", words=found[1])
            yield *found.span(), said


def _is_heading(found: re.Match[str]) -> bool:
    """Whether these may be a heading and the first words of its text: „Rada Rada liczy …”."""
    return found.start() == 0 and found[0][len(found[1]) + 1].isupper()
