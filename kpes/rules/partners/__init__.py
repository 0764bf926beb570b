"""K3: the partners."""

from kpes.rules.partners import (
    partner_ids,
    reserved_ids,
    too_few_partners,
    too_many_signatures_required,
)

RULES = (
    too_few_partners,
    partner_ids,
    reserved_ids,
    too_many_signatures_required,
)
"""The rules of this group, in the order of their codes."""
