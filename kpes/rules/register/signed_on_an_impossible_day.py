"""A signature dated before the agreement, or in the future.

Nobody can have signed a text before it existed, or tomorrow. kpes records no such day, so the date of the
agreement was changed afterwards, or the record was written by hand. On the dates depends when the agreement
was concluded.

Wrong:

    # data/signatures/a.yaml
    - event: signed
      representative: Anna Nowak
      signed_on: 2013-11-07
      method: handwritten
      fingerprint: sha256:…
      recorded_at: 2014-11-08T09:12:44Z
      digest: …

Right:

    $ kpes sign a --by "Anna Nowak" --on 2014-11-07
"""

from __future__ import annotations

from kpes.messages import message
from kpes.rules.data import Data, Findings, standing_of

CODE = "K503"


def check(data: Data) -> Findings:
    """Each standing signature whose day cannot be."""
    for _, signed in standing_of(data):
        day = signed.signed_on.isoformat()
        if signed.signed_on > data.today:
            said = message("{date} is in the future. Withdraw the record, and make it anew.", date=day)
            yield signed.place_of("signed_on"), said
        elif data.agreement and signed.signed_on < data.agreement.date:
            agreed = data.agreement.date.isoformat()
            yield (
                signed.place_of("signed_on"),
                message(
                    "{date} is before the date of the agreement, {agreed}. Withdraw the record, or mend the date.",
                    date=day,
                    agreed=agreed,
                ),
            )
