"""Goals point to an area that does not exist.

The reader of the agreement would look for the area in vain. Goals that belong to no area leave the key
“area” out.

Wrong:

    areas:
      - id: edukacja
        text: edukacja
    goals:
      - id: cele-edukacji
        area: edukcja
        heading: EDUKACJA
        text: Podniesienie świadomości.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]

Right:

    areas:
      - id: edukacja
        text: edukacja
    goals:
      - id: cele-edukacji
        area: edukacja
        heading: EDUKACJA
        text: Podniesienie świadomości.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
"""

from kpes.messages import Message, message, nearest
from kpes.rules.rule import Data, Findings

CODE = "K202"

_MOST_COMPARED = 500
"""Areas that a suggestion is looked for among; to compare takes long, and no agreement has so many."""


def check(data: Data) -> Findings:
    """Each reference of goals to an area that is not there."""
    if not data.printed:
        return
    areas = dict.fromkeys(area.id.value for area in data.printed.areas)
    compared = list(areas)[:_MOST_COMPARED]
    for goals in data.printed.goals:
        if goals.area and goals.area.value not in areas:
            yield goals.area.place, _unknown(goals.area.value, compared)


def _unknown(area: str, areas: list[str]) -> Message:
    likely = nearest(area, areas)
    if likely:
        return message("There is no area “{area}”. Did you mean “{likely}”?", area=area, likely=likely[0])
    return message("There is no area “{area}”.", area=area)
