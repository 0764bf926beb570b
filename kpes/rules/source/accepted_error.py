"""An acceptance of an error.

A warning can be accepted, an error cannot: with it the document could not be printed, or the signatures
would not count. Mend what the error says, and remove the entry.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
    accepted:
      - rule: K302
        where: partners.fundacja
        reason: Drugi partner jeszcze się namyśla.

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K122"
SEVERITY = Severity.ERROR
