"""Straight quotation marks stand among typographic ones, or the mark that closes is that of another language.

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
_CLOSED = {
    "pl": r"„[^„“”]{0,999}“",
    "de": r"„[^„“”]{0,999}”",
    "en": r"„[^„“”]{0,999}[“”]|“[^„“”]{0,999}“(?!\w)|(?<![^\s(])”(?=\w)[^„“”]{0,999}“(?!\w)",
    "fr": r"„[^„“”]{0,999}[“”]|«[^«»“”]{0,999}”",
}
"""By language, what begins with the mark of one and ends with that of another."""
_USUAL = {"pl": "„…”", "en": "“…”", "de": "„…“", "fr": "« … »"}


def check(data: Data) -> Findings:
    """Each quotation in straight marks, where others have typographic ones, and each in those of two languages."""
    language = data.agreement.language if data.agreement else ""
    typographic = [text for text in written(data) if any(mark in text.value for mark in "„“”«»")]
    for text in written(data) if typographic else ():
        for found in re.finditer(_STRAIGHT, text.value) if '"' in text.value else ():
            said = message(
                "Straight quotation marks stand in {words}, typographic ones elsewhere. Write {usual} here too.",
                words=found[0],
                usual=_USUAL[language],
            )
            yield Words(text, *found.span()), said
    for text in typographic:
        for found in re.finditer(_CLOSED[language], text.value):
            said = message(
                "The marks around {words} are those of two languages. Write {usual}.",
                words=found[0],
                usual=_USUAL[language],
            )
            yield Words(text, *found.span()), said
