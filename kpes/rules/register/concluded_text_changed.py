"""The agreement is concluded, and its data gives another text now.

Once all have signed, the text is no longer anybody's to edit: what changes it is an act that all sign, and a notice
tells new data of a partner. Undo the change, and start an act with `kpes act new`.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ kpes sign b --by "Jan Kowalski"
    $ sed -i 's/współpracują/działają/' data/agreement.yaml

Right:

    $ kpes sign a --by "Anna Nowak"
    $ kpes sign b --by "Jan Kowalski"
"""

from kpes.fingerprint import short
from kpes.messages import message
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings

CODE = "K521"


def check(data: Data) -> Findings:
    """The last edition that every partner of the list has signed in full, where it is not today's."""
    if data.fingerprint is None or not data.partners or not data.agreement:
        return
    people: dict[str, dict[str, set[str]]] = {}
    for partner, signed in standing_of(data):
        people.setdefault(signed.fingerprint, {}).setdefault(partner.id.value, set()).add(signed.representative)
    needed = {partner.id.value: partner.signatures_required for partner in data.partners}
    full = [
        edition
        for edition, signers in people.items()
        if all(len(signers.get(id, ())) >= count for id, count in needed.items())
    ]
    if full and data.fingerprint not in full:
        said = message(
            "All have signed edition {edition}, and the data gives another text. Undo the change; what follows a "
            "concluded agreement is an act: kpes act new annex ID",
            edition=short(full[-1]),
        )
        yield data.agreement.title, said
