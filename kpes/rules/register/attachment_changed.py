"""A file that is attached is not the one that was signed.

Its SHA-256 stands in the text, so that with another file the text is another one, whatever the words say, and the
signatures are not on it. Put the file back that was signed, or have today's text signed.

Wrong:

    attachments: [{id: znak, title: Znak, file: data/attachments/znak.txt}]
    paragraphs:
      - text: Znak określa załącznik {znak}.
    $ mkdir data/attachments && echo fala > data/attachments/znak.txt
    $ kpes sign a --by "Anna Nowak"
    $ echo "inna fala" > data/attachments/znak.txt

Right:

    attachments: [{id: znak, title: Znak, file: data/attachments/znak.txt}]
    paragraphs:
      - text: Znak określa załącznik {znak}.
    $ mkdir data/attachments && echo fala > data/attachments/znak.txt
    $ kpes sign a --by "Anna Nowak"
"""

import re

from kpes.fingerprint import edition_file, short
from kpes.messages import message
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings

CODE = "K520"


def check(data: Data) -> Findings:
    """Each attached file that was another one when a partner last signed."""
    latest = {partner.id.value: signed.fingerprint for partner, signed in standing_of(data)}
    for attachment in data.agreement.attachments if data.agreement else ():
        digest = data.layout.digests.get(attachment.file.value) if attachment.file else None
        if not attachment.file or not digest:
            continue
        name = re.escape(attachment.file.value.rpartition("/")[2])
        bound = re.compile(rf"{name}, SHA-256 ?: ([0-9a-f]{{64}})$", re.MULTILINE)
        for edition in dict.fromkeys(latest.values()):
            signed = data.editions.get(edition_file(edition), b"").decode(errors="replace")
            if digest not in (found := bound.findall(signed)) and found:
                said = message(
                    "This is not the file that was signed with edition {edition}. Put that one back, or have today's "
                    "text signed.",
                    edition=short(edition),
                )
                yield attachment.file, said
                break
