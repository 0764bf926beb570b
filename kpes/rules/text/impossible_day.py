"""A date is none: the month does not have that many days.

„31 kwietnia” is a slip, and nobody can tell whether the 30th of April or the 1st of May was meant, so that
a term ends on a day that does not come. Correct it. The dates in the data itself, such as “date”, are
looked at when the file is read.

Wrong:

    paragraphs:
      - text: Wnioski składa się do 31 kwietnia 2024 r.

Right:

    paragraphs:
      - text: Wnioski składa się do 30 kwietnia 2024 r.
"""

from __future__ import annotations

from kpes.messages import message
from kpes.rules.data import Data, Findings, Words, texts
from kpes.rules.dates import impossible
from kpes.source import excerpt

CODE = "K228"


def check(data: Data) -> Findings:
    """Each day that its month, or its year, does not have."""
    if not data.agreement:
        return
    for text in texts(data.agreement):
        for start, end in impossible(text.value, data.agreement.language):
            said = message(
                "There is no such day as “{day}”. Correct the date.", day=excerpt(text.value[start:end])
            )
            yield Words(text, start, end), said
