"""Files that survive a kill at any instant, alone or several at once, and a lock around reading and writing.

A file is written under a temporary name in its own folder, brought to the disk, and only then given its
name, so that nobody ever sees half of it. What a killed process leaves behind starts with ``.kpes-``.

`bounded` reads them, `files` writes single ones, `changes` several, all or none, `lock` keeps others out meanwhile.
"""

from kpes.storage.bounded import Unreadable, is_file, read, reading, sha256, sha256_of, why
from kpes.storage.changes import Changes, changes, pending
from kpes.storage.files import (
    TEMPORARY,
    create,
    folder_made,
    is_left_over,
    keep,
    left_over,
    replace,
    replace_by,
    writing,
)
from kpes.storage.lock import locked

__all__ = [
    "TEMPORARY", "Changes", "Unreadable", "changes", "create", "folder_made", "is_file", "is_left_over", "keep",
    "left_over", "locked", "pending", "read", "reading", "replace", "replace_by", "sha256", "sha256_of", "why",
    "writing",
]  # fmt: skip
