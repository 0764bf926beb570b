"""Two partners share an id.

The id names a partner's copy, its file in the register and its evidence. With one id for two partners
one's signature would count as the other's.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Pierwsza
        representatives: [{name: Anna Nowak}]
      - id: fundacja
        name: Fundacja Druga
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja-1
        name: Fundacja Pierwsza
        representatives: [{name: Anna Nowak}]
      - id: fundacja-2
        name: Fundacja Druga
        representatives: [{name: Jan Kowalski}]
"""

from kpes.rules.rule import Data, Findings, repeated_ids

CODE = "K303"

def check(data: Data) -> Findings:
    """Each id that a partner further up has."""
    return repeated_ids(partner.id for partner in data.partners or ())
