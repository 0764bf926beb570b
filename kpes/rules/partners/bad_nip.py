"""A NIP cannot be right.

A NIP has ten digits, and the last one follows from the others, so that most slips of the pen show. A
wrong number is carried into letters, invoices and applications. The list of partners is looked at, and the words of
the agreement where they name a number as one. Spaces, hyphens and “PL” in front are no fault.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        nip: 123-456-32-19
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        nip: 123-456-32-18
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Source: Ustawa z dnia 13 października 1995 r. o zasadach ewidencji i identyfikacji podatników i płatników,
and python-stdnum for the check digit.
"""

from kpes.rules.partners import NIP, wrong
from kpes.rules.rule import Data, Findings

CODE = "K308"

def check(data: Data) -> Findings:
    """Each NIP of another length, with other characters, or with a check digit that does not fit."""
    return wrong(data, NIP)
