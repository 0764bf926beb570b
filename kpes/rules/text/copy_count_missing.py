"""The agreement speaks of its copies, but nowhere lets kpes count them.

A count that somebody typed is right until the next partner joins. Write “XXXXX” for it: kpes puts in
the number of the partners, in digits and in words. An agreement that does not speak of its copies at
all is left alone; it is customary to say how many there are, but Polish law does not ask for it.

Wrong:

    paragraphs:
      - text: Porozumienie sporządzono w dwóch jednobrzmiących egzemplarzach.

Right:

    paragraphs:
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.
"""

import re

from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words, typed
from kpes.rules.text import COPIES, held

CODE = "K205"

_SENTENCE = r"(?:[^.;!?\n]|[.;!?](?!\s+[A-ZĄĆĘŁŃÓŚŹŻ]))+"
_AGREEMENT = (
    r"(?i)\b(?:porozumieni|umow|kontrakt|deklaracj|konwencj|konsorcj|agreement|contract|memorandum|deed"
    r"|vereinbarung|vertrag|accord|convention|contrat)"
)
_DRAWN_UP = (
    r"(?i)\b(?:sporządz|spisan|zawart|wystawion|drawn up|executed|signed|done in|made in|ausgefertigt|erstellt"
    r"|établi|fait en|fait à)\w*"
)
_IT = r"(?i)\s*(?:(?:it|es|il)\s(?:is|was|has been|shall be|wird|wurde|ist|est|a été|sera)\s+)?"
"""What may stand before that where the sentence does not name the agreement."""
_ANY_NUMBER = (
    r"(?i)\b(?:tylu|kilku|wielu|dowolnej|any number|or more|several|may be|each|jede[rnms]?|chaque|plusieurs)\b"
)
_COUNTED = rf"(?i)\b(?:we?|in|en)\s(?:(?!we?\s|in\s|en\s)[\w()/–-]+,?\s){{0,6}}{COPIES}"


def check(data: Data) -> Findings:
    """The first words that count the agreement's copies, where nothing holds a place for the count."""
    if any(of_copies for _, of_copies in held(data)):
        return
    for text in typed(data):
        for sentence in re.finditer(_SENTENCE, text.value) if re.search(f"(?i){COPIES}", text.value) else ():
            said = sentence.group()
            counted = re.search(_COUNTED, said)
            if counted and _of_the_agreement(said) and not re.search(_ANY_NUMBER, said[: counted.end()]):
                start = sentence.start()
                yield (
                    Words(text, start + counted.start(), start + counted.end()),
                    message(
                        "The copies of the agreement are spoken of, but “XXXXX” stands nowhere. Write “XXXXX” for "
                        "their count: kpes takes it from the signatory list."
                    ),
                )
                return


def _of_the_agreement(sentence: str) -> bool:
    """Whether the sentence says how the agreement, and not something else, was drawn up."""
    drawn_up = re.search(_DRAWN_UP, sentence)
    return bool(
        drawn_up and (re.search(_AGREEMENT, sentence) or re.fullmatch(_IT, sentence[: drawn_up.start()]))
    )
