"""A partner names the same representative twice.

Each person signs once, so the second entry counts for nothing. Perhaps another name was meant here, and
then somebody who may sign is missing. Two people of the same name are told apart by a second name.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}, {name: ANNA NOWAK}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}, {name: Ewa Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Jan Kowalski}]
"""

from kpes.messages import message
from kpes.register.reading import person
from kpes.rules.rule import Data, Findings, repeated

CODE = "K317"


def check(data: Data) -> Findings:
    """Each representative whom the same partner names further up."""
    for partner in data.partners or ():
        names = (one.name for one in partner.representatives)
        for name, first in repeated(names, lambda one: person(one.value)):
            said = message(
                "{name} is named already, in line {line}. Remove this entry, or write who is meant here.",
                name=name,
                line=first.place.line,
            )
            yield name, said
