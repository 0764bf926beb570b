"""A partner's id cannot name a file.

The id stands in commands, and in the names of copies, register files and evidence, on every computer that
opens the project. Therefore it has only small letters without accents, digits and hyphens, at most 40, and
begins with a letter or digit. It is never printed, so it may be short; after the first signature it
stays as it is.

Wrong:

    partners:
      - id: Fundacja Żółw
        name: Fundacja Żółw
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: zolw
        name: Fundacja Żółw
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K301"
SEVERITY = Severity.ERROR
