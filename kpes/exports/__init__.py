"""All that a partner needs to check alone, as files: a project without what only its makers need.

An export is a project, too, so kpes checks it as one; ``SHA256SUMS`` over all of its files, and a page that
explains the check, are for those who have no kpes.
"""

from kpes.exports.checks import check
from kpes.exports.content import Export, collect
from kpes.exports.writing import is_export, opened, pack, write

__all__ = ["Export", "check", "collect", "is_export", "opened", "pack", "write"]
