"""One person represents two partners.

Who acts for both sides of an agreement can wrong one of them. A proxy may do so only if the power of
attorney allows it, or if the agreement cannot harm those who gave it. Look into the powers of attorney,
and accept it where both partners agree. Two people of the same name are told apart by a second name.

Wrong:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Anna Nowak}]

Right:

    partners:
      - id: fundacja
        name: Fundacja Fala
        representatives: [{name: Anna Nowak}]
      - id: spoldzielnia
        name: Spółdzielnia Socjalna Dalba
        representatives: [{name: Anna Maria Nowak}]

Source: Kodeks cywilny, art. 108.
"""

from collections.abc import Iterator

from kpes.messages import message
from kpes.model import Partner, Text
from kpes.register.reading import person
from kpes.rules.partners import shared
from kpes.rules.rule import Data, Findings

CODE = "K314"

def check(data: Data) -> Findings:
    """Each representative whom a partner further up names too."""
    for name, other, line in shared(_people(data)):
        said = message(
            "{name} represents “{other}” too (line {line}). Check that both partners agree to that.",
            name=name,
            other=other,
            line=line,
        )
        yield name, said


def _people(data: Data) -> Iterator[tuple[str, Text, Partner]]:
    """Each person of each partner once: how `person` knows them, their name, and the partner."""
    for partner in data.partners or ():
        people = {person(one.name.value): one.name for one in reversed(partner.representatives)}
        yield from ((who, name, partner) for who, name in people.items())
