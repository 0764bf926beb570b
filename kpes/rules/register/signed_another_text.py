"""A partner has signed another text than today's.

The data was changed after the signature. The signature stays recorded, but it is not one on the text that
the copies bear now. Undo the change, or have the partner sign the new text.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ sed -i 's/współpracują/działają/' data/agreement.yaml

Right:

    $ kpes sign a --by "Anna Nowak"
    $ sed -i 's/współpracują/działają/' data/agreement.yaml
    $ kpes sign a --by "Anna Nowak"
"""

from __future__ import annotations

from kpes.findings import Severity
from kpes.messages import message
from kpes.rules.data import Data, Findings, standing_of
from kpes.source import excerpt

CODE = "K505"
SEVERITY = Severity.WARNING


def check(data: Data) -> Findings:
    """The latest signature of each partner that has none on today's text."""
    if data.fingerprint is None:
        return
    latest = {partner.id.value: (partner, signed) for partner, signed in standing_of(data)}
    current = {partner.id.value for partner, signed in standing_of(data) if signed.fingerprint == data.fingerprint}
    for id, (partner, signed) in latest.items():
        if id not in current:
            yield (
                signed.place_of("fingerprint"),
                message(
                    "“{partner}” has signed another text than today's. Undo the change, or have it signed anew.",
                    partner=excerpt(partner.name.value),
                ),
            )
