"""The file is too large.

kpes reads files of at most 8 MiB with at most a million texts, lists and groups; ten thousand partners are
well within that. A larger one holds something else, such as a picture. Files of evidence belong into
data/evidence, where their size does not matter.

Wrong:

    $ head -c 9000000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml

Right:

    $ head -c 90000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K110"
SEVERITY = Severity.ERROR
