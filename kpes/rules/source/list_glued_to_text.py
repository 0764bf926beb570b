"""A list stands inside a text.

A line that is indented under a text, be it “- …” or “1/ …”, is more of that text to YAML: no list comes of
it, but one long sentence with dashes or numbers in the middle. A point that has points of its own is
written with “text”, “labels” and “items”; kpes writes the labels.

Wrong:

    paragraphs:
      - text:
          - labels: 1/
            items:
              - Wzmocnienie dobrego wizerunku.
                - budowanie dobrego wizerunku,
                - stworzenie modelu.
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.

Right:

    paragraphs:
      - text:
          - labels: 1/
            items:
              - text: Wzmocnienie dobrego wizerunku.
                labels: '-'
                items:
                  - budowanie dobrego wizerunku,
                  - stworzenie modelu.
      - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.

Source: YAML 1.2.2, 7.3.3 (Plain Style).
"""

import re

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings, Words, typed
from kpes.source import Sources

CODE = "K120"

_LABEL = re.compile(r"(?<= )(?:[-*•]|[–—]|[0-9]{1,2}[.)/]|[a-z][.)/]) ")
_HYPHEN = ("-", "*", "•")
_SENTENCE_ENDS = (":", ";", ",", ".")
_ABBREVIATED = (
    r"(?i)(?:^|[\s(])(?:art|ust|pkt|lit|poz|nr|zał|par|rozdz|tj|tzn|tzw|np|m\.in|itd|itp|ul|al|pl|tel|godz|str|woj|dr|prof"
    r"|[A-ZŁŚŻ]|[a-z])\.$"
)


def check(data: Data) -> Findings:
    """The first line of each text of the agreement that starts like a point of a list."""
    for text in typed(data):
        if (start := _glued(text, data.sources)) is not None:
            said = message(
                "This line is read as more of the text above it, not as a point of a list. Write the points under "
                "“items”, with “text” and “labels” before them."
            )
            yield Words(text, start, len(text.value)), said


def _glued(text: Text, sources: Sources) -> int | None:
    """Where in ``text`` a line starts that looks like a point of a list, if one does."""
    labels = list(_LABEL.finditer(text.value))
    column = text.place.column
    first = sources.line(text.place)[column - 1 : column] if labels else ""
    if not labels or first in ("'", '"') or "\n" in text.value:  # a title keeps its lines
        return None
    characters = sources.characters(text.place)
    seen, position = text.before, 0
    for label in labels:
        seen += len(text.value[position : label.start()].replace(" ", ""))
        position = label.start()
        if characters[seen].line == characters[seen - 1].line:
            continue
        before = text.value[max(0, position - 21) : position - 1]
        plain = first not in ("|", ">")
        if (plain and label.group().startswith(_HYPHEN)) or _may_end(before):
            return position
    return None


def _may_end(before: str) -> bool:
    """Whether these words end like those before a list, or like a point of one."""
    return before.endswith(_SENTENCE_ENDS) and not re.search(_ABBREVIATED, before)
