"""What papers in tests are made from: the sound project, with the shipped templates alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpes.papers.words import Occasion
from kpes.project.folder import Project
from tests.parties import signature
from tests.sound import data

PARTNERS = """\
status: final
author: Biuro Klastra
copies: {each: 1, extra: [{id: ip, name: Instytucja Pośrednicząca}]}
partners:
  - id: a
    name: Fundacja A
    seat: Gdańsk
    address: ul. Długa 7, 80-001 Gdańsk
    representatives: [{name: Anna Nowak, function: Prezes Zarządu, basis: statutory}]
  - id: b
    name: Spółdzielnia B
    seat: Sopot
    representatives: [{name: Jan Lis, function: Prezes Zarządu}, {name: Ewa Lis, basis: power-of-attorney}]
    signatures_required: 2
  - id: c
    name: Centrum C
"""


def occasion(keys: str = PARTNERS, due: date | None = None, **given: object) -> Occasion:
    """An occasion on the sound data with these keys; ``records`` may be given."""
    held = data(keys, **given)
    held.project = Project(Path("/nothing/is/there"))
    return Occasion(held, due)


def signed_by(occasion: Occasion, name: str = "Anna Nowak"):
    """A record of a signature on the text of this occasion."""
    return signature(name, fingerprint=occasion.snapshot.resolved.fingerprint)
