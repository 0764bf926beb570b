"""K5: what was recorded about signatures."""

from kpes.rules.register import (
    edition_changed,
    edition_missing,
    evidence_changed,
    evidence_missing,
    form_not_met,
    not_as_kpes_writes_it,
    records_without_partner,
    signed_another_text,
    signed_by_nobody_on_the_list,
    signed_draft,
    signed_on_an_impossible_day,
    signed_twice,
)

RULES = (
    records_without_partner,
    signed_by_nobody_on_the_list,
    signed_on_an_impossible_day,
    signed_twice,
    signed_another_text,
    form_not_met,
    evidence_missing,
    evidence_changed,
    edition_missing,
    edition_changed,
    not_as_kpes_writes_it,
    signed_draft,
)
"""The rules of this group, in the order of their codes."""
