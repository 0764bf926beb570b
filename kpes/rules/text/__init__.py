"""K2: the words of the agreement."""

from kpes.rules.text import (
    agreement_ids,
    blank_left,
    copy_count_misplaced,
    copy_count_missing,
    copy_count_repeated,
    empty_paragraph,
    goals_without_area,
    insertions,
    placeholder_left,
)

RULES = (
    agreement_ids,
    goals_without_area,
    insertions,
    empty_paragraph,
    copy_count_missing,
    copy_count_repeated,
    copy_count_misplaced,
    placeholder_left,
    blank_left,
)
"""The rules of this group, in the order of their codes."""
