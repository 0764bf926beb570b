"""More than one space stands between two words.

In print it is one space all the same. But whoever compares two versions of the file, or searches it for
these words, is led astray by what cannot be seen.

Wrong:

    paragraphs:
      - text: Porozumienie  wchodzi w życie z dniem podpisania.

Right:

    paragraphs:
      - text: Porozumienie wchodzi w życie z dniem podpisania.
"""

import re
from bisect import bisect_left

from kpes.messages import message
from kpes.model import Text
from kpes.rules.rule import Data, Findings, Words, written
from kpes.source import Sources

CODE = "K217"

_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_WORD = re.compile(r"\S+")


def check(data: Data) -> Findings:
    """Each two words of a text that stand in one line with more than one space between them."""
    if not data.agreement:
        return
    file = data.agreement.title.place.file
    suspects = [number for number, line in enumerate(data.sources.lines(file), 1) if _GAP.search(line)]
    if not suspects:
        return
    starts = sorted({text.place.line for text in written(data)})
    for text in written(data):
        following = bisect_left(starts, text.place.line + 1)
        end = starts[following] if following < len(starts) else suspects[-1]
        suspect = bisect_left(suspects, text.place.line)
        if suspect < len(suspects) and suspects[suspect] <= end:
            yield from _gaps(text, data.sources)


def _gaps(text: Text, sources: Sources) -> Findings:
    characters, read, before = sources.characters(text.place), text.before, None
    for word in _WORD.finditer(text.value):
        if before:
            ends, begins = characters[read - 1], characters[read]
            between = sources.line(ends)[ends.column : begins.column - 1] if ends.line == begins.line else ""
            if len(between) > 1 and between.isspace():
                said = message(
                    "More than one space stands between “{first}” and “{second}”. One is enough.",
                    first=before[0],
                    second=word[0],
                )
                yield Words(text, before.start(), word.end()), said
        before = word
        read += len(word[0])
