"""A file is not saved as UTF-8.

Letters are kept as numbers, and an older encoding, such as Windows-1250, gives Polish letters other
numbers. kpes reads UTF-8 alone, so that “ą” is the same letter on every computer. Save the file anew: in
Notepad and other editors the encoding stands beside the name under “Save as”.

Wrong:

    $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old && mv old data/partners.yaml

Right:

    $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old
    $ iconv -f WINDOWS-1250 -t UTF-8 old > data/partners.yaml
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K101"
SEVERITY = Severity.ERROR
