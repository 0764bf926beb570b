"""The areas or the goals are in the data, but not exactly once in the text.

Areas and goals become part of the agreement where a paragraph inserts them. Inserted nowhere, they
would be missing from every copy and nobody would notice; inserted twice, the agreement would say
everything twice.

Wrong:

    areas:
      - id: edukacja
        text: edukacja
    paragraphs:
      - text: Porozumienie dotyczy edukacji.

Right:

    areas:
      - id: edukacja
        text: edukacja
    paragraphs:
      - text: [{insert: areas, labels: 1/}]
"""

from kpes.messages import Message, message
from kpes.model import Agreement, Embedded, Insertion, Text
from kpes.rules.rule import Data, Findings
from kpes.rules.text import parts_of, runs

CODE = "K203"


# What is said of a kind that is inserted nowhere, twice, or absent; areas and goals have sentences of their own, since
# other languages decline them.
_AREAS = (
    message("No paragraph inserts the areas. Add “insert: areas” where they belong."),
    message("The areas are inserted a second time. Remove one of the two."),
    message("There are no areas to insert. Write them under “areas”, or remove this."),
)
_GOALS = (
    message("No paragraph inserts the goals. Add “insert: goals” where they belong."),
    message("The goals are inserted a second time. Remove one of the two."),
    message("There are no goals to insert. Write them under “goals”, or remove this."),
)


def check(data: Data) -> Findings:
    """What is inserted nowhere, each second insertion, and each insertion of what is not there."""
    if data.agreement:
        yield from _of_a_kind(data.agreement, "areas", [area.id for area in data.agreement.areas], _AREAS)
        yield from _of_a_kind(data.agreement, "goals", [goals.id for goals in data.agreement.goals], _GOALS)


def _of_a_kind(agreement: Agreement, kind: Embedded, ids: list[Text], said: tuple[Message, ...]) -> Findings:
    nowhere, twice, absent = said
    inserted = (part for parts in runs(agreement) for part in parts_of(parts) if isinstance(part, Insertion))
    found = [part.place for part in inserted if part.what == kind]
    if not ids:
        yield from ((place, absent) for place in found)
    elif not found:
        yield ids[0].place, nowhere
    else:
        yield from ((place, twice) for place in found[1:])
