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

from __future__ import annotations

from kpes.messages import message
from kpes.rules.data import Data, Findings, repeated
from kpes.source import excerpt

CODE = "K312"


def check(data: Data) -> Findings:
    """Each address that a partner further up has."""
    having = [(partner.email, partner) for partner in data.partners or () if partner.email]
    for (email, _), (first, other) in repeated(having, lambda one: one[0].value.casefold()):
        said = message(
            "“{other}” (line {line}) has the same e-mail address. Correct one of the two, if each has its own.",
            other=excerpt(other.name.value),
            line=first.place.line,
        )
        yield email, said
