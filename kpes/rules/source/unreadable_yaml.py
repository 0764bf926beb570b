"""The file cannot be understood from here on.

A quotation mark that is not closed, a colon and a space inside a text, a line that is indented more or less
than its neighbours: there a program cannot tell what is meant, and kpes does not guess. The message
says what it takes for the cause; often the cause is in the line above. A text under “>” on a line of its
own may hold every character.

Wrong:

    title: Misja: pomagać

Right:

    title: 'Misja: pomagać'
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K102"
SEVERITY = Severity.ERROR
