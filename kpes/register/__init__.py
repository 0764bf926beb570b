"""The register: what was recorded about each partner's signatures, one file a partner.

`files` reads and appends, `reading` makes records of what was read, `records` tells what stands of what was
recorded, `checks` whose signature is meant.
"""

from kpes.records import Records, basis_of, person, same_person, standing_signatures
from kpes.register.files import EDITIONS, JOURNAL, Entry, Register
from kpes.register.reading import SIGNATURES, Files, file_of

__all__ = [
    "EDITIONS",
    "JOURNAL",
    "SIGNATURES",
    "Entry",
    "Files",
    "Records",
    "Register",
    "basis_of",
    "file_of",
    "person",
    "same_person",
    "standing_signatures",
]
