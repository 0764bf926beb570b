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

from kpes.messages import message
from kpes.rules.rule import Spans, in_each_text
from kpes.rules.text import impossible

CODE = "K228"

@in_each_text()
def check(words: str, language: str) -> Spans:
    """Each day that its month, or its year, does not have."""
    for start, end in impossible(words, language):
        yield start, end, message("There is no such day as “{day}”. Correct the date.", day=words[start:end])
