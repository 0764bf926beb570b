"""A signature that is not of the form that the agreement asks for.

Under “form: written” only a handwritten signature or a qualified electronic one will do. A trusted profile
(podpis zaufany) and a personal signature (podpis osobisty) are other things, a rubber stamp is no
signature at all, and without the form the agreement may be void.

Wrong:

    $ kpes sign a --by "Anna Nowak" --method trusted-profile

Right:

    $ kpes sign a --by "Anna Nowak" --method qualified

Source: Kodeks cywilny, art. 78 and 78¹.
"""

from kpes.messages import Message, message
from kpes.model import METHODS_OF_WRITTEN_FORM, Partner, Signed
from kpes.rules.register import of_each_signature
from kpes.rules.rule import Data

CODE = "K506"

@of_each_signature("method", on_todays_text=True)
def check(data: Data, partner: Partner, signed: Signed) -> Message | None:
    """Each standing signature on today's text by a method that does not meet the written form."""
    if not data.agreement or data.agreement.form != "written" or signed.method in METHODS_OF_WRITTEN_FORM:
        return None
    return message(
        "The agreement asks for written form, and the signature of {name} is not of that form.",
        name=signed.representative,
    )
