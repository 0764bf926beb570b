"""The register holds signatures for no partner.

A file in data/signatures/ is named by a partner's id. When a partner's id changes or the partner
leaves the list, its signatures count for nobody any more. Give the partner its id back, or withdraw the
signatures with kpes revoke; a file whose signatures are all withdrawn may stay.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ sed -i 's/id: a$/id: fundacja/' data/partners.yaml

Right:

    $ sed -i 's/id: a$/id: fundacja/' data/partners.yaml
    $ kpes sign fundacja --by "Anna Nowak"
"""

from kpes.messages import message
from kpes.register.reading import standing_signatures
from kpes.rules.rule import Data, Findings

CODE = "K501"


def check(data: Data) -> Findings:
    """Each file of the register with a signature that stands, and no partner of that id."""
    if data.partners is None:
        return
    ids = {partner.id.value for partner in data.partners}
    for id, events in data.records.items():
        if id not in ids and standing_signatures(events):
            said = message(
                "There is no partner “{id}”: these signatures count for nobody. Give the partner this id again, or "
                "withdraw them: kpes revoke {id} --reason TEXT",
                id=id,
            )
            yield data.files.place_of(id), said
