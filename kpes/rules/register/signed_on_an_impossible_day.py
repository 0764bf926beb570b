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

from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.rules.register import of_each_signature
from kpes.rules.rule import Data

CODE = "K503"

@of_each_signature("signed_on")
def check(data: Data, partner: Partner, signed: Signed) -> Message | None:
    """Each standing signature whose day cannot be."""
    day = signed.signed_on.isoformat()
    if signed.signed_on > data.today:
        return message("{date} is in the future. Withdraw the record, and make it anew.", date=day)
    if data.agreement and signed.signed_on < data.agreement.date:
        return message(
            "{date} is before the date of the text, {agreed}. Withdraw the record, or mend the date.",
            date=day,
            agreed=data.agreement.date.isoformat(),
        )
    return None
