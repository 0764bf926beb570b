"""What protocols in tests are drawn from: two partners of a written agreement, both of whom signed."""

from __future__ import annotations

from datetime import date

from kpes.copies import Copy, Look, Manifest
from kpes.fingerprint import short
from kpes.model import Evidence, Partner, Signed
from kpes.protocol import Facts
from kpes.reader import read_agreement
from kpes.status import status
from tests.parties import EDITION, TODAY, partner, signature
from tests.sound import agreement

SCAN = Evidence("data/evidence/a/skan.pdf", "c" * 64)
KEPT = f"{short(TODAY)}.txt"
ANNA, JAN = signature("Anna Nowak", evidence=(SCAN,)), signature("Jan Kowalski", date(2014, 11, 9))
A, B = partner("a", "Anna Nowak", name="Fundacja A"), partner("b", "Jan Kowalski", name="Spółdzielnia B")
COPIES = Manifest(TODAY, (Copy("1-a.docx", "a", "docx", "d" * 64), Copy("2-b.docx", "b", "docx", "d" * 64)))
BOTH = ((A, (ANNA,)), (B, (JAN,)))


def facts(*parties: tuple[Partner, tuple[Signed, ...]], keys: str = "status: final", **found: object) -> Facts:
    """The facts about these partners and their signatures; ``keys`` are of the agreement, ``found`` of the facts."""
    read, _ = read_agreement(agreement(keys).encode(), "data/agreement.yaml")
    parties = parties or BOTH
    records = {listed.id.value: signatures for listed, signatures in parties if signatures}
    whole: dict[str, object] = {
        "agreement": read,
        "status": status(read, tuple(listed for listed, _ in parties), records, TODAY),
        "records": records,
        "changed": {},
        "unsealed": (),
        "register": "e" * 64,
        "editions": {KEPT: EDITION},
        "evidence": {SCAN.file: SCAN.sha256},
        "signed": {},
        "copies": COPIES,
        "look": Look(TODAY, (), (), ()),
    }
    return Facts(**{**whole, **found})
