"""A key stands twice.

Of two values for one key only one can count, and nobody can see which. Remove one of the two, or give it
the key that was meant.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        name: Fundacja Nowa Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Nowa Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K103"
SEVERITY = Severity.ERROR
