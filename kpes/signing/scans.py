"""What is noted of scans that were compared: all that was seen for one signature, in short for a row of a table."""

from __future__ import annotations

from collections.abc import Iterator

from kpes.messages import Message, message
from kpes.model import Partner
from kpes.register.evidence import Said
from kpes.signing.service import Signing
from kpes.verify.checks import Verdict
from kpes.verify.evidence import Compared


def seen(signing: Signing, compared: Compared, partner: Partner) -> Iterator[Message]:
    """All that was seen of a scan, and whether there is ink in the row of this partner."""
    row = signing.exhibits.row_of(partner, compared)
    for what in (*(one.detail for one in compared.found.checks), *([row.said] if row else [])):
        yield message("Note: {file}: {what}", file=compared.found.file, what=what)


def to_look_at(signing: Signing, said: Said) -> Iterator[Message]:
    """In short what was seen of each scan of a signature, where a person has to look at it before it is recorded."""
    for file in said.files:
        compared = signing.scans.get(file.sha256)
        if compared is None or compared.told is None:
            continue
        row = signing.exhibits.row_of(said.party, compared)
        verdict, *others = compared.found.checks
        if any(one.verdict is Verdict.FAIL for one in others) or (row and not row.inked):
            what = message("{verdict} {words}", verdict=verdict.detail, words=compared.told.counts.said)
            what = message("{before} {then}", before=what, then=row.said) if row else what
            yield message("{file}: {what}", file=file.path.name, what=what)
