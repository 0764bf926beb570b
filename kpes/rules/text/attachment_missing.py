"""A file that is attached to the agreement is not there.

Its SHA-256 stands in the text, so that those who sign are bound to just that file; without the file there is no text.
Put it where the agreement says, or correct the path.

Wrong:

    paragraphs:
      - text: Znak Klastra określa załącznik {znak}.
    attachments:
      - id: znak
        title: Znak Klastra
        file: data/attachments/znak.pdf

Right:

    paragraphs:
      - text: Znak Klastra określa załącznik {znak}.
    attachments:
      - id: znak
        title: Znak Klastra
        text: Znakiem Klastra jest niebieska fala.
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K241"


def check(data: Data) -> Findings:
    """Each attached file that cannot be read."""
    for attachment in data.agreement.attachments if data.agreement else ():
        if attachment.file and data.layout.digests.get(attachment.file.value) is None:
            yield attachment.file, message(
                "There is no file {file}; a link or a folder is none. Put it there.",
                file=attachment.file,
            )
