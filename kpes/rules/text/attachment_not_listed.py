"""An attachment is named that is not among the agreement's attachments.

Attachments are part of what is signed. One that the text relies on and that does not stand behind it binds nobody, and
whoever is asked for it later finds several. List it under “attachments”, as a text or as a file, or correct its
number. An attachment of another document is not looked at where that is named: „załącznik nr 1 do rozporządzenia”.

Wrong:

    paragraphs:
      - text: Podział zadań określa załącznik nr 2.
    attachment_labels: Załącznik nr 1
    attachments:
      - {id: zadania, title: Podział zadań, text: Lider prowadzi biuro.}

Right:

    paragraphs:
      - text: Podział zadań określa załącznik nr 1, a wzory – załącznik nr 2 do uchwały Zarządu.
    attachment_labels: Załącznik nr 1
    attachments:
      - {id: zadania, title: Podział zadań, text: Lider prowadzi biuro.}
"""

from kpes.messages import message
from kpes.rules.attachments import named_in, numbers_of
from kpes.rules.references import changes_another
from kpes.rules.rule import Data, Findings

CODE = "K244"


def check(data: Data) -> Findings:
    """Each number of an attachment that there is none of."""
    if not data.printed or changes_another(data.printed.title.value):
        return
    there = numbers_of(data)
    for _, named in named_in(data):
        missing = next((number for number in named.numbers if number not in there), None)
        if missing and "" not in there:
            said = message(
                "There is no attachment {number}. List it under “attachments”, correct its number, or name the "
                "document that it belongs to.",
                number=missing,
            )
            yield named.words, said
        elif named.surely and not there:
            yield named.words, message("There are no attachments. List under “attachments” what is meant.")
