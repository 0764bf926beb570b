"""A reference is typed as a number, while others in the agreement go by the id of what they mean.

A typed number stays behind when units come and go; „{rada}” follows. Give the unit an id, and name that in braces.
What names several at once, such as „§ 1–2”, has to stay as it is.

Wrong:

    paragraphs:
      - id: rada
        text: Rada liczy trzech członków.
      - text: Rada, o której mowa w {rada}, działa na podstawie Par. 3.
      - text: Rada przyjmuje regulamin.

Right:

    paragraphs:
      - id: rada
        text: Rada liczy trzech członków.
      - text: Rada, o której mowa w {rada}, działa na podstawie {regulamin}.
      - id: regulamin
        text: Rada przyjmuje regulamin.
"""

from kpes.messages import message
from kpes.rules.references import References
from kpes.rules.rule import Data, Findings, Words, typed

CODE = "K243"


def check(data: Data) -> Findings:
    """Each typed reference to a paragraph that is there, where any unit has an id; not one to several at once."""
    agreement = data.agreement
    if not agreement or not any(paragraph.id for paragraph in agreement.all_paragraphs):
        return
    references = References(agreement.language, agreement.title.value, agreement.paragraph_labels)
    count = len(agreement.all_paragraphs)
    for text in typed(data):
        for one in references.of(text.value):
            numbers = (one.paragraphs, *(step.values for step in one.steps))
            there = all(len(values) == 1 for values in numbers) and 1 <= one.paragraphs[0].number <= count
            if there and not references.elsewhere(text.value, one):
                said = message("This reference is typed. Name the id of what it means in braces: {id}", id="{rada}")
                yield Words(text, one.start, one.end), said
