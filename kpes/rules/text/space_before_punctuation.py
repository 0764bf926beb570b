"""A space stands on the wrong side of a punctuation mark, a bracket or a quotation mark.

A comma or a full stop belongs to the word before it, and brackets and quotation marks hold their words
without a space; otherwise a line may begin with the mark, away from its word. French, which wants a space
before some marks, may have it there.

Wrong:

    paragraphs:
      - text: Partnerzy współpracują , spotykają się ( co kwartał ) i wymieniają doświadczenia.

Right:

    paragraphs:
      - text: Partnerzy współpracują, spotykają się (co kwartał) i wymieniają doświadczenia.

Source: „Wielki słownik ortograficzny PWN”, ed. E. Polański, rules of punctuation.
"""

import re

from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text

CODE = "K218"

# Not before several marks („....” to fill in, „,,słowo”), a number („.5”) or a name („.pl”), nor after a dash or
# another mark; a ratio („1 : 2”) and empty brackets („( )”) may have their spaces.
_BEFORE_MARK = (
    r"(?<!\S)[^\s,.;:!?…–—-](?:\S*[^\s,.;:!?…–—_/-])?\s"
    r"(?:,(?![\d,])|[;!?](?![\w;!?)])|\.(?![\w.])|:(?![\w()-]|\s\d))"
)
_FRENCH_BEFORE_MARK = r"(?<!\S)[^\s,.…–—-](?:\S*[^\s,.…–—_/-])?\s(?:,(?![\w,])|\.(?![\w.]))"
_INSIDE_BRACKET = r"[(\[]\s[^\s()\[\].…_]\S*|(?<!\S)(?:\S*[^\s()\[\].,…_])\s[)\]](?!\w)"
_OPENING = {"pl": "„‚", "de": "„‚", "en": "“", "fr": "“"}
_CLOSING = {"pl": "”", "de": "“", "en": "”", "fr": "”"}
_SIGNS = [f"{space}{mark}" for space in " \n" for mark in ",.;!?:)]”“"]
_SIGNS += [f"{mark}{space}" for space in " \n" for mark in "([„‚“"]


@in_each_text(*_SIGNS)
def check(words: str, language: str) -> Spans:
    """Each mark with a space that does not belong there, and the word beside it."""
    opening, closing = _OPENING[language], _CLOSING[language]
    quoted = rf"[{opening}]\s\S+|(?<!\S)\S*[^\s.…–—-]\s[{closing}](?!\w)"
    before_mark = _FRENCH_BEFORE_MARK if language == "fr" else _BEFORE_MARK
    for found in re.finditer(f"{quoted}|{_INSIDE_BRACKET}|{before_mark}", words):
        yield *found.span(), message("No space belongs inside “{words}”. Remove it.", words=found[0])
