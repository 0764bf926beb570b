"""What a verification or a signing protocol is given, read from a project's folder.

`facts` reads the project and what may be compared with it, `signed` looks into electronically signed PDFs.
"""

from kpes.gathering.facts import LARGEST, facts, file, for_protocol, known
from kpes.gathering.signed import SignedPdfs

__all__ = ["LARGEST", "SignedPdfs", "facts", "file", "for_protocol", "known"]
