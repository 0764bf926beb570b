"""Nobody is named to sign for a partner.

Where a partner names its representatives, only they can sign for it, and kpes refuses everybody else.
Where it names nobody, any name that is typed in counts as a signature, a wrong one too. Take the names
from the register of the court or from the power of attorney, before the copies go round.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K313"


def check(data: Data) -> Findings:
    """Each partner without representatives; one finding at the first where no partner has any."""
    partners = data.partners or ()
    without = [partner for partner in partners if not partner.representatives]
    if len(without) == len(partners) > 1:
        said = message(
            "No partner says who may sign for it, so that any name counts. Name them under “representatives”."
        )
        yield partners[0].name, said
        return
    for partner in without:
        said = message(
            "“{partner}” does not say who may sign for it, so that any name counts. Name them under "
            "“representatives”.",
            partner=partner.name,
        )
        yield partner.name, said
