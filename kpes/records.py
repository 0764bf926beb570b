"""What was recorded for a partner, and which of its signatures stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from kpes.model import Basis, Event, Partner, Signed

Records = dict[str, tuple[Event, ...]]
"""What was recorded, by partner id; a partner without a record is not in it."""


def standing_signatures(events: Sequence[Event]) -> list[Signed]:
    """The signatures of one partner that were not withdrawn afterwards, oldest first."""
    standing: list[Signed] = []
    withdrawn: set[tuple[str, str]] = set()
    for event in reversed(events):
        whose = event.fingerprint, person(event.representative)
        if not isinstance(event, Signed):
            withdrawn.add(whose)
        elif whose not in withdrawn:
            standing.append(event)
    return standing[::-1]


def basis_of(partner: Partner, name: str) -> Basis | None:
    """By what right the person of this name signs for ``partner``, as far as the signatory list says."""
    return next((one.basis for one in partner.representatives if same_person(one.name.value, name)), None)


def same_person(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals, spaces and the way accents are encoded."""
    return person(one) == person(other)


@lru_cache(2**16)
def person(name: str) -> str:
    """What is the same for all spellings of ``name`` that `same_person` takes for one."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def last_moment(records: Records) -> str:
    """When the register was written to last, in ISO 8601; empty before the first record."""
    return max((event.recorded_at for events in records.values() for event in events), default="")
