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

from kpes.messages import message
from kpes.model import Partner, Signed
from kpes.register.reading import person
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings

CODE = "K505"

def check(data: Data) -> Findings:
    """The latest signature of each partner that has none on today's text, or of each person where others have."""
    if data.fingerprint is None:
        return
    latest: dict[str, tuple[Partner, Signed]] = {}
    by_person: dict[tuple[str, str], tuple[Partner, Signed]] = {}
    current: dict[str, set[str]] = {}
    for partner, signed in standing_of(data):
        id, who = partner.id.value, person(signed.representative)
        latest[id] = by_person[id, who] = partner, signed
        if signed.fingerprint == data.fingerprint:
            current.setdefault(id, set()).add(who)
    for (id, whose), (partner, signed) in by_person.items():
        if id in current and whose not in current[id] and len(current[id]) < partner.signatures_required:
            said = message(
                "{name} has signed another text than today's for “{partner}”. Undo the change, or have it signed "
                "anew.",
                name=signed.representative,
                partner=partner.name,
            )
            yield signed.place_of("fingerprint"), said
    for id, (partner, signed) in latest.items():
        if id not in current:
            said = message(
                "“{partner}” has signed another text than today's. Undo the change, or have it signed anew.",
                partner=partner.name,
            )
            yield signed.place_of("fingerprint"), said
