"""What protocols in tests are drawn from: two partners of a written agreement, both of whom signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from kpes.copies.lists import Copies, Copy, Manifest
from kpes.fingerprint import short
from kpes.layout.drawing import draw_up
from kpes.model import Evidence, Partner, Signed
from kpes.project.snapshot import Resolved, Snapshot
from kpes.register.reading import Files
from kpes.shapes.table import read_agreement
from kpes.verify.checks import Outcome, Returned
from kpes.verify.evidence import Compared, Seen, Shows
from kpes.verify.signed import SignedFiles
from tests.parties import EDITION, TODAY, partner, signature
from tests.project import snapshot
from tests.sound import agreement

SCAN = Evidence("data/evidence/a/skan.pdf", "c" * 64)
KEPT = f"{short(TODAY)}.txt"
ANNA, JAN = signature("Anna Nowak", evidence=(SCAN,)), signature("Jan Kowalski", date(2014, 11, 9))
A, B = partner("a", "Anna Nowak", name="Fundacja A"), partner("b", "Jan Kowalski", name="Spółdzielnia B")
COPIES = Manifest(TODAY, (Copy("1-a.docx", "a", "docx", "d" * 64), Copy("2-b.docx", "b", "docx", "d" * 64)))
BOTH = ((A, (ANNA,)), (B, (JAN,)))


class Recorded(Files):
    """Files of the register in which nothing was changed by other means, but for what is given."""

    def __init__(self, changed: Mapping[str, int], unsealed: Iterable[str], digest: str):
        super().__init__({})
        self.digest = digest
        self._changed, self._unsealed = dict(changed), dict.fromkeys(unsealed, 1)

    @cached_property
    def altered(self) -> dict[str, int]:
        return self._changed

    @cached_property
    def unsealed(self) -> dict[str, int]:
        return self._unsealed

    def sha256(self) -> str:
        return self.digest


def facts(
    *parties: tuple[Partner, tuple[Signed, ...]],
    keys: str = "status: final",
    changed: Mapping[str, int] = {},
    unsealed: Iterable[str] = (),
    register: str = "e" * 64,
    signed: SignedFiles = {},  # noqa: B006
    shows: Mapping[str, Shows] = {},
    copies: Manifest | None = COPIES,
    **found: object,
) -> tuple[Snapshot, Seen]:
    """A project with these partners and their signatures, what the electronic ones are, and what evidence shows.

    ``keys`` are of the agreement; what else is ``found`` takes the place of parts of the project.
    """
    read, _ = read_agreement(agreement(keys).encode(), "data/agreement.yaml")
    assert read is not None
    parties = parties or BOTH
    partners = tuple(listed for listed, _ in parties)
    whole = {
        "errors": (),
        "drawn_up": Resolved(read, partners, draw_up(read, partners), EDITION, TODAY),
        "records": {listed.id.value: signatures for listed, signatures in parties if signatures},
        "files": Recorded(changed, unsealed, register),
        "editions": {KEPT: EDITION},
        "evidence": {SCAN.file: SCAN.sha256},
        "copies": Copies(Path(), sums={}, manifest=copies, changed=(), missing=()),
    }
    told = {file: Compared(one, Returned(file, Outcome.SAME, None, 0, ())) for file, one in shows.items()}
    return snapshot(Path(), **{**whole, **found}), Seen(signed, told)
