"""A signature of somebody who is not among the partner's representatives.

Where a partner names its representatives, only they may sign for it. kpes records nobody else, so the list
was changed afterwards, or the record was written by hand. Add the person to the list, if that is right, or
withdraw the signature: kpes revoke

Wrong:

    partners:
      - id: a
        name: Fundacja
        representatives: [{name: Anna Nowak}]
      - id: b
        name: Spółdzielnia
        representatives: [{name: Ewa Lis}]
    # data/signatures/a.yaml
    - event: signed
      representative: Jan Kowalski
      signed_on: 2014-11-07
      method: handwritten
      fingerprint: sha256:…
      recorded_at: 2014-11-08T09:12:44Z
      digest: …

Right:

    partners:
      - id: a
        name: Fundacja
        representatives: [{name: Anna Nowak}]
      - id: b
        name: Spółdzielnia
        representatives: [{name: Ewa Lis}]
    $ kpes sign a --by "Anna Nowak"
"""

from __future__ import annotations

from kpes.messages import message
from kpes.records import person
from kpes.rules.data import Data, Findings, standing_of
from kpes.source import excerpt

CODE = "K502"


def check(data: Data) -> Findings:
    """Each standing signature under a name that a partner with representatives does not name."""
    named = {
        partner.id.value: {person(representative.name.value) for representative in partner.representatives}
        for partner in data.partners or ()
    }
    for partner, signed in standing_of(data):
        names = named[partner.id.value]
        if names and person(signed.representative) not in names:
            yield (
                signed.place_of("representative"),
                message(
                    "{name} is not a representative of “{partner}”. Add the person in data/partners.yaml, or "
                    "withdraw the signature.",
                    name=excerpt(signed.representative),
                    partner=excerpt(partner.name.value),
                ),
            )
