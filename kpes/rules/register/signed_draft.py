"""A draft was signed.

A draft bears its mark under the title, so the final text is another text, and the signature will not count
for it. Set “status: final”, write the copies anew and have those signed.

Wrong:

    status: draft
    $ kpes sign a --by "Anna Nowak"

Right:

    status: final
    $ kpes sign a --by "Anna Nowak"
"""

from kpes.messages import Message, message
from kpes.model import Partner, Signed
from kpes.rules.register import of_each_signature
from kpes.rules.rule import Data

CODE = "K512"

@of_each_signature("fingerprint", on_todays_text=True)
def check(data: Data, partner: Partner, signed: Signed) -> Message | None:
    """Each standing signature on today's text, where that is a draft. (Those on earlier drafts are K505.)"""
    if not data.agreement or data.agreement.status != "draft":
        return None
    return message(
        "What {name} signed is a draft. Set “status: final”, and have the final text signed.",
        name=signed.representative,
    )
