"""An attachment stands behind the agreement, and nothing in the text speaks of it.

What it is for, and whether it binds, is then open; mostly the sentence that named it was lost, or names another number.
Name it in the text, or leave it out. It counts as named by its id in braces, its number or its title, and where all
are: „Załączniki stanowią integralną część Porozumienia”.

Wrong:

    paragraphs:
      - text: Partnerzy prowadzą wspólne biuro.
    attachment_labels: Załącznik nr 1
    attachments:
      - {id: zadania, title: Podział zadań, text: Lider prowadzi biuro.}

Right:

    paragraphs:
      - text: Partnerzy prowadzą wspólne biuro. Podział zadań określa załącznik {zadania}.
    attachment_labels: Załącznik nr 1
    attachments:
      - {id: zadania, title: Podział zadań, text: Lider prowadzi biuro.}
"""

import re
from collections.abc import Iterator

from kpes.language import bare
from kpes.layout.words import names_in
from kpes.messages import message
from kpes.rules.attachments import holders, named_in, numbers_of, places
from kpes.rules.rule import Data, Findings, typed, written

CODE = "K245"


def check(data: Data) -> Findings:
    """Each attachment that no other text names."""
    if not data.printed or not data.printed.attachments:
        return
    named = set(_ids(data))
    for holder, one in named_in(data):
        if not one.numbers:
            return
        named |= {place for place in places(one, numbers_of(data)) if place != holder}
    left = [place for place in range(len(data.printed.attachments)) if place not in named]
    texts = [(holder, bare(text.value)) for holder, text in holders(data.printed, written(data)) if left]
    for place in left:
        attachment = data.printed.attachments[place]
        title = re.compile(rf"\b{re.escape(bare(attachment.title.value))}\b")
        if not any(holder != place and title.search(text) for holder, text in texts):
            yield (
                attachment.title,
                message(
                    "Nothing in the text speaks of this attachment. Name it there in braces, or leave it out: {id}",
                    id=f"{{{attachment.id.value}}}",
                ),
            )


def _ids(data: Data) -> Iterator[int]:
    """The places of the attachments that texts name by their ids."""
    assert data.agreement, "what is printed was written"
    place_of = {attachment.id.value: place for place, attachment in enumerate(data.agreement.attachments)}
    for holder, text in holders(data.agreement, typed(data)):
        for name in names_in(text.value):
            if name in place_of and place_of[name] != holder:
                yield place_of[name]
