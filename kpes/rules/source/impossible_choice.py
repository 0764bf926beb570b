"""This word is not among those that are possible here.

Keys such as “status” or “form” take one of a few words, always in English. The message names them, or
the one that was likely meant.

Wrong:

    status: ostateczny

Right:

    status: final
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K114"
SEVERITY = Severity.ERROR
