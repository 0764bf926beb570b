"""K2: the words of the agreement."""

from kpes.rules.text import (
    agreement_ids,
    area_without_goals,
    blank_left,
    copy_count_misplaced,
    copy_count_missing,
    copy_count_repeated,
    date_in_future,
    doubled_word,
    empty_paragraph,
    goals_outside_areas,
    goals_without_area,
    heading_unlike_area,
    insertions,
    partner_count_differs,
    placeholder_left,
    range_backwards,
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
    range_backwards,
    area_without_goals,
    goals_outside_areas,
    heading_unlike_area,
    same_wording,
    doubled_word,
    partner_count_differs,
    date_in_future,
)
"""The rules of this group, in the order of their codes."""
