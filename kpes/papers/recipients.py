"""Who gets papers: the partners, and those who are to have a copy though they are no partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kpes.model import Partner, Text
from kpes.project.partners import partner_of
from kpes.project.snapshot import Snapshot
from kpes.status import Standing


class Recipient(NamedTuple):
    """Who gets papers; ``numbers`` are those of its copies. Who is no partner has no ``standing``."""

    id: Text
    name: Text
    numbers: tuple[int, ...]
    standing: Standing | None = None

    @property
    def partner(self) -> Partner | None:
        """The partner that it is."""
        return self.standing.partner if self.standing else None

    @property
    def declined(self) -> bool:
        """Whether it is a partner that will not sign."""
        return self.standing is not None and self.standing.name == "declined"


def recipients(snapshot: Snapshot, only: Sequence[str] = (), extra: bool = True) -> list[Recipient]:
    """All of them in their order, or only those with these ids; a KpesError where an id is nobody's.

    Without ``extra`` they are the partners alone.
    """
    text = snapshot.resolved
    numbers: dict[str, list[int]] = {}
    for number, id in enumerate(text.agreement.recipients(text.partners), 1):
        numbers.setdefault(id, []).append(number)
    named = [(one.partner.id, one.partner.name, one) for one in snapshot.status.standings]
    others = [(one.id, one.name, None) for one in text.agreement.copies.extra if extra]
    known = {id.value for id, *_ in others}
    wanted = [id if id in known else partner_of(text.partners, id).id.value for id in only]
    return [
        Recipient(id, name, tuple(numbers[id.value]), standing)
        for id, name, standing in (*named, *others)
        if not wanted or id.value in wanted
    ]
