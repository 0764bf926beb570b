"""Files that survive a kill at any instant, alone or several at once, and a lock around reading and writing.

A file is written under a temporary name in its own folder, brought to the disk, and only then given its
name, so that nobody ever sees half of it. What a killed process leaves behind starts with ``.kpes-``.

`files` reads and writes single ones and keeps others out meanwhile, `changes` writes several, all or none.
"""

from kpes.storage.changes import Changes, changes, pending
from kpes.storage.files import (
    TEMPORARY,
    Unreadable,
    create,
    folder_made,
    is_file,
    is_left_over,
    keep,
    left_over,
    locked,
    read,
    reading,
    replace,
    replace_by,
    sha256,
    sha256_of,
    why,
    writing,
)

__all__ = [
    "TEMPORARY", "Changes", "Unreadable", "changes", "create", "folder_made", "is_file", "is_left_over", "keep",
    "left_over", "locked", "pending", "read", "reading", "replace", "replace_by", "sha256", "sha256_of", "why",
    "writing",
]  # fmt: skip
