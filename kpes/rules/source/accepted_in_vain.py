"""An acceptance that fits no finding.

Under “accepted” stand the findings that are meant to stay, each by its rule and place. If the place was
renamed, or the text mended, the entry accepts nothing any more, and would one day hide another finding.
Remove it, or correct its rule, place or words: kpes validate shows them.

Wrong:

    accepted:
      - rule: K214
        where: preamble.text
        reason: Tak brzmi opublikowany tekst.

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        email: biuro@fala.example
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        email: biuro@fala.example
        representatives: [{name: Jan Kowalski}]
    accepted:
      - rule: K312
        where: partners.spoldzielnia.email
        reason: Obaj partnerzy mają wspólne biuro.
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K121"
SEVERITY = Severity.WARNING
