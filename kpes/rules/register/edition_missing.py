"""The text that somebody signed is not kept.

Each edition that is signed is kept in data/editions/, so that anybody can read later what was signed. Put
the file back, from git for instance; without it the signature is one on an unknown text.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ rm data/editions/*.txt

Right:

    $ kpes sign a --by "Anna Nowak"
"""

from kpes.fingerprint import edition_file
from kpes.messages import message
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings

CODE = "K509"

def check(data: Data) -> Findings:
    """The first signature on each text that has no file."""
    first = {edition_file(signed.fingerprint): signed for _, signed in reversed([*standing_of(data)])}
    for edition, signed in reversed(first.items()):
        if edition not in data.editions:
            file = f"{data.files.paths.editions}/{edition}"
            said = message("The text that was signed is missing: {file}. Put it back.", file=file)
            yield signed.place_of("fingerprint"), said
