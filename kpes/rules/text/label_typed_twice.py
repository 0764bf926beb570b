"""A label is typed in front of a text that kpes labels.

kpes counts paragraphs and items and writes their labels, so that they stay right when one is put in or taken out. A
label that was typed as well would be printed behind that one: „1. 1. Koordynacja”. Remove it; “labels” says what the
first one looks like.

Wrong:

    paragraphs:
      - text:
          - labels: 1.
            items: [1. Koordynacja działań., 2. Promocja Klastra.]

Right:

    paragraphs:
      - text:
          - labels: 1.
            items: [Koordynacja działań., Promocja Klastra.]
"""

import re
from collections.abc import Iterable

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings, Words
from kpes.rules.text import lists_of, runs, texts_of

CODE = "K232"

_OF_ITEM = r"\(?(?:(?P<number>[0-9]{1,3})(?:[.)]|\.\))|(?P<letter>[a-z])\)|[ivx]{1,5}\)|[•·▪●‣–—-])\s(?=\S)"


def check(data: Data) -> Findings:
    """Each item or paragraph that begins with the label of its place, or as others among its siblings do."""
    if not data.printed:
        return
    for listed in (listed for parts in runs(data.printed) for listed in lists_of(parts)):
        yield from _typed((item.text for item in listed.items), _OF_ITEM)
    name = re.escape(data.printed.paragraph_labels.before.strip())
    of_paragraph = rf"{name}\s?(?P<number>[0-9]{{1,3}})(?P<letter>(?!))?\.?\s(?=[^\W\d_a-z])" if name else _OF_ITEM
    yield from _typed((next(texts_of(one.parts), None) for one in data.printed.all_paragraphs), of_paragraph)


def _typed(siblings: Iterable[Text | None], label: str) -> Findings:
    found = [(text, text and re.match(label, text.value)) for text in siblings]
    several = sum(1 for _, label in found if label) > 1
    for number, (text, typed) in enumerate(found, 1):
        if text and typed and (several or typed["number"] == str(number) or typed["letter"] == chr(96 + number)):
            said = message(
                "kpes writes the label itself, and “{label}” would be printed behind it. Remove it.",
                label=typed[0].strip(),
            )
            yield Words(text, 0, typed.end()), said
