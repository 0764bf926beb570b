"""One person's signature on one text is recorded twice.

One of the records is too many; the dates or the evidence of the two may differ, and later nobody can tell
which is true. kpes refuses a second record, so somebody wrote it by hand, or merged
two clones. “kpes revoke” withdraws both; then record the right one anew.

Wrong:

    # data/signatures/a.yaml
    - event: signed
      representative: Anna Nowak
      signed_on: 2014-11-07
      method: handwritten
      fingerprint: sha256:…
      recorded_at: 2014-11-08T09:12:44Z
      digest: …
    - event: signed
      representative: Anna NOWAK
      signed_on: 2014-11-08
      method: handwritten
      fingerprint: sha256:…
      recorded_at: 2014-11-08T09:12:44Z
      digest: …

Right:

    $ kpes sign a --by "Anna Nowak" --on 2014-11-07
"""

from kpes.messages import message
from kpes.register.reading import person
from kpes.rules.register import standing_of
from kpes.rules.rule import Data, Findings, repeated

CODE = "K504"

def check(data: Data) -> Findings:
    """Each standing signature whose person has another one on the same text further up."""
    signatures = ((partner.id.value, signed) for partner, signed in standing_of(data))
    for (_, signed), (_, first) in repeated(
        signatures, lambda one: (one[0], person(one[1].representative), one[1].fingerprint)
    ):
        said = message(
            "{name} has signed this text already, in line {line}. Withdraw it, and record it once.",
            name=signed.representative,
            line=first.place.line,
        )
        yield signed.place_of("representative"), said
