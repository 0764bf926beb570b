"""A file among the copies that kpes did not write.

Whoever prints the folder prints it, too, and it is easily taken for a copy.

Wrong:

    $ kpes render
    $ cp out/copies/1-a.docx out/copies/1-a-poprawiony.docx

Right:

    $ kpes render
    $ cp out/copies/1-a.docx out/1-a-poprawiony.docx
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.source import Place

CODE = "K404"

_SAID = message("kpes did not write this file. Move it out of the folder of the copies.")


def check(data: Data) -> Findings:
    """Each file in the folder that is neither named by SHA256SUMS nor one of its lists."""
    return ((Place(f"{data.copies.place}/{name}"), _SAID) for name in data.copies.foreign)
