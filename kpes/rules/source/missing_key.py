"""A required key is missing.

Without it the document cannot be made. Add it at the place that the message names. What every key means
stands in the comments of the files that kpes init writes.

Wrong:

    partners:
      - id: fundacja
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

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

CODE = "K105"
SEVERITY = Severity.ERROR
