"""A line “---” starts a second document in the same file.

Everything below it would be left out. YAML uses such lines between documents; to set off parts of a file
from each other use a comment, which starts with “#”.

Wrong:

    status: draft
    ---
    form: any

Right:

    status: draft
    # ---
    form: any
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K111"
SEVERITY = Severity.ERROR
