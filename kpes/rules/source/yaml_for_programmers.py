"""YAML for programmers: an anchor, an alias, a tag or a merge key.

With “&”, “*”, “!” and “<<” YAML can refer to text that stands elsewhere or change what a value is. Whoever
reads the file would not see the text that is signed, so an agreement must not use them. Write the text
itself. If such a sign begins a text that is meant as it stands, put the text in quotes.

Wrong:

    title: &tytul Porozumienie

Right:

    title: Porozumienie
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K108"
SEVERITY = Severity.ERROR
