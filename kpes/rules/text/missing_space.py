"""No space stands behind a punctuation mark.

Two words that a mark glues together are hard to read, and a line cannot break between them. Addresses,
numbers and abbreviations such as „m.in.” or „sp. z o.o.” are left alone.

Wrong:

    paragraphs:
      - text: Partnerzy działają w woj.pomorskim,wymieniają doświadczenia.

Right:

    paragraphs:
      - text: Partnerzy działają w woj. pomorskim, wymieniają doświadczenia.
"""

from __future__ import annotations

import re

from kpes.messages import message
from kpes.rules.data import Data, Findings, Words, texts
from kpes.source import excerpt

CODE = "K227"

_ADDRESS = re.compile(
    r"[@&\\]|://|\w\.\w+\.\w"
    r"|\.(?:pl|com|org|eu|net|gov|edu|info|de|fr|uk|pdf|docx?|xlsx?|odt|txt|html?|yaml|jpe?g|png|zip)\b",
    re.IGNORECASE,
)
_COMMA = r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})"
_FULL_STOP = r"(?<=[a-ząćęłńóśźżßäöüàâçéèêëîïôùû]{2})[.!?:](?=[A-ZĄĆĘŁŃÓŚŹŻÄÖÜÀÂÇÉÈÊ])"
_ABBREVIATED = r"(?i:(?<![\w.])(?:art|ust|pkt|poz|par|lit|rozdz|woj|pow|gm|ul|al|os|im|nr|np|tj|tzw|tel))\.(?=\w)"
_GLUED = re.compile(f"{_COMMA}|{_FULL_STOP}")
_GLUED_IN_POLISH = re.compile(f"{_COMMA}|{_FULL_STOP}|{_ABBREVIATED}")


def check(data: Data) -> Findings:
    """Each two words that a mark glues together."""
    if not data.agreement:
        return
    glued = _GLUED_IN_POLISH if data.agreement.language == "pl" else _GLUED
    for text in texts(data.agreement):
        for words in re.finditer(r"\S+", text.value):
            found = glued.search(words[0])
            if found and not _ADDRESS.search(words[0]):
                said = message("A space is missing behind “{words}”.", words=excerpt(words[0][: found.end()]))
                yield Words(text, words.start(), words.end()), said
