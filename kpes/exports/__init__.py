"""All that a partner needs to check alone, as files: a project without what only its makers need.

An export is a project, too, so kpes checks it as one; ``SHA256SUMS`` over all of its files, and a page that
explains the check, are for those who have no kpes.
"""
