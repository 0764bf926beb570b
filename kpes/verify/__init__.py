"""Whether what is there still is what was issued, signed and recorded: pure functions that give checks.

`project` checks a project's own copies, register and evidence, `returned` a file that came back (`bytes` whether it is
one that is known), `signed` the electronic signatures on PDFs; `compare` tells words apart.
"""

from kpes.verify.checks import Check, Edition, Issued, Known, Verdict, failed
from kpes.verify.project import Facts, check_project
from kpes.verify.returned import bears, check_returned
from kpes.verify.signed import SignedFiles, judged, shared_certificates, signers_meant

__all__ = [
    "Check", "Edition", "Facts", "Issued", "Known", "SignedFiles", "Verdict", "bears", "check_project",
    "check_returned", "failed", "judged", "shared_certificates", "signers_meant",
]  # fmt: skip
