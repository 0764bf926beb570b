"""A partner's id is a name that Windows keeps for itself.

The id names files, and on Windows no file can be called CON, NUL or COM1, whatever its ending. Somebody
who opens the project there could not even fetch it.

Wrong:

    partners:
      - id: nul
        name: Fundacja NUL
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja-nul
        name: Fundacja NUL
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia
        representatives: [{name: Jan Kowalski}]

Source: Microsoft, Naming Files, Paths, and Namespaces.
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K304"

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def check(data: Data) -> Findings:
    """Each reserved id. (``CONIN$`` and ``CONOUT$`` are no ids anyway.)"""
    for partner in data.partners or ():
        if partner.id.value in RESERVED:
            said = message("Windows keeps the name “{id}” for itself. Choose another id.", id=partner.id.value)
            yield partner.id.place, said
