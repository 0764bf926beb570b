"""The file is empty.

Nothing stands in it, or nothing but comments. Perhaps saving it failed, or another file was opened. If git
keeps the project, its last version brings the content back.

Wrong:

    $ echo '# Lista partnerów' > data/partners.yaml

Right:

    $ echo '# Lista partnerów' >> data/partners.yaml
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K112"
SEVERITY = Severity.ERROR
