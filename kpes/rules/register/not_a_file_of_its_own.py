"""What stands among the register's files is a link or a folder.

A link shows whatever it leads to, which may change without anybody touching the register, or may be a file that has
nothing to do with it. kpes does not read it and adds nothing to it. Restore the file, from git for instance, or remove
what stands there.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ ln -s a.yaml data/signatures/b.yaml

Right:

    $ kpes sign a --by "Anna Nowak"
    $ kpes sign b --by "Jan Kowalski"
"""

from __future__ import annotations

from kpes.findings import Severity

CODE = "K518"
SEVERITY = Severity.ERROR
