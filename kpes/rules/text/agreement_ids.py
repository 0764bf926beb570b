"""Two areas, two sections of goals, or two of what texts refer to share an id.

Goals point to their area by its id, texts to values, paragraphs, items, chapters and attachments, and an accepted
finding names its place by ids. An id that stands for two things stands for neither. So it is with the copies: no
extra one has the id of a partner.

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
from kpes.rules.text import units_of

CODE = "K201"


def check(data: Data) -> Findings:
    """Each id that another of its kind has."""
    agreement = data.agreement
    if not agreement:
        return
    yield from repeated_ids(area.id for area in agreement.areas)
    yield from repeated_ids(goals.id for goals in agreement.goals)
    units = (unit.id for unit in units_of(agreement) if unit.id)
    yield from repeated_ids((*(value.name for value in agreement.values), *units))
    partners = {partner.id.value: partner.id for partner in data.partners or ()}
    yield from repeated_ids((*partners.values(), *(extra.id for extra in agreement.copies.extra)))
