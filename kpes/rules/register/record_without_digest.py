"""A record of the register bears no digest.

kpes ends each record with a digest, by which a later change of it shows. This one bears none, so it was written by
hand, or its digest was removed, and nobody can tell whether it says what it said. Restore the file, from git for
instance. A record that was made by hand on purpose still counts, and this finding can be accepted; the signing
protocol stays an interim one and names the file.

Wrong:

    # data/signatures/a.yaml
    - event: signed
      representative: Anna Nowak
      signed_on: 2014-11-07
      method: handwritten
      fingerprint: sha256:…
      recorded_at: 2014-11-08T09:12:44Z

Right:

    $ kpes sign a --by "Anna Nowak"
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K515"

_SAID = message(
    "This record bears no digest, so a change of it would not show. Restore the file, or accept this if the record was "
    "made by hand on purpose."
)


def check(data: Data) -> Findings:
    """The first such record of each file, where nothing else in the file tells that it was changed."""
    altered = data.files.altered
    return ((data.files.place_of(id, line), _SAID) for id, line in data.files.unsealed.items() if id not in altered)
