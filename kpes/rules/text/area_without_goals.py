"""An area has no goals, though other areas do.

Where the agreement sets goals for its areas, the reader looks for them under each. An area without any
was forgotten, or the section with its goals does not say where it belongs. Write its goals, or add
“area” with this id to the section that holds them.

Wrong:

    areas:
      - id: edukacja
        text: edukacja;
      - id: badania
        text: badania.
    goals:
      - id: cele-edukacji
        area: edukacja
        heading: EDUKACJA
        text: Podniesienie świadomości.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]

Right:

    areas:
      - id: edukacja
        text: edukacja;
      - id: badania
        text: badania.
    goals:
      - id: cele-edukacji
        area: edukacja
        heading: EDUKACJA
        text: Podniesienie świadomości.
      - id: cele-badan
        area: badania
        heading: BADANIA
        text: Poznanie potrzeb.
    paragraphs:
      - text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K212"


def check(data: Data) -> Findings:
    """Each area that no goals point to, where some point to an area that there is."""
    if not data.printed:
        return
    pointed_at = {goals.area.value for goals in data.printed.goals if goals.area}
    areas = data.printed.areas
    if any(area.id.value in pointed_at for area in areas):
        for area in areas:
            if area.id.value not in pointed_at:
                said = message(
                    "The area “{area}” has no goals. Add a section of goals for it, or “area: {area}” to the one "
                    "that belongs to it.",
                    area=area.id,
                )
                yield area.id, said
