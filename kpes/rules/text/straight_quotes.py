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

import re

from kpes.messages import message
from kpes.rules.rule import Data, Findings, Words, written

CODE = "K220"

_STRAIGHT = r"""(?<!\w)"(?=\S)[^"]*?["”»]|[„“«][^"„“”«»]*(?<!\d)"(?!\w)"""
_USUAL = {"pl": "„…”", "en": "“…”", "de": "„…“", "fr": "« … »"}


def check(data: Data) -> Findings:
    """Each text in straight quotation marks, where others have typographic ones."""
    straight = [text for text in written(data) if '"' in text.value]
    if not data.agreement or not straight:
        return
    if not any(mark in text.value for text in written(data) for mark in "„“”«»"):
        return
    for text in straight:
        for found in re.finditer(_STRAIGHT, text.value):
            said = message(
                "Straight quotation marks stand in {words}, typographic ones elsewhere. Write {usual} here too.",
                words=found[0],
                usual=_USUAL[data.agreement.language],
            )
            yield Words(text, *found.span()), said
