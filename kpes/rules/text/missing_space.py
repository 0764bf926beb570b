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

import re

from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text

CODE = "K227"

_ADDRESS = (
    r"(?i)[@&\\]|://|\w\.\w+\.\w"
    r"|\.(?:pl|com|org|eu|net|gov|edu|info|de|fr|uk|pdf|docx?|xlsx?|odt|txt|html?|yaml|jpe?g|png|zip)\b"
)
_COMMA = r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})"
_FULL_STOP = r"(?<=[a-ząćęłńóśźżßäöüàâçéèêëîïôùû]{2})[.!?:](?=[A-ZĄĆĘŁŃÓŚŹŻÄÖÜÀÂÇÉÈÊ])"
_ABBREVIATED = r"(?i:(?<![\w.])(?:art|ust|pkt|poz|par|lit|rozdz|woj|pow|gm|ul|al|os|im|nr|np|tj|tzw|tel))\.(?=\w)"
_MAY_BE_GLUED = re.compile(r"[,;.!?:]\w")


@in_each_text()
def check(words: str, language: str) -> Spans:
    """Each two words that a mark glues together."""
    if not _MAY_BE_GLUED.search(words):
        return
    glued = f"{_COMMA}|{_FULL_STOP}|{_ABBREVIATED}" if language == "pl" else f"{_COMMA}|{_FULL_STOP}"
    for word in re.finditer(r"\S+", words):
        found = re.search(glued, word[0])
        if found and not re.search(_ADDRESS, word[0]):
            yield *word.span(), message("A space is missing behind “{words}”.", words=word[0][: found.end()])
