"""Two areas, or two sections of goals, share an id.

Goals point to their area by its id, and an accepted finding names its place by ids. An id that stands
for two things stands for neither.

Wrong:

    areas:
      - id: edukacja
        text: edukacja;
      - id: edukacja
        text: wymiana doświadczeń
    paragraphs:
      - text: [{insert: areas, labels: 1/}]

Right:

    areas:
      - id: edukacja
        text: edukacja;
      - id: doswiadczenia
        text: wymiana doświadczeń
    paragraphs:
      - text: [{insert: areas, labels: 1/}]
"""

from kpes.rules.rule import Data, Findings, repeated_ids

CODE = "K201"

def check(data: Data) -> Findings:
    """Each id of an area or a section of goals that another of its kind has."""
    if data.agreement:
        yield from repeated_ids(area.id for area in data.agreement.areas)
        yield from repeated_ids(goals.id for goals in data.agreement.goals)
