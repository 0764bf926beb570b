"""Whether what is there still is what was issued, signed and recorded: pure functions that give checks.

`project` checks a project's own copies, register and evidence, `returned` a file that came back; `compare`
tells words apart.
"""

from kpes.verify.checks import Check, Edition, Issued, Known, Verdict, failed
from kpes.verify.project import Facts, check_project
from kpes.verify.returned import check_returned

__all__ = [
    "Check", "Edition", "Facts", "Issued", "Known", "Verdict", "check_project", "check_returned", "failed",
]  # fmt: skip
