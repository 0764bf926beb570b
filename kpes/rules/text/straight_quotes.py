"""Straight quotation marks stand among typographic ones.

The page looks as if it were put together of two texts. Use one kind throughout; Polish has „…”. Marks of
inches and seconds are no quotation marks.

Wrong:

    paragraphs:
      - text: Misją jest „pomaganie”.
      - text: Celem jest "budowa sekcji".

Right:

    paragraphs:
      - text: Misją jest „pomaganie”.
      - text: Celem jest „budowa sekcji”.

Source: „Wielki słownik ortograficzny PWN”, ed. E. Polański, quotation marks.
"""

from __future__ import annotations

import re

from kpes.messages import message
from kpes.rules.data import Data, Findings, Words, texts
from kpes.source import excerpt

CODE = "K220"

_TYPOGRAPHIC = re.compile("[„“”«»]")
_STRAIGHT = re.compile(r"""(?<!\w)"(?=\S)[^"]*?["”»]|[„“«][^"„“”«»]*(?<!\d)"(?!\w)""")
_USUAL = {"pl": "„…”", "en": "“…”", "de": "„…“", "fr": "« … »"}


def check(data: Data) -> Findings:
    """Each text in straight quotation marks, where others have typographic ones."""
    if not data.agreement:
        return
    written = list(texts(data.agreement))
    if not any(_TYPOGRAPHIC.search(text.value) for text in written):
        return
    usual = _USUAL[data.agreement.language]
    for text in written:
        for found in _STRAIGHT.finditer(text.value):
            said = message(
                "Straight quotation marks stand in {words}, typographic ones elsewhere. Write {usual} here too.",
                words=excerpt(found[0]),
                usual=usual,
            )
            yield Words(text, found.start(), found.end()), said
