"""The register holds signatures for no partner.

A file in data/signatures/ is named by a partner's id. When a partner's id changes or the partner
leaves the list, its signatures count for nobody any more.

Wrong:

    register: fundcja
    partners:
      - id: fundacja
        name: Fundacja
      - id: spoldzielnia
        name: Spółdzielnia

Right:

    register: fundacja
    partners:
      - id: fundacja
        name: Fundacja
      - id: spoldzielnia
        name: Spółdzielnia
"""

from __future__ import annotations

from collections.abc import Iterator

from kpes.findings import Severity
from kpes.messages import Message, message
from kpes.rules.data import Data
from kpes.source import Place

CODE = "K501"
SEVERITY = Severity.WARNING


def check(data: Data) -> Iterator[tuple[Place, Message]]:
    """Each file of the register that no partner's id names."""
    if data.partners is None:
        return
    ids = {partner.id.value for partner in data.partners}
    for id in data.records:
        if id not in ids:
            yield (
                Place(f"data/signatures/{id}.yaml"),
                message("There is no partner “{id}”: these signatures count for nobody.", id=id),
            )
