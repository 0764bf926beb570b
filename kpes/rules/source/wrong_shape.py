"""Here must be something of another kind.

Where a list is wanted, a single text is no list, even if it is the only one; where a text is wanted, it
cannot be empty; a number is written in digits. The message says what belongs here. Lines that start with
“- ” make a list.

Wrong:

    paragraphs: Porozumienie sporządzono w XXXXX egzemplarzach.

Right:

    paragraphs:
      - text: Porozumienie sporządzono w XXXXX egzemplarzach.
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K106"
SEVERITY = Severity.ERROR
