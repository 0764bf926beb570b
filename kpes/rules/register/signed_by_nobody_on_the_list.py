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

from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.register.reading import person
from kpes.rules.register import of_each_signature
from kpes.rules.rule import Data

CODE = "K502"

@of_each_signature("representative")
def check(data: Data, partner: Partner, signed: Signed) -> Message | None:
    """Each standing signature under a name that a partner with representatives does not name."""
    named = {person(representative.name.value) for representative in partner.representatives}
    if not named or person(signed.representative) in named:
        return None
    return message(
        "{name} is not a representative of “{partner}”. Add the person in data/partners.yaml, or withdraw the "
        "signature.",
        name=signed.representative,
        partner=partner.name,
    )
