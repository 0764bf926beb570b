"""K1: the files as files, and the shape of what is in them.

A module without a ``check`` describes what the parser or the reader finds.
"""

from kpes.rules.source import cut_off_by_comment, list_glued_to_text, mixed_scripts

RULES = (
    cut_off_by_comment,
    mixed_scripts,
    list_glued_to_text,
)
"""The rules of this group that look at data which could be read, in the order of their codes."""
