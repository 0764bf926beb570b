"""K2: the words of the agreement."""

from kpes.rules.text import (
    agreement_ids,
    area_without_goals,
    blank_left,
    copy_count_misplaced,
    copy_count_missing,
    copy_count_repeated,
    doubled_word,
    empty_paragraph,
    goals_outside_areas,
    goals_without_area,
    heading_unlike_area,
    insertions,
    placeholder_left,
    same_wording,
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
    area_without_goals,
    goals_outside_areas,
    heading_unlike_area,
    same_wording,
    doubled_word,
)
"""The rules of this group, in the order of their codes."""
