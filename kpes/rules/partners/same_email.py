"""Two partners have the same e-mail address.

What is meant for one partner alone, such as its copy or a reminder to sign, would reach the other. Often
the row above was copied and the address forgotten. Where two partners do share an office, accept it.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        email: biuro@fala.example
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        email: Biuro@fala.example
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        email: biuro@fala.example
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        email: dalba@dalba.example
        representatives: [{name: Jan Kowalski}]
"""

from kpes.messages import message
from kpes.rules.partners import shared
from kpes.rules.rule import Data, Findings

CODE = "K312"

def check(data: Data) -> Findings:
    """Each address that a partner further up has."""
    having = ((one.email.value.casefold(), one.email, one) for one in data.partners or () if one.email)
    for email, other, line in shared(having):
        said = message(
            "“{other}” (line {line}) has the same e-mail address. Correct one of the two, if each has its own.",
            other=other,
            line=line,
        )
        yield email, said
