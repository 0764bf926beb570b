"""Files that survive a kill at any instant, alone or several at once, and a lock around reading and writing.

A file is written under a temporary name in its own folder, brought to the disk, and only then given its
name, so that nobody ever sees half of it. What a killed process leaves behind starts with ``.kpes-``.

`files` writes and reads single ones, `changes` several, all or none, `lock` keeps others out meanwhile.
"""

from kpes.storage.changes import Changes, changes, pending
from kpes.storage.files import (
    TEMPORARY,
    create,
    folder_made,
    is_file,
    is_left_over,
    keep,
    left_over,
    reading,
    replace,
    replace_by,
    sha256,
    sha256_of,
    unreadable,
    why,
    writing,
)
from kpes.storage.lock import locked

__all__ = [
    "TEMPORARY", "Changes", "changes", "create", "folder_made", "is_file", "is_left_over", "keep", "left_over",
    "locked", "pending", "reading", "replace", "replace_by", "sha256", "sha256_of", "unreadable", "why", "writing",
]  # fmt: skip
