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

from __future__ import annotations

import re

from kpes.messages import message
from kpes.rules.data import Data, Findings, Words, texts

CODE = "K226"

_DASH = re.compile(r"(?<=\S)\s([–—])\s(?=\S)")
_HYPHEN = re.compile(r"(?<=[^\s_.])\s-\s(?=[^\s_.])(?<!\d\s-\s)|(?<=\d)\s-\s(?=[^\W\d_])")


def check(data: Data) -> Findings:
    """Each hyphen between spaces, where dashes stand so elsewhere; between numbers it is a minus."""
    if not data.agreement:
        return
    written = list(texts(data.agreement))
    dash = next((found[1] for text in written if (found := _DASH.search(text.value))), None)
    if dash:
        for text in written:
            for found in _HYPHEN.finditer(text.value):
                said = message("A hyphen stands for a dash here. Write “{dash}”, as elsewhere.", dash=dash)
                yield Words(text, found.start() + 1, found.end() - 1), said
