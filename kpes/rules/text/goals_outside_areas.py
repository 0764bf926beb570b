"""A section of goals belongs to no area, though others do.

Whoever reads the list of areas does not learn of these goals: no area announces them. Add “area” with
the id of the area that they belong to, or write the area that is missing.

Wrong:

    areas:
      - id: edukacja
        text: edukacja
    goals:
      - id: cele-edukacji
        area: edukacja
        heading: EDUKACJA
        text: Podniesienie świadomości.
      - id: cele-promocji
        heading: PROMOCJA
        text: Budowanie dobrego wizerunku.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]

Right:

    areas:
      - id: edukacja
        text: edukacja;
      - id: promocja
        text: promocja.
    goals:
      - id: cele-edukacji
        area: edukacja
        heading: EDUKACJA
        text: Podniesienie świadomości.
      - id: cele-promocji
        area: promocja
        heading: PROMOCJA
        text: Budowanie dobrego wizerunku.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K213"


def check(data: Data) -> Findings:
    """Each section of goals without “area”, where another has one."""
    if not data.printed or not any(goals.area for goals in data.printed.goals):
        return
    for goals in data.printed.goals:
        if not goals.area:
            said = message(
                "No area announces the goals “{heading}”. Add “area” with the id of theirs, or the area itself.",
                heading=goals.heading,
            )
            yield goals.heading, said
