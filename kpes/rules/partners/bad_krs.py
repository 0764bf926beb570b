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

import re

from kpes.messages import message
from kpes.rules.partners import KRS, digits_of, wrong
from kpes.rules.rule import Data, Findings

CODE = "K310"

def check(data: Data) -> Findings:
    """Each KRS number of another length, or with other characters; it has no check digit."""
    for number, said in wrong(data, KRS):
        digits = digits_of(number.value)
        if re.fullmatch("[0-9]{4,9}", digits) and int(digits):
            said = message(
                "“{number}” is no KRS number: it has ten digits. If a spreadsheet dropped the zeros in front, it is "
                "{likely}.",
                number=number,
                likely=digits.zfill(10),
            )
        yield number, said
