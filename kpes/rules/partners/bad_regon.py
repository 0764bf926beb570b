"""A REGON cannot be right.

A REGON has nine digits, or fourteen where it is that of a branch, and the last one follows from the
others, so that most slips of the pen show. Spaces and hyphens are no fault.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        regon: '123456784'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        regon: '123456785'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Source: Ustawa z dnia 29 czerwca 1995 r. o statystyce publicznej, art. 42, and python-stdnum for the check digits.
"""

from kpes.rules.partners import REGON, wrong
from kpes.rules.rule import Data, Findings

CODE = "K309"

def check(data: Data) -> Findings:
    """Each REGON of another length, with other characters, or with a check digit that does not fit."""
    return wrong(data, REGON)
