"""There was too much to mend, and the file was not read on.

After two hundred findings in a file kpes stops: nobody reads more at once, and often one fault causes all
of them. The list is therefore not complete. Mend the first ones and check again.

Wrong:

    $ for n in $(seq 300); do echo "klucz$n: x"; done >> data/partners.yaml

Right:

    $ for n in $(seq 300); do echo "# uwaga $n"; done >> data/partners.yaml
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K117"
SEVERITY = Severity.ERROR
