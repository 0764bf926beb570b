"""K4: the copies that were written."""

from kpes.rules.copies import (
    copies_of_another_text,
    copy_changed,
    copy_missing,
    foreign_file,
)

RULES = (
    copies_of_another_text,
    copy_changed,
    copy_missing,
    foreign_file,
)
"""The rules of this group, in the order of their codes."""
