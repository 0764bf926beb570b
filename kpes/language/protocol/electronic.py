"""What a signing protocol says of the electronic signatures among its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class ElectronicWords(NamedTuple):
    """The words for the verdicts on electronic signatures; ``{names}`` stand for values.

    ``questions`` go by the check, ``verdicts`` by the verdict, ``findings`` by the finding, as `kpes.esign.verdicts`
    names them. ``not_proven`` goes by what stays open.
    """

    heading: str
    intro: str  # {moment}
    signature: str
    result: str
    exhibit: str  # {number}
    nobody: str
    questions: Mapping[str, str]
    verdicts: Mapping[str, str]
    findings: Mapping[str, str]  # {page} {moment} {edition} {recorded} {names} {name}
    shared: str  # {partners}
    unchecked: str  # {numbers} {command}
    not_proven: Mapping[str, str]


OPEN = ("unchecked", "identity", "time", "revocation", "qualified")
"""What stays open, in the order in which a protocol says so."""
