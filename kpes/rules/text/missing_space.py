"""No space stands between two words, behind a punctuation mark or a number.

Two words that are glued together are hard to read, and a line cannot break between them: „woj.pomorskim”, „2012r.”,
„80-001Gdańsk”. A digit at the end of a word („Strony1”) is most often the number of a footnote that was left behind.
Addresses, numbers and abbreviations such as „m.in.” or „sp. z o.o.” are left alone.

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
_ABBREVIATED = (
    r"(?i:(?<![\w.])(?:art|ust|pkt|poz|par|lit|rozdz|woj|pow|gm|ul|al|os|im|lok|nr|np|tj|tzw|tel|zał|godz))\.(?=\w)"
    r"|(?i:\bm)\.(?=[0-9])"
)
_UNIT = (
    r"(?<![\w.,/-])[0-9]+(?=(?:zł|PLN|EUR|dni|dnia|lat|lata|osób|osoby|godzin|miesięcy|days|weeks|months|years|Tagen?"
    r"|Monaten?|Jahren?|jours|mois|ans|euros?)(?!\w))|(?<!\w)(?i:nr|pkt)(?=[0-9])"
)
_YEAR = r"(?<!\w)[0-9]{4}(?=r(?:\.|oku|\b))|(?<!\w)[0-9]{2}-[0-9]{3}(?=[^\W\d_])"
_FOOTNOTE = r"(?<!\w)[^\W\d_][a-ząćęłńóśźżäöüßàâçéèêëîïôùû]{4,}[0-9]{1,2}(?![\w-])"
_MAY_BE_GLUED = re.compile(r"[,;.!?:]\w|[0-9][^\W\d_]|[^\W\d_][0-9]")


@in_each_text()
def check(words: str, language: str) -> Spans:
    """Each two words that are glued together, and each with a number at its end."""
    if not _MAY_BE_GLUED.search(words):
        return
    glued = f"{_COMMA}|{_FULL_STOP}|{_UNIT}"
    glued += f"|{_ABBREVIATED}|{_YEAR}" if language == "pl" else ""
    for word in re.finditer(r"\S+", words):
        if not _MAY_BE_GLUED.search(word[0]) or re.search(_ADDRESS, word[0]):
            continue
        if found := re.search(glued, word[0]):
            yield *word.span(), message("A space is missing behind “{words}”.", words=word[0][: found.end()])
        elif found := re.search(_FOOTNOTE, word[0]):
            said = message("A number sticks to “{words}”. If it is that of a footnote, remove it.", words=found[0])
            yield *word.span(), said
