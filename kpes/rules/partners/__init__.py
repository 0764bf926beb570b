"""K3: the partners."""

from kpes.rules.partners import (
    bad_email,
    bad_krs,
    bad_nip,
    bad_regon,
    nobody_to_sign,
    partner_ids,
    personal_number,
    placeholder_names,
    represents_two,
    reserved_ids,
    same_email,
    same_name,
    same_number,
    same_representative,
    too_few_partners,
    too_many_signatures_required,
)

RULES = (
    too_few_partners,
    partner_ids,
    reserved_ids,
    too_many_signatures_required,
    same_name,
    same_number,
    bad_nip,
    bad_regon,
    bad_krs,
    bad_email,
    same_email,
    nobody_to_sign,
    represents_two,
    personal_number,
    placeholder_names,
    same_representative,
)
"""The rules of this group, in the order of their codes."""
