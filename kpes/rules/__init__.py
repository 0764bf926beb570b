"""What can be wrong in data of the right shape: one rule a file, in an explicit list.

A rule is a module with a CODE, a SEVERITY, a ``check(data)`` that yields a place and a message for each
thing it finds, and a docstring that says what it checks, why that matters, and gives a wrong and a right
example. Shape (K1xx and the ids of K301) is the reader's to check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import ModuleType

from kpes.findings import MOST_IN_A_FILE, Finding
from kpes.rules import (
    agreement_ids,
    goals_without_area,
    insertions,
    partner_ids,
    records_without_partner,
    reserved_ids,
    too_few_partners,
    too_many_signatures_required,
)
from kpes.rules.data import Data
from kpes.source import NOT_READ_ON

RULES: tuple[ModuleType, ...] = (
    agreement_ids,
    goals_without_area,
    insertions,
    too_few_partners,
    partner_ids,
    reserved_ids,
    too_many_signatures_required,
    records_without_partner,
)


def check(data: Data) -> Iterator[Finding]:
    """The findings of all rules, in the order of the rules; of one file at most MOST_IN_A_FILE."""
    found: Counter[str] = Counter()
    for rule in RULES:
        for place, message in rule.check(data):
            if found[place.file] == MOST_IN_A_FILE:
                break
            yield Finding(place, rule.CODE, message, rule.SEVERITY)
            found[place.file] += 1
            if found[place.file] == MOST_IN_A_FILE:
                yield Finding(place, "K117", NOT_READ_ON)


__all__ = ["RULES", "Data", "check"]
