"""The signatory list is missing.

The partners stand in data/partners.yaml. Without that file nobody knows who the agreement is between, nor
how many copies it needs. Restore it, or write the partners into a new one: kpes schema partners shows what
belongs there.

Wrong:

    $ rm data/partners.yaml

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

CODE = "K116"
SEVERITY = Severity.ERROR
