"""The copies in out/copies are not of today's text.

The data was changed after they were written. Whoever prints or signs them signs another text than the one
that kpes checks, and the signature will not count for it. Write them anew with: kpes render

Wrong:

    $ kpes render
    $ sed -i 's/współpracują/działają/' data/agreement.yaml

Right:

    $ sed -i 's/współpracują/działają/' data/agreement.yaml
    $ kpes render
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings
from kpes.source import Place

CODE = "K401"

_SAID = message("The copies are of another text than today's. Write them anew: kpes render")


def check(data: Data) -> Findings:
    """The folder, where its manifest names another fingerprint than today's."""
    found = data.copies
    if found.written and found.manifest and data.fingerprint not in (None, found.manifest.fingerprint):
        yield Place(f"{found.place}/manifest.json"), _SAID
