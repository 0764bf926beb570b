"""Lists and groups stand too deep inside each other.

An agreement needs about six levels, and kpes reads twenty. More of them is a mistake of brackets or
indentation, or a file made to stop programs that read it.

Wrong:

    title: [[[[[[[[[[[[[[[[[[[[[[Porozumienie]]]]]]]]]]]]]]]]]]]]]]

Right:

    title: Porozumienie
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K109"
SEVERITY = Severity.ERROR
