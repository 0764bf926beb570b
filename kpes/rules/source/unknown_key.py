"""A key is not known.

What stands under a key that kpes does not know would be left out of every copy in silence. Mostly it is a
slip of the pen, and the message names the key that comes nearest. A note to yourself is written behind “#”.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        siedziba: Gdańsk
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        seat: Gdańsk
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K104"
SEVERITY = Severity.ERROR
