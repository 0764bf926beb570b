"""The agreement promises a copy to somebody who is no partner.

„Po jednym dla każdej ze Stron oraz jeden dla Instytucji Pośredniczącej” is one copy more than there are partners, and
“XXXXX” counts one for each of them: the number that is printed would be too low. Add the further copy to the data, so
that it is counted and gets its file, or remove it from the clause.

Wrong:

    paragraphs:
      - text: >
          Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla każdej ze Stron oraz jeden dla Instytucji
          Pośredniczącej.

Right:

    paragraphs:
      - text: >
          Porozumienie sporządzono w XXXXX egzemplarzach, po jednym dla każdej ze Stron oraz jeden dla Instytucji
          Pośredniczącej.
    copies: {extra: [{id: ip, name: Instytucja Pośrednicząca}]}
"""

import re

from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import held

CODE = "K235"

_FOR = (" dla ", " for ", " für ", " pour ")
_EACH = r"(?i)\b(?:każd\w+|każdemu|each|every|jede[rnms]?|chaque|chacun\w*)\b[^.;]{0,80}?"
_COPY = r"(?:(?:egzemplarz|copy|counterpart|exemplar|ausfertigung|exemplaire)\w*\s)?"
_ONE = r"(?:[1-9]\s)?\(?(?:(?:po\s)?jed(?:en|nym|nego)|dwa|one|two|eine?s?|zwei|une?|deux)\)?"
_ANOTHER = (
    rf"\b(?:oraz|i|a|and|und|et)\s{_ONE}\s{_COPY}(?:dla|for|für|pour)\s(?!każd|each|every|jed|chaque|chacun)[^.,;]{{1,80}}"
)


def check(data: Data) -> Findings:
    """Each further copy that the clause on copies promises behind one for each partner."""
    if data.agreement and data.agreement.copies.extra:
        return
    for words, of_copies in held(data):
        clause = re.split(r"[.;]\s", words.text.value[words.end :])[0] if of_copies else ""
        several = sum(clause.count(sign) for sign in _FOR) > 1
        each = re.search(_EACH, clause) if several else None
        another = re.search(_ANOTHER, clause[each.start() :], re.IGNORECASE) if each else None
        if each and another:
            start = words.end + each.start() + another.start()
            said = message(
                "Here is a copy more than “XXXXX” counts, which is one for each partner. Remove it, or add it under "
                "“copies”: {example}",
                example="copies: {extra: [{id: ip, name: Instytucja}]}",
            )
            yield Words(words.text, start, start + len(another[0])), said
