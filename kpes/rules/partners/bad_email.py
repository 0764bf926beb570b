"""An e-mail address cannot be one.

It needs one “@”, a name before it and a domain with a dot behind it, and no spaces. What is sent to
anything else comes back, and the partner never learns that a signature is missing. Here stands one
address; several, or a name beside it, do not belong here. Whether the address exists is not checked.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        email: biuro.fala.example
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        email: biuro@fala.example
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

import re

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K311"

_ADDRESS = r"[^\s@,;:<>()]+@[^\s@,;:<>().]+(?:\.[^\s@,;:<>().]+)+"


def check(data: Data) -> Findings:
    """Each address that is not of the form name@domain.tld."""
    for partner in data.partners or ():
        if partner.email and not re.fullmatch(_ADDRESS, partner.email.value):
            said = message(
                "“{email}” is no e-mail address. Write one address, like this: biuro@example.org", email=partner.email
            )
            yield partner.email, said
