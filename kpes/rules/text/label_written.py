"""A label is written, because it does not follow from the place.

Labels follow from the order, so that a unit put in moves all that come after it. One with a label of its own keeps
it: „§ 2a” stands between „§ 2” and „§ 3”, and those behind it go on counting. In a new agreement that is seldom what is
meant, and others may refer to the number that it takes; in one that is held as others wrote it, accept it.

Wrong:

    paragraph_labels: § 1.
    paragraphs:
      - text: Partnerzy współpracują.
      - label: § 1a.
        text: Porozumienie sporządzono w XXXXX egzemplarzach.

Right:

    paragraph_labels: § 1.
    paragraphs:
      - text: Partnerzy współpracują.
      - text: Porozumienie sporządzono w XXXXX egzemplarzach.
"""

from kpes.layout.words import Words
from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.rules.text import units_of

CODE = "K240"


def check(data: Data) -> Findings:
    """Each label of a chapter, a paragraph, an item or an attachment that was written."""
    if not data.agreement:
        return
    for unit in units_of(data.agreement):
        label = unit.label
        if label and not isinstance(label.value, Words):  # one that an act quotes
            yield label, message("This label is written, and does not follow from the place. Is that meant?")
