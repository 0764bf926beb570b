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

from __future__ import annotations

from collections.abc import Iterator

from kpes.findings import Severity
from kpes.messages import Message, message
from kpes.model import Agreement, Insertion
from kpes.rules.data import Data
from kpes.source import Place

CODE = "K203"
SEVERITY = Severity.ERROR


def check(data: Data) -> Iterator[tuple[Place, Message]]:
    """What is inserted nowhere, each second insertion, and each insertion of what is not there."""
    if not data.agreement:
        return
    for what, first in (("areas", _first_area(data.agreement)), ("goals", _first_goals(data.agreement))):
        found = [part.place for part in _insertions(data.agreement) if part.what == what]
        if first and not found:
            yield (
                first,
                message(
                    "No paragraph inserts the {what}: add “insert: {what}” where they belong.", what=what
                ),
            )
        for place in found if not first else found[1:]:
            yield (
                place,
                message("The {what} are inserted a second time. Remove one of the two.", what=what)
                if first
                else message("There are no {what} to insert.", what=what),
            )


def _insertions(agreement: Agreement) -> Iterator[Insertion]:
    groups = [agreement.parties, agreement.preamble.parts]
    groups += [paragraph.parts for paragraph in agreement.paragraphs]
    for parts in groups:
        yield from (part for part in parts if isinstance(part, Insertion))


def _first_area(agreement: Agreement) -> Place | None:
    return agreement.areas[0].id.place if agreement.areas else None


def _first_goals(agreement: Agreement) -> Place | None:
    return agreement.goals[0].id.place if agreement.goals else None
