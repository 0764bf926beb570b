"""A file in data/editions/ does not hold the text that its name stands for.

Its name is the beginning of its text's SHA-256, so the text was changed after it was signed, or the file
was put there by hand. Restore it, from git for instance: it is what was signed.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ sed -i 's/współpracują/działają/' data/editions/*.txt

Right:

    $ kpes sign a --by "Anna Nowak"
"""

from kpes.fingerprint import edition_file
from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.source import Place
from kpes.storage import sha256_of

CODE = "K510"

_SAID = message("This is not the text that the file's name stands for. Restore it, from git for instance.")


def check(data: Data) -> Findings:
    """Each edition under a name that is not its own."""
    wrong = (name for name, text in data.editions.items() if name != edition_file(sha256_of(text)))
    return ((Place(f"{data.files.paths.editions}/{name}"), _SAID) for name in wrong)
