"""A KRS number cannot be right.

The number in the National Court Register has ten digits, and most begin with zeros. A spreadsheet takes
it for a sum and drops those zeros: “0000123456” becomes “123456”. Spaces and hyphens are no fault.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        krs: '123456'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        krs: '0000123456'
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Source: Ustawa z dnia 20 sierpnia 1997 r. o Krajowym Rejestrze Sądowym.
"""

from kpes.rules.partners import KRS, wrong
from kpes.rules.rule import Data, Findings

CODE = "K310"


def check(data: Data) -> Findings:
    """Each KRS number of another length, or with other characters; it has no check digit."""
    return wrong(data, KRS)
