"""Fewer than two partners.

An agreement needs two parties at least, and the copy count is the number of partners.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja
        representatives: [{name: Anna Nowak}]

Right:

    partners:
      - id: fundacja
        name: Fundacja
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia
        representatives: [{name: Jan Kowalski}]
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K302"


def check(data: Data) -> Findings:
    """The only partner."""
    if data.partners is not None and len(data.partners) == 1 and not data.is_act:
        yield data.partners[0].place, message("An agreement needs at least two partners; here is only one.")
