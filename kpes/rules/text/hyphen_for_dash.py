"""A hyphen stands where the agreement elsewhere has a dash.

A hyphen joins (społeczno-gospodarczy), a dash parts („cel – praca”). With both between spaces the page
looks as if two people had typed it.

Wrong:

    paragraphs:
      - text: Edukacja - transfer wiedzy.
      - text: Rzecznictwo – obrona interesów.

Right:

    paragraphs:
      - text: Edukacja – transfer wiedzy.
      - text: Rzecznictwo – obrona interesów.

Source: „Wielki słownik ortograficzny PWN”, ed. E. Polański, dash and hyphen.
"""

import re

from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words, written

CODE = "K226"

_DASH = r"(?<=\S)\s([–—])\s(?=\S)"
_HYPHEN = r"(?<=[^\s_.])\s-\s(?=[^\s_.])(?<!\d\s-\s)|(?<=\d)\s-\s(?=[^\W\d_])"


def check(data: Data) -> Findings:
    """Each hyphen between spaces, where dashes stand so elsewhere; between numbers it is a minus."""
    dash = next((found[1] for text in written(data) if (found := re.search(_DASH, text.value))), None)
    for text in written(data) if dash else ():
        for found in re.finditer(_HYPHEN, text.value) if "-" in text.value else ():
            said = message("A hyphen stands for a dash here. Write “{dash}”, as elsewhere.", dash=dash)
            yield Words(text, found.start() + 1, found.end() - 1), said
